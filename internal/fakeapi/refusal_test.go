package fakeapi_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const (
	deniedBody = `{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}`
	keyBody    = `{"success":false,"errors":[{"code":9106,"message":"Missing or invalid X-Auth-Key, X-Auth-Email or Authorization headers"}],"messages":[],"result":null}`
	formBody   = `{"success":false,"errors":[{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6111,"message":"Invalid format for Authorization header"}]}],"messages":[],"result":null}`
)

func TestCredentialsAreToldApart(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		header  http.Header
		options []fakeapi.Option
		status  int
		body    string // "" for whatever it is
	}{
		"the token":              {bearer("Bearer " + fakeapi.Token), nil, 200, ""},
		"the key and the e-mail": {key(fakeapi.Key, fakeapi.Email), nil, 200, ""},
		"another token":          {bearer("Bearer another"), nil, 403, deniedBody},
		"no bearer":              {bearer(fakeapi.Token), nil, 400, formBody},
		"an empty token":         {bearer("Bearer "), nil, 400, formBody},
		"a token in two parts":   {bearer("Bearer a b"), nil, 400, formBody},
		"another key":            {key("another", fakeapi.Email), nil, 400, keyBody},
		"another e-mail":         {key(fakeapi.Key, "another@example.com"), nil, 400, keyBody},
		"nothing":                {http.Header{}, nil, 400, keyBody},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := request(t, "http://localhost/client/v4", "")
			r.Header = test.header
			got := do(t, fakeapi.New(nil, test.options...), r)
			if got.status != test.status || test.body != "" && got.body != test.body {
				t.Errorf("%d %s", got.status, got.body)
			}
		})
	}
}

func bearer(value string) http.Header { return http.Header{"Authorization": {value}} }

func key(key, email string) http.Header {
	return http.Header{"X-Auth-Key": {key}, "X-Auth-Email": {email}}
}

func TestAPathLeadsToOneAppOrNowhere(t *testing.T) {
	t.Parallel()
	const unknownA = `{"success":false,"error":{"code":404,"message":"App not found"}}`
	for name, test := range map[string]struct {
		method, path string
		options      []fakeapi.Option
		status       int
		body         string // a part of it
	}{
		"the app":              {"GET", sessionsPath, nil, 200, `"total_count":3`},
		"another app":          {"GET", replaceApp("other"), options(fakeapi.App("other", fakeapi.Sessions(2))), 200, `"total_count":2`},
		"an unknown app":       {"GET", replaceApp("other"), nil, 404, unknownA},
		"an escaped slash":     {"GET", replaceApp("a%2Fb"), nil, 404, unknownA},
		"an app elsewhere":     {"GET", replaceAccount(replaceApp("other")), options(fakeapi.AppOf(elsewhere, "other", fakeapi.Sessions(2))), 200, `"total_count":2`},
		"an app not elsewhere": {"GET", replaceAccount(sessionsPath), options(fakeapi.AppOf(elsewhere, "other", fakeapi.Sessions(2))), 404, unknownA},
		"an app not here":      {"GET", replaceApp("other"), options(fakeapi.AppOf(elsewhere, "other", fakeapi.Sessions(2))), 404, unknownA},
		"another account":      {"GET", strings.Replace(sessionsPath, "fa4e", "0000", 1), nil, 403, deniedBody},
		"no account id":        {"GET", strings.Replace(sessionsPath, "fa4e", "fake", 1), nil, 404, `"code":7003,"message":"Could not route to /client/v4/accounts/fake`},
		"a short account id":   {"GET", strings.Replace(sessionsPath, "fa4e", "", 1), nil, 404, `"code":7003`},
		"another endpoint":     {"GET", strings.Replace(sessionsPath, "sessions", "meetings", 1), nil, 404, `"code":7003`},
		"a longer path":        {"GET", sessionsPath + "/more", nil, 404, `"code":7003`},
		"another method":       {"POST", sessionsPath, nil, 405, `"success":false`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r := request(t, "http://localhost/client/v4", "")
			r.Method = test.method
			u, err := r.URL.Parse("/client/v4" + test.path)
			if err != nil {
				t.Fatal(err)
			}
			r.URL = u
			got := do(t, fakeapi.New(fakeapi.Sessions(3), test.options...), r)
			if got.status != test.status || !strings.Contains(got.body, test.body) {
				t.Errorf("%d %s", got.status, got.body)
			}
		})
	}
}

const elsewhere = "e15e0acc0000000000000000000e15e0"

func replaceAccount(path string) string {
	return strings.Replace(path, fakeapi.AccountID, elsewhere, 1)
}

func replaceApp(app string) string { return strings.Replace(sessionsPath, fakeapi.AppID, app, 1) }

func TestABadQueryValueIsRefusedByName(t *testing.T) {
	t.Parallel()
	for query, rule := range map[string]string{
		"status=live":          `must be one of [LIVE, ENDED]`,
		"sort_by=created_at":   `must be one of [createdAt, minutesConsumed]`,
		"sort_order=up":        `must be one of [ASC, DESC]`,
		"start_time=yesterday": `must be in ISO 8601 date format`,
		"end_time=2026-01-01":  `must be in ISO 8601 date format`,
		"page_no=-1":           `must be greater than or equal to 0`,
		"page_no=one":          `must be a whole number`,
		"page_no=NaN":          `must be a whole number`,
		"page_no=1e300":        `must be a whole number`,
		"per_page=1.5":         `must be a whole number`,
		"participants=many":    `must be a range of the form "min:max"`,
		"participants=1:x":     `must be a range of the form "min:max"`,
		"participants=-1:2":    `must be a range of the form "min:max"`,
		"participants=:":       `must be a range of the form "min:max"`,
	} {
		t.Run(query, func(t *testing.T) {
			t.Parallel()
			name, _, _ := strings.Cut(query, "=")
			message := strings.ReplaceAll(`Validation error: "`+name+`" `+rule, `"`, `\"`)
			got := get(t, fakeapi.New(nil), "?"+query)
			if want := `{"success":false,"error":{"code":422,"message":"` + message + `"}}`; got.status != 422 || got.body != want {
				t.Errorf("%d %s, want %s", got.status, got.body, want)
			}
			if got := get(t, fakeapi.New(nil, fakeapi.RefusalStatus(400)), "?"+query); got.status != 400 {
				t.Errorf("status %d, want 400", got.status)
			}
			if got := get(t, fakeapi.New(nil, fakeapi.IgnoreParameters(name)), "?"+query); got.status != 200 {
				t.Errorf("status %d although %s is ignored", got.status, name)
			}
		})
	}
}

func TestOpenRangesAreRefusedByTheirOption(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil, fakeapi.RefuseOpenRanges())
	for query, want := range map[string]int{"?participants=5:": 422, "?participants=:5": 422, "?participants=1:5": 200} {
		if got := get(t, s, query); got.status != want {
			t.Errorf("%s: status %d, want %d", query, got.status, want)
		}
	}
}
