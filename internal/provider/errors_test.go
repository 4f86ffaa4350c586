package provider

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"maps"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

var update = flag.Bool("update", false, "rewrite the golden files of package provider")

// wantGolden compares texts with the sections of a golden file.
func wantGolden(t *testing.T, file string, texts map[string]string) {
	t.Helper()
	var all strings.Builder
	for _, name := range slices.Sorted(maps.Keys(texts)) {
		fmt.Fprintf(&all, "## %s\n\n%s\n\n", name, texts[name])
	}
	path := filepath.Join("testdata", file)
	if *update {
		if err := os.WriteFile(path, []byte(all.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	golden, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	got, want := strings.Split(all.String(), "## "), strings.Split(string(golden), "## ")
	for _, section := range got {
		if !slices.Contains(want, section) {
			t.Errorf("not in %s:\n%s", path, section)
		}
	}
	for _, section := range want {
		if !slices.Contains(got, section) {
			t.Errorf("only in %s:\n%s", path, section)
		}
	}
}

func TestReading_unableTo_answers(t *testing.T) {
	t.Parallel()
	texts := map[string]string{}
	for name, answer := range map[string]fakeapi.Effect{
		"malformed account id":            fakeapi.ErrorB(404, 7003, "Could not route to /accounts/x"),
		"unknown app, service":            fakeapi.ErrorA(404, 404, "App not found"),
		"unknown app, edge":               fakeapi.ErrorB(404, 404, "App not found"),
		"permission":                      fakeapi.ErrorB(403, 10000, "Authentication error"),
		"permission with 401":             fakeapi.ErrorB(401, 10000, "Authentication error"),
		"invalid token":                   fakeapi.ErrorB(403, 9109, "Invalid access token"),
		"refused by a proxy":              fakeapi.HTML(403),
		"malformed header":                fakeapi.ErrorB(400, 6003, "Invalid request headers"),
		"bad key or e-mail":               fakeapi.ErrorB(400, 9106, "Missing X-Auth-Key"),
		"bad value, 422":                  fakeapi.ErrorA(422, 422, "participants must be min:max"),
		"bad value, 400":                  fakeapi.ErrorA(400, 400, "participants must be min:max"),
		"bad value, without a message":    fakeapi.HTML(400),
		"rate limit":                      fakeapi.RetryAfter("300"),
		"status 200, edge":                fakeapi.ErrorB(200, 10000, "Authentication error"),
		"status 200, service":             fakeapi.ErrorA(200, 1234, "no"),
		"service failure":                 fakeapi.ErrorA(500, 500, "oops"),
		"html of the edge":                fakeapi.HTML(502),
		"empty":                           fakeapi.Status(503, ""),
		"html with 200":                   fakeapi.HTML(200),
		"cut off JSON":                    fakeapi.Body(`{"success":true,"data":{"ses`),
		"cut off body":                    fakeapi.CutOff(30),
		"no answer":                       fakeapi.HangUp(),
		"another shape":                   fakeapi.Body(`{"success":true}`),
		"no id":                           fakeapi.Body(`{"data":{"sessions":[{"status":"LIVE"}]}}`),
		"nested too deep":                 fakeapi.Body(strings.Repeat("[", 20000)),
		"oversized":                       fakeapi.Huge(65 << 20),
		"redirect":                        fakeapi.Redirect("https://user:hunter2@example.com/x?token=hunter2"),
		"timeout":                         fakeapi.Stall(10),
		"timeout after a rate limit":      fakeapi.Then(fakeapi.RetryAfter(""), fakeapi.Stall(10)),
		"timeout before a second attempt": failingAfter(49900*time.Millisecond, fakeapi.ErrorA(503, 503, "busy")),
		"timeout in a second attempt":     failingAfter(30*time.Second, fakeapi.ErrorA(503, 503, "busy")),
		"timeout after Retry-After":       fakeapi.Then(fakeapi.Status(503, "", "Retry-After: 3"), fakeapi.Stall(10)),
		"timeout after HTML with 200":     fakeapi.Then(fakeapi.HTML(200), fakeapi.Stall(10)),
		"rate limit past the timeout":     fakeapi.RetryAfter("40"),
		"maintenance past the timeout":    fakeapi.Status(503, "", "Retry-After: 3600"),
		"maintenance for a second":        fakeapi.Status(503, "", "Retry-After: 1"),
		"a token for another address":     fakeapi.ErrorB(403, 9109, "Cannot use the access token from location: 192.0.2.7"),
		"wrong method":                    fakeapi.ErrorB(405, 10000, "Method not allowed"),
		"firewall":                        fakeapi.Status(403, "error code: 1010\n"),
		"firewall, problem":               fakeapi.Status(403, `{"title":"Error 1020: Access denied","detail":"The site owner blocked you.","status":403}`),
		"challenge":                       fakeapi.Status(403, "<html>", "Cf-Mitigated: challenge"),
		"captive portal":                  fakeapi.HTML(511),
		"a text with 200":                 fakeapi.Status(200, "no healthy upstream"),
		"NaN":                             fakeapi.Body(`{"data":{"sessions":[{"id":"a","minutes_consumed":NaN}]}}`),
		"another coding":                  fakeapi.Status(200, "\x8b\x02", "Content-Encoding: br"),
		"no reason":                       fakeapi.Body(`{"success":false}`),
		"no reason, 403":                  fakeapi.Status(403, `{"success":false,"errors":[]}`),
		"an error that is a text":         fakeapi.Status(400, `{"success":false,"error":"participants must be min:max"}`),
		"issues":                          fakeapi.Status(422, `{"success":false,"error":{"name":"ZodError","issues":[{"path":["query","per_page"],"message":"Too big"}]}}`),
		"several errors": fakeapi.Status(400, `{"success":false,"errors":[{"code":6003,"message":"Invalid request headers",`+
			`"error_chain":[{"code":6111,"message":"Invalid format for Authorization header"}]},{"message":"b"},{"message":"c"},{"message":"d"}]}`),
		"teapot":                   fakeapi.ErrorA(418, 418, "no"),
		"a message with our token": fakeapi.ErrorA(418, 0, "bad token "+fakeapi.Token),
	} {
		synctest.Test(t, func(t *testing.T) { texts[name] = failedRead(t, answer) })
	}
	// Retry-After holds for the whole process: a second read sends nothing.
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(3))
		defer server.Close()
		server.Inject(&fakeapi.Fault{When: fakeapi.Any(), Answer: fakeapi.RetryAfter("300")})

		client := newClient(t, fakeapi.MemoryURL, 0, server.Transport())
		errorOf(t, client)

		texts["rate limit of another read"] = errorOf(t, client)
		if got := len(server.Requests()); got != 1 {
			t.Errorf("%d requests", got)
		}
	})

	wantGolden(t, "errors_of_answers.golden", texts)
}

