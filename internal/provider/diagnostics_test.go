package provider

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// The next steps that several failures share.
const (
	checkPermission = "Cloudflare answers this for three causes: the credentials are wrong or expired; they belong to another account than " +
		"account_id " + fakeapi.AccountID + "; or they lack a permission. Check that account_id is right, and that the token, or the user of the " +
		"key, has the permission Realtime or Realtime Admin on that account."
	checkCredentials = "Check api_token (CLOUDFLARE_API_TOKEN), or api_key and email (CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL): " +
		"the value must be the whole credential and nothing else, the key must be the one of that e-mail address, and a token does not go into api_key."
	checkIDs = "Check account_id " + fakeapi.AccountID + " and app_id " + fakeapi.AppID + ": the app must belong to the account. " +
		"Check base_url (CLOUDFLARE_BASE_URL) too, if it is set: it ends in /client/v4."
	checkArgument = "Change or remove the argument of this block that the message names."
	runLater      = "Run again later. If it goes on, see https://www.cloudflarestatus.com, or show the line above to Cloudflare's support."
	askSupport    = "If the message does not help, show the line above to Cloudflare's support."
	checkService  = "Check base_url (CLOUDFLARE_BASE_URL). If it is the API's own, it may have changed: look for a newer version of the provider, or report this."
	raiseTimeout  = "Raise timeouts.read of this block, or narrow the window with start_time and end_time."
	withoutWords  = ", in an answer without a message of the API's: something in between, such as a proxy, may have written it."
)

func TestEveryFailureOfTheAPIIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		answer             fakeapi.Effect
		cause, facts, next string
	}{
		"malformed account id": {
			fakeapi.ErrorB(404, 7003, "Could not route to /accounts/x"),
			`Cloudflare finds no such account, app or page: "Could not route to /accounts/x".`, "API code 7003, HTTP status 404, cf-ray 1, page 1", checkIDs,
		},
		"unknown app, service": {
			fakeapi.ErrorA(404, 404, "App not found"),
			`Cloudflare finds no such account, app or page: "App not found".`, "API code 404, HTTP status 404, cf-ray 1, page 1", checkIDs,
		},
		"unknown app, edge": {
			fakeapi.ErrorB(404, 404, "App not found"),
			`Cloudflare finds no such account, app or page: "App not found".`, "API code 404, HTTP status 404, cf-ray 1, page 1", checkIDs,
		},
		"permission": {
			fakeapi.ErrorB(403, 10000, "Authentication error"),
			`Cloudflare refused the credentials: "Authentication error".`, "API code 10000, HTTP status 403, cf-ray 1, page 1", checkPermission,
		},
		"permission with 401": {
			fakeapi.ErrorB(401, 10000, "Authentication error"),
			`Cloudflare refused the credentials: "Authentication error".`, "API code 10000, HTTP status 401, cf-ray 1, page 1", checkPermission,
		},
		"invalid token": {
			fakeapi.ErrorB(403, 9109, "Invalid access token"),
			`Cloudflare refused the credentials: "Invalid access token".`, "API code 9109, HTTP status 403, cf-ray 1, page 1", checkPermission,
		},
		"refused by a proxy": {
			fakeapi.HTML(403), "Cloudflare refused the credentials" + withoutWords, "HTTP status 403, cf-ray 1, page 1", checkPermission,
		},
		"malformed header": {
			fakeapi.ErrorB(400, 6003, "Invalid request headers"),
			`Cloudflare cannot read the credentials: "Invalid request headers".`, "API code 6003, HTTP status 400, cf-ray 1, page 1", checkCredentials,
		},
		"bad key or e-mail": {
			fakeapi.ErrorB(400, 9106, "Missing X-Auth-Key"),
			`Cloudflare cannot read the credentials: "Missing X-Auth-Key".`, "API code 9106, HTTP status 400, cf-ray 1, page 1", checkCredentials,
		},
		// The crawl's own page size and page 0 are tried before the refusal counts.
		"bad value, 422": {
			fakeapi.ErrorA(422, 422, "participants must be min:max"),
			`The API refused an argument: "participants must be min:max".`, "API code 422, HTTP status 422, cf-ray 1, page 1", checkArgument,
		},
		"bad value, 400": {
			fakeapi.ErrorA(400, 400, "participants must be min:max"),
			`The API refused an argument: "participants must be min:max".`, "API code 400, HTTP status 400, cf-ray 1, page 1", checkArgument,
		},
		"bad value, without a message": {
			fakeapi.HTML(400), "The API refused an argument" + withoutWords, "HTTP status 400, cf-ray 1, page 1",
			"This block sets nothing that the API could refuse. " + checkNetwork,
		},
		"rate limit": {
			fakeapi.RetryAfter("300"),
			`The limit of requests is reached: "Please wait and consider throttling your request speed".`, "API code 971, HTTP status 429, cf-ray 1, page 1",
			"The API asks to wait 5m0s, which is longer than timeouts.read leaves. Wait and run again, raise timeouts.read of this block, " +
				"or lower requests_per_five_minutes in the provider block: the limit is shared by everything that uses the same user or token.",
		},
		"status 200, edge": {
			fakeapi.ErrorB(200, 10000, "Authentication error"),
			`Cloudflare refused the credentials: "Authentication error".`, "API code 10000, HTTP status 200, cf-ray 1, page 1", checkPermission,
		},
		"status 200, service": {
			fakeapi.ErrorA(200, 1234, "no"), `The API refused the request: "no".`, "API code 1234, HTTP status 200, cf-ray 1, page 1", askSupport,
		},
		"service failure": {
			fakeapi.ErrorA(500, 500, "oops"), `The API failed: "oops".`, "API code 500, HTTP status 500, cf-ray 3, page 1, 3 attempts", runLater,
		},
		"html of the edge": {fakeapi.HTML(502), "The API failed" + withoutWords, "HTTP status 502, cf-ray 3, page 1, 3 attempts", runLater},
		"empty":            {fakeapi.Status(503, ""), "The API failed" + withoutWords, "HTTP status 503, cf-ray 3, page 1, 3 attempts", runLater},
		"html with 200": {
			fakeapi.HTML(200), "The answer is not JSON, so it was not the API that wrote it, or it broke off on the way.",
			"HTTP status 200, cf-ray 3, page 1, 3 attempts", checkNetwork,
		},
		"cut off JSON": {
			fakeapi.Body(`{"success":true,"data":{"ses`), "The answer is not JSON, so it was not the API that wrote it, or it broke off on the way.",
			"HTTP status 200, cf-ray 3, page 1, 3 attempts", checkNetwork,
		},
		"cut off body":  {fakeapi.CutOff(30), "The answer broke off before its end: unexpected EOF.", "HTTP status 200, cf-ray 3, page 1, 3 attempts", runLater},
		"no answer":     {fakeapi.HangUp(), "The API could not be reached: EOF.", "page 1, 3 attempts", checkNetwork},
		"another shape": {fakeapi.Body(`{"success":true}`), "The answer is not a page of sessions: it has no data.sessions.", "HTTP status 200, cf-ray 1, page 1", checkService},
		"no id": {
			fakeapi.Body(`{"data":{"sessions":[{"status":"LIVE"}]}}`), "The answer is not a page of sessions: session 1 of the page has no id.",
			"HTTP status 200, cf-ray 1, page 1", checkService,
		},
		"nested too deep": {
			fakeapi.Body(strings.Repeat("[", 20000)), "The answer is not a page of sessions: its JSON is nested more than 10,000 levels deep.",
			"HTTP status 200, cf-ray 1, page 1", checkService,
		},
		"oversized": {
			fakeapi.Huge(65 << 20), "The answer was refused: the page is larger than 64 MiB.", "HTTP status 200, cf-ray 1, page 1",
			"Set per_page of this block to a smaller number.",
		},
		"redirect": {
			fakeapi.Redirect("https://user:hunter2@example.com/x?token=hunter2"),
			"The API answered with a redirect to example.com, which is not followed: it would carry the credentials to another place.",
			"HTTP status 302, cf-ray 1, page 1", checkNetwork,
		},
		"timeout": {fakeapi.Stall(10), "The read timeout passed before the list was read.", "HTTP status 200, cf-ray 1, page 1", raiseTimeout},
		"wait past the deadline at last": {
			fakeapi.RetryAfter("40"),
			`The limit of requests is reached: "Please wait and consider throttling your request speed".`, "API code 971, HTTP status 429, cf-ray 2, page 1, 2 attempts",
			"The API asks to wait 40s, which is longer than timeouts.read leaves. Wait and run again, raise timeouts.read of this block, " +
				"or lower requests_per_five_minutes in the provider block: the limit is shared by everything that uses the same user or token.",
		},
		"timeout after a failure": {
			then(fakeapi.RetryAfter(""), fakeapi.Stall(10)),
			"The read timeout passed before the list was read. The last attempt failed. " +
				`The limit of requests is reached: "Please wait and consider throttling your request speed".`, "HTTP status 200, cf-ray 2, page 1, 2 attempts",
			"Wait and run again, raise timeouts.read of this block, or lower requests_per_five_minutes in the provider block: the limit is shared " +
				"by everything that uses the same user or token.",
		},
		"timeout between two attempts": {
			failingAfter(49900*time.Millisecond, fakeapi.ErrorA(503, 503, "busy")),
			`The read timeout passed before the list was read. The last attempt failed. The API failed: "busy".`,
			"API code 503, HTTP status 503, cf-ray 1, page 1",
			runLater + " To leave time for more attempts, raise timeouts.read of this block.",
		},
		"timeout in a second attempt": {
			failingAfter(30*time.Second, fakeapi.ErrorA(503, 503, "busy")),
			`The read timeout passed before the list was read. The last attempt failed. The API failed: "busy".`,
			"API code 503, HTTP status 503, cf-ray 1, page 1, 2 attempts",
			runLater + " To leave time for more attempts, raise timeouts.read of this block.",
		},
		"timeout after a wait that the API asked for": {
			then(fakeapi.Status(503, "", "Retry-After: 3"), fakeapi.Stall(10)),
			"The read timeout passed before the list was read. The last attempt failed. The API failed" + withoutWords, "HTTP status 200, cf-ray 2, page 1, 2 attempts",
			runLater + " To leave time for more attempts, raise timeouts.read of this block.",
		},
		"timeout after an answer of a stranger": {
			then(fakeapi.HTML(200), fakeapi.Stall(10)),
			"The read timeout passed before the list was read. The last attempt failed. " +
				"The answer is not JSON, so it was not the API that wrote it, or it broke off on the way.", "HTTP status 200, cf-ray 2, page 1, 2 attempts",
			checkNetwork + " If all of these are right, raise timeouts.read of this block.",
		},
		"maintenance": {
			fakeapi.Status(503, "", "Retry-After: 3600"), "The API failed" + withoutWords, "HTTP status 503, cf-ray 1, page 1",
			"The API asks to wait 1h0m0s, which is longer than timeouts.read leaves. " + runLater,
		},
		"maintenance for less time than there is": {
			fakeapi.Status(503, "", "Retry-After: 1"), "The API failed" + withoutWords, "HTTP status 503, cf-ray 3, page 1, 3 attempts", runLater,
		},
		"teapot": {fakeapi.ErrorA(418, 418, "no"), `The API refused the request: "no".`, "API code 418, HTTP status 418, cf-ray 1, page 1", askSupport},
		"a message with our token": {
			fakeapi.ErrorA(418, 0, "bad token "+fakeapi.Token), `The API refused the request: "bad token (redacted)".`, "HTTP status 418, cf-ray 1, page 1", askSupport,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				want := test.cause + "\n\n(" + test.facts + ")\n\n" + test.next
				if got := explained(t, test.answer); steady(got) != want {
					t.Errorf("explained as\n%s\nwant\n%s", steady(got), want)
				}
			})
		})
	}
}

