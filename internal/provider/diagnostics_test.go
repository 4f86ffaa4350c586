package provider

import (
	"errors"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
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
			fakeapi.Then(fakeapi.RetryAfter(""), fakeapi.Stall(10)),
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
			fakeapi.Then(fakeapi.Status(503, "", "Retry-After: 3"), fakeapi.Stall(10)),
			"The read timeout passed before the list was read. The last attempt failed. The API failed" + withoutWords, "HTTP status 200, cf-ray 2, page 1, 2 attempts",
			runLater + " To leave time for more attempts, raise timeouts.read of this block.",
		},
		"timeout after an answer of a stranger": {
			fakeapi.Then(fakeapi.HTML(200), fakeapi.Stall(10)),
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

func TestNoConnectionIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	// Nobody listens on the first port of all. Each system has words of its own for that.
	const address = "127.0.0.1:1"

	_, refused := (&net.Dialer{}).DialContext(t.Context(), "tcp", address)
	if refused == nil {
		t.Fatal("somebody listens")
	}

	base, err := realtimekit.ParseBaseURL("http://" + address)
	if err != nil {
		t.Fatal(err)
	}

	want := "The API could not be reached: " + refused.Error() + ".\n\n(page 1)\n\n" + checkNetwork
	if got := failedRead(t, realtimekit.Config{BaseURL: base}); got != want {
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

// failingAfter answers so after a time.
func failingAfter(wait time.Duration, answer fakeapi.Effect) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		time.Sleep(wait)
		answer(w, r, next)
	}
}