// failingAfter answers after a delay.
func failingAfter(delay time.Duration, answer fakeapi.Effect) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		time.Sleep(delay)
		answer(w, r, next)
	}
}

// failedRead is the error of a read from a server that always answers like this,
// with the number of the request as its ray.
func failedRead(t *testing.T, answer fakeapi.Effect) string {
	t.Helper()
	server := fakeapi.New(fakeapi.Sessions(3))
	defer server.Close()
	fault := &fakeapi.Fault{When: fakeapi.Any(), Answer: answer}
	server.Inject(fault)

	text := errorOf(t, newClient(t, fakeapi.MemoryURL, 2, server.Transport()))
	if fault.Fired() == 0 {
		t.Error("the fault never fired")
	}
	before, after, found := strings.Cut(text, "cf-ray ")
	if !found {
		return text
	}
	ray, rest, _ := strings.Cut(after, ",")
	return before + "cf-ray " + strings.TrimSuffix(strings.TrimLeft(ray, "0"), "-FAK") + "," + rest
}

func newClient(t *testing.T, address string, retries int, transport http.RoundTripper) *realtimekit.Client {
	t.Helper()
	base, err := realtimekit.ParseBaseURL(address)
	if err != nil {
		t.Fatal(err)
	}
	client, err := realtimekit.New(base, realtimekit.Config{
		Credentials: realtimekit.Credentials{Token: fakeapi.Token}, MaxRetries: retries, Transport: transport,
	})
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// errorOf reads with a timeout of 50 seconds: shorter than the silence after which
// a request is given up.
func errorOf(t *testing.T, client *realtimekit.Client) string {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Second)
	defer cancel()
	query := realtimekit.SessionsQuery{AccountID: fakeapi.AccountID, AppID: fakeapi.AppID}
	_, err := client.Sessions(ctx, query, &crawl.Slice[realtimekit.Session]{})

	diagnostic := sessionsReading(query).unableTo(err)
	if diagnostic.Summary() != "Unable to list sessions" {
		t.Errorf("summary %q", diagnostic.Summary())
	}
	return diagnostic.Detail()
}