// explained is the text for a read of a server that always answers so.
func explained(t *testing.T, answer fakeapi.Effect) string {
	t.Helper()

	server := fakeapi.New(fakeapi.Sessions(3))
	defer server.Close()

	fault := &fakeapi.Fault{When: fakeapi.Any(), Answer: answer}
	server.Inject(fault)

	base, err := realtimekit.ParseBaseURL(fakeapi.MemoryURL)
	if err != nil {
		t.Fatal(err)
	}

	text := failedRead(t, realtimekit.Config{
		BaseURL: base, Credentials: realtimekit.Credentials{Token: fakeapi.Token}, MaxRetries: 2, Transport: server.Transport(),
	})

	if fault.Fired() == 0 {
		t.Error("the fault never fired")
	}

	return text
}

func failedRead(t *testing.T, config realtimekit.Config) string {
	t.Helper()

	client, err := realtimekit.New(config)
	if err != nil {
		t.Fatal(err)
	}

	return failedReadBy(t, client)
}

func failedReadBy(t *testing.T, client *realtimekit.Client) string {
	t.Helper()

	// Less than the silence that a request may keep: it must be plain which comes first.
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Second)
	defer cancel()

	query := realtimekit.Query{AccountID: fakeapi.AccountID, AppID: fakeapi.AppID}
	_, err := client.Sessions(ctx, query)

	diagnostic := unableToListSessions(err, query)
	if diagnostic.Summary() != "Unable to list sessions" {
		t.Errorf("summary %q", diagnostic.Summary())
	}

	return diagnostic.Detail()
}

