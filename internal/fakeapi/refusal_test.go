package fakeapi_test

import (
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const (
	deniedBody = `{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}`
	keyBody    = `{"success":false,"errors":[{"code":9106,"message":"Missing or invalid X-Auth-Key, X-Auth-Email or Authorization headers"}],"messages":[],"result":null}`
	formBody   = `{"success":false,"errors":[{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6111,"message":"Invalid format for Authorization header"}]}],"messages":[],"result":null}`
)

func TestServer_credentials(t *testing.T) {
	t.Parallel()
	bearer := func(value string) http.Header { return http.Header{"Authorization": {value}} }
	key := func(key, email string) http.Header { return http.Header{"X-Auth-Key": {key}, "X-Auth-Email": {email}} }
	for name, test := range map[string]struct {
		header http.Header
		status int
		body   string // its beginning
	}{
		"the token":            {bearer("Bearer " + fakeapi.Token), 200, ""},
		"the key":              {key(fakeapi.Key, fakeapi.Email), 200, ""},
		"another token":        {bearer("Bearer another"), 403, deniedBody},
		"no bearer":            {bearer(fakeapi.Token), 400, formBody},
		"an empty token":       {bearer("Bearer "), 400, formBody},
		"a token in two parts": {bearer("Bearer a b"), 400, formBody},
		"another key":          {key("another", fakeapi.Email), 400, keyBody},
		"nothing":              {http.Header{}, 400, keyBody},
	} {
		r := request(t, fakeapi.MemoryURL, "")
		r.Header = test.header
		if got := do(t, fakeapi.New(nil), r); got.status != test.status || !strings.HasPrefix(got.body, test.body) {
			t.Errorf("%s: %d %s", name, got.status, got.body)
		}
	}
}

func TestServer_paths(t *testing.T) {
	t.Parallel()
	const (
		unknown   = `{"success":false,"error":{"code":404,"message":"App not found"}}`
		elsewhere = "e15e0acc0000000000000000000e15e0"
	)
	path := func(old, by string) string { return strings.Replace(sessionsPath, old, by, 1) }
	there := strings.Replace(path(fakeapi.AppID, "third"), fakeapi.AccountID, elsewhere, 1)
	s := fakeapi.New(fakeapi.Sessions(3), fakeapi.App("other", fakeapi.Sessions(2)), fakeapi.AppOf(elsewhere, "third", fakeapi.Sessions(1)))
	for name, test := range map[string]struct {
		method, path string
		status       int
		body         string // a part of it
	}{
		"the app":              {"GET", sessionsPath, 200, `"total_count":3`},
		"another app":          {"GET", path(fakeapi.AppID, "other"), 200, `"total_count":2`},
		"an unknown app":       {"GET", path(fakeapi.AppID, "a%2Fb"), 404, unknown},
		"an app elsewhere":     {"GET", there, 200, `"total_count":1`},
		"an app not elsewhere": {"GET", path(fakeapi.AccountID, elsewhere), 404, unknown},
		"an app not here":      {"GET", path(fakeapi.AppID, "third"), 404, unknown},
		"another account":      {"GET", path("fa4e", "0000"), 403, deniedBody},
		"not an account id":    {"GET", path("fa4e", "fake"), 404, `"code":7003,"message":"Could not route to /client/v4/accounts/fake`},
		"another endpoint":     {"GET", path("sessions", "meetings"), 404, `"code":7003`},
		"a longer path":        {"GET", sessionsPath + "/a/b", 404, `"code":7003`},
		"another method":       {"POST", sessionsPath, 405, `"success":false`},
	} {
		r := request(t, fakeapi.MemoryURL, "")
		target, err := url.Parse(fakeapi.MemoryURL + test.path)
		if err != nil {
			t.Fatal(err)
		}
		r.Method, r.URL = test.method, target
		if got := do(t, s, r); got.status != test.status || !strings.Contains(got.body, test.body) {
			t.Errorf("%s: %d %s", name, got.status, got.body)
		}
	}
}

func TestServer_badValues(t *testing.T) {
	t.Parallel()
	for query, rule := range map[string]string{
		"status=live":          `must be one of [LIVE, ENDED]`,
		"sort_by=created_at":   `must be one of [createdAt, minutesConsumed]`,
		"sort_order=up":        `must be one of [ASC, DESC]`,
		"start_time=yesterday": `must be in ISO 8601 date format`,
		"end_time=2026-01-01":  `must be in ISO 8601 date format`,
		"page_no=-1":           `must be greater than or equal to 0`,
		"page_no=NaN":          `must be a whole number`,
		"per_page=1.5":         `must be a whole number`,
		"participants=many":    `must be a range of the form "min:max"`,
		"participants=:":       `must be a range of the form "min:max"`,
	} {
		name, _, _ := strings.Cut(query, "=")
		message := strings.ReplaceAll(`Validation error: "`+name+`" `+rule, `"`, `\"`)
		got := get(t, fakeapi.New(nil), "?"+query)
		if want := `{"success":false,"error":{"code":422,"message":"` + message + `"}}`; got.status != 422 || got.body != want {
			t.Errorf("%d %s, want %s", got.status, got.body, want)
		}
		if got := get(t, fakeapi.New(nil, fakeapi.IgnoreParameters(name)), "?"+query); got.status != 200 {
			t.Errorf("status %d although %s is ignored", got.status, name)
		}
	}
	for query, want := range map[string]int{"?participants=5:": 422, "?participants=:5": 422, "?participants=1:5": 200} {
		if got := get(t, fakeapi.New(nil, fakeapi.RefuseOpenRanges()), query); got.status != want {
			t.Errorf("%s with RefuseOpenRanges: status %d, want %d", query, got.status, want)
		}
	}
}