func TestReading_unableTo_errors(t *testing.T) {
	t.Parallel()
	account := realtimekit.SessionsQuery{AccountID: fakeapi.AccountID, AppID: fakeapi.AppID}
	with := func(change func(*realtimekit.SessionsQuery)) realtimekit.SessionsQuery {
		query := account
		change(&query)
		return query
	}
	tooMuch := func(pageSize int) error {
		return &realtimekit.Error{Kind: realtimekit.KindTooMuch, Page: 1, Estimate: &realtimekit.Estimate{
			Requests: 3999, PageSize: pageSize, Needed: 15 * time.Minute, Left: 599*time.Second + 800*time.Millisecond,
		}}
	}
	waiting := func(wait time.Duration) error {
		return &realtimekit.Error{Kind: realtimekit.KindServer, Page: 1, Status: 503, Wait: wait}
	}
	laterPage := &realtimekit.Error{Kind: realtimekit.KindNotFound, Page: 2, Status: 404, Message: "no such page"}

	texts := map[string]string{}
	for name, test := range map[string]struct {
		err   error
		query realtimekit.SessionsQuery
	}{
		"another error":     {errors.New("oops"), account},
		"not sent":          {&realtimekit.Error{Kind: realtimekit.KindArgument, Err: errors.New("an id is wrong")}, account},
		"cancelled":         {&realtimekit.Error{Kind: realtimekit.KindCanceled, Page: 3}, account},
		"budget used up":    {&realtimekit.Error{Kind: realtimekit.KindBudget, Page: 7, Wait: 4 * time.Minute}, account},
		"wait, minutes":     {waiting(59*time.Minute + 59*time.Second + 47*time.Millisecond), account},
		"wait, the longest": {waiting(24 * time.Hour), account},
		"wait, a moment":    {waiting(400 * time.Millisecond), account},

		"too long":                        {tooMuch(25), account},
		"too long, per_page":              {tooMuch(25), with(func(q *realtimekit.SessionsQuery) { q.PerPage = 25 })},
		"too long, per_page not followed": {tooMuch(25), with(func(q *realtimekit.SessionsQuery) { q.PerPage = 100 })},
		"too long, largest per_page":      {tooMuch(1000), with(func(q *realtimekit.SessionsQuery) { q.PerPage = 1000 })},
		"too long, max_items":             {tooMuch(25), with(func(q *realtimekit.SessionsQuery) { q.MaxItems, q.PerPage = 5000, 25 })},

		"later page":          {laterPage, account},
		"later page, page_no": {laterPage, with(func(q *realtimekit.SessionsQuery) { q.PageNo = 2 })},
		"refusal without a message": {
			&realtimekit.Error{Kind: realtimekit.KindInvalid, Page: 7, Status: 400},
			with(func(q *realtimekit.SessionsQuery) {
				q.Status, q.StartTime, q.PageNo, q.PerPage = realtimekit.StatusLive, time.Unix(1, 0), 7, 10
			}),
		},
		"certificate": {
			&realtimekit.Error{Kind: realtimekit.KindCertificate, Page: 1, Err: errors.New("x509: certificate signed by unknown authority")}, account,
		},
	} {
		texts[name] = sessionsReading(test.query).unableTo(test.err).Detail()
	}
	wantGolden(t, "errors.golden", texts)
}

func TestReading_unableTo_noConnection(t *testing.T) {
	t.Parallel()
	// Nothing listens on port 1. Each system has its own words for that.
	const address = "127.0.0.1:1"

	_, refused := (&net.Dialer{}).DialContext(t.Context(), "tcp", address)
	if refused == nil {
		t.Fatal("something listens")
	}
	want := "The API could not be reached: " + refused.Error() + ".\n\n(page 1)\n\n" + checkNetwork
	if got := errorOf(t, newClient(t, "http://"+address, 0, nil)); got != want {
		t.Errorf("the error is\n%s\nwant\n%s", got, want)
	}
}