// then answers once in one way, and in another from then on.
func then(first, rest fakeapi.Effect) fakeapi.Effect {
	var answered atomic.Bool

	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if answered.Swap(true) {
			rest(w, r, next)
		} else {
			first(w, r, next)
		}
	}
}

// failingAfter answers so after a time.
func failingAfter(wait time.Duration, answer fakeapi.Effect) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		time.Sleep(wait)
		answer(w, r, next)
	}
}

// steady shortens the rays of the fake to the number of the request.
func steady(text string) string {
	before, after, found := strings.Cut(text, "cf-ray ")
	if !found {
		return text
	}

	ray, rest, _ := strings.Cut(after, ",")

	return before + "cf-ray " + strings.TrimSuffix(strings.TrimLeft(ray, "0"), "-FAK") + "," + rest
}

func TestAReadThatDoesNotFitIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	const otherwise = "the window with start_time and end_time; raise timeouts.read above 15m0s; or raise requests_per_five_minutes in the " +
		"provider block, if the rest of the run can spare the requests."

	tooMuch := &realtimekit.Error{Kind: realtimekit.KindTooMuch, Page: 1, Estimate: &realtimekit.Estimate{
		Requests: 3999, PageSize: 25, Needed: 15 * time.Minute, Left: 599*time.Second + 800*time.Millisecond,
	}}

	const estimate = "The list is too long for the time there is: it takes 3999 more requests, of 25 sessions each, and with them at least 15m0s, " +
		"but timeouts.read leaves 10m0s.\n\n(page 1)\n\n"

	tooMuchBy1000 := &realtimekit.Error{Kind: realtimekit.KindTooMuch, Page: 1, Estimate: &realtimekit.Estimate{
		Requests: 3999, PageSize: 1000, Needed: 15 * time.Minute, Left: 10 * time.Minute,
	}}

	for name, test := range map[string]struct {
		failure *realtimekit.Error
		query   realtimekit.Query
		want    string
	}{
		"with per_page": {
			tooMuch, realtimekit.Query{PerPage: 25}, "The list is too long for the time there is: it takes 3999 more requests, of 25 sessions each, and with them at least 15m0s, " +
				"but timeouts.read leaves 10m0s.\n\n(page 1)\n\nRaise per_page of this block, now 25, up to 1000, or remove it; narrow " + otherwise,
		},
		"without per_page": {
			tooMuch, realtimekit.Query{}, "The list is too long for the time there is: it takes 3999 more requests, of 25 sessions each, and with them at least 15m0s, " +
				"but timeouts.read leaves 10m0s.\n\n(page 1)\n\nThe API gives no more sessions in a page. Narrow " + otherwise,
		},
		"with a per_page that the API does not give": {
			tooMuch, realtimekit.Query{PerPage: 100}, estimate + "The API gives no more sessions in a page. Narrow " + otherwise,
		},
		"with the largest per_page": {
			tooMuchBy1000, realtimekit.Query{PerPage: 1000}, strings.ReplaceAll(estimate, "of 25 sessions", "of 1000 sessions") + "Narrow " + otherwise,
		},
		"with max_items": {
			tooMuch,
			realtimekit.Query{MaxItems: 5000, PerPage: 25},
			estimate + "Lower max_items of this block, now 5000; raise per_page of this block, now 25, up to 1000, or remove it; narrow " + otherwise,
		},
		"a wait until a moment that is told": {
			&realtimekit.Error{Kind: realtimekit.KindServer, Page: 1, Status: 503, Wait: 59*time.Minute + 59*time.Second + 47*time.Millisecond},
			realtimekit.Query{},
			"The API failed" + withoutWords + "\n\n(HTTP status 503, page 1)\n\n" +
				"The API asks to wait 59m59s, which is longer than timeouts.read leaves. " + runLater,
		},
		"budget used up": {
			&realtimekit.Error{Kind: realtimekit.KindBudget, Page: 7, Wait: 4 * time.Minute},
			realtimekit.Query{},
			"The budget of requests is used up for another 4m0s, which is longer than timeouts.read leaves.\n\n(page 7)\n\n" +
				"Raise timeouts.read of this block, or read less in one run. If it is the provider's own budget, requests_per_five_minutes in the " +
				"provider block raises it, at the expense of the rest of the run: Cloudflare documents 1,200 for everything that uses the same user or token.",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got := unableToListSessions(test.failure, test.query).Detail()
			if got != test.want {
				t.Errorf("explained as\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// What one read is told holds for all of the process: the second one asks nothing.
func TestAWaitThatAnotherReadWasAskedForIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(3))
		defer server.Close()
		server.Inject(&fakeapi.Fault{When: fakeapi.Any(), Answer: fakeapi.RetryAfter("300")})

		base, err := realtimekit.ParseBaseURL(fakeapi.MemoryURL)
		if err != nil {
			t.Fatal(err)
		}

		client, err := realtimekit.New(realtimekit.Config{BaseURL: base, Transport: server.Transport()})
		if err != nil {
			t.Fatal(err)
		}

		failedReadBy(t, client)

		want := "The limit of requests is reached: in answer to another request, the API asked this process to wait.\n\n(page 1)\n\n" +
			"The API asks to wait 5m0s, which is longer than timeouts.read leaves. Wait and run again, raise timeouts.read of this block, " +
			"or lower requests_per_five_minutes in the provider block: the limit is shared by everything that uses the same user or token."
		if got := failedReadBy(t, client); got != want {
			t.Errorf("explained as\n%s\nwant\n%s", got, want)
		}

		if got := len(server.Requests()); got != 1 {
			t.Errorf("%d requests", got)
		}
	})
}

func TestNoConnectionIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	// Nobody listens on the first port of all.
	const address = "127.0.0.1:1"

	base, err := realtimekit.ParseBaseURL("http://" + address)
	if err != nil {
		t.Fatal(err)
	}

	want := "The API could not be reached: dial tcp " + address + ": connect: connection refused.\n\n(page 1)\n\n" + checkNetwork
	if got := failedRead(t, realtimekit.Config{BaseURL: base}); got != want {
		t.Errorf("explained as\n%s\nwant\n%s", got, want)
	}
}

func TestALaterPageThatIsRefusedIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	failure := &realtimekit.Error{Kind: realtimekit.KindNotFound, Page: 2, Status: 404, Message: "no such page"}
	query := realtimekit.Query{AccountID: fakeapi.AccountID, AppID: fakeapi.AppID}

	const cause = "Cloudflare finds no such account, app or page: \"no such page\".\n\n(HTTP status 404, page 2)\n\n"

	if got := unableToListSessions(failure, query).Detail(); got != cause+laterPage {
		t.Errorf("explained as\n%s", got)
	}

	query.PageNo = 2
	if got := unableToListSessions(failure, query).Detail(); got != cause+checkIDs+" Or page_no 2 is past the end of the list: use a smaller one, or remove it." {
		t.Errorf("with page_no, explained as\n%s", got)
	}
}

func TestARefusalThatNamesNoArgumentNamesThoseThatWereSent(t *testing.T) {
	t.Parallel()

	failure := &realtimekit.Error{Kind: realtimekit.KindInvalid, Page: 7, Status: 400}
	query := realtimekit.Query{
		AccountID: fakeapi.AccountID, AppID: fakeapi.AppID, Status: realtimekit.StatusLive, StartTime: time.Unix(1, 0), PageNo: 7, PerPage: 10,
	}

	want := "The API refused an argument" + withoutWords + "\n\n(HTTP status 400, page 7)\n\nThe answer does not say which. " +
		"Try without each of those that were sent: page_no, per_page, start_time, status. " + checkNetwork +
		" Or page_no 7 is past the end of the list: use a smaller one, or remove it."
	if got := unableToListSessions(failure, query).Detail(); got != want {
		t.Errorf("explained as\n%s\nwant\n%s", got, want)
	}
}

func TestARequestThatWasNotSentIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	failure := &realtimekit.Error{Kind: realtimekit.KindArgument, Err: errors.New("an id is wrong")}

	want := "The request was not sent: an id is wrong.\n\nCheck account_id and app_id of this block."
	if got := unableToListSessions(failure, realtimekit.Query{}); got.Detail() != want {
		t.Errorf("explained as\n%s\nwant\n%s", got.Detail(), want)
	}
}

func TestAnErrorOfAnotherKindIsPassedOn(t *testing.T) {
	t.Parallel()

	if got := unableToListSessions(errors.New("oops"), realtimekit.Query{}); got.Detail() != "oops" {
		t.Errorf("explained as %s", got.Detail())
	}
}

func TestWhatIsMissingIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	none := newConnection(resolve(block(nothing), environment(nil)), "test")

	_, _, diags := none.app(types.StringNull(), types.StringNull())
	if len(diags) != 3 {
		t.Fatalf("%d problems", len(diags))
	}

	for i, want := range []string{
		"No credentials for Cloudflare were found. Set the environment variable CLOUDFLARE_API_TOKEN, or api_token in the provider block, " +
			"to an API token with the permission Realtime on the account; or set CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, or api_key and email.",
		"Neither this block nor the provider block says which account_id to read. Set account_id in this block, in the provider block, " +
			"or in the environment variable CLOUDFLARE_ACCOUNT_ID.",
		"Neither this block nor the provider block says which app_id to read. Set app_id in this block, in the provider block, " +
			"or in the environment variable REALTIMEKIT_APP_ID.",
	} {
		if diags[i].Detail() != want {
			t.Errorf("explained as\n%s\nwant\n%s", diags[i].Detail(), want)
		}
	}
}
