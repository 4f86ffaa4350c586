package realtimekit

import (
	"errors"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestNew_invalidConfig(t *testing.T) {
	t.Parallel()

	for name, config := range map[string]Config{
		"retries below 0":     {MaxRetries: -1},
		"budget below 0":      {PerFiveMinutes: -1},
		"concurrency below 0": {Concurrency: -1},
	} {
		if client, err := New(&url.URL{}, config); err == nil || client != nil {
			t.Errorf("%s: client %v, error %v", name, client, err)
		}
	}
}

func TestClient_readsShareOneLimitOfConcurrentRequests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(3), fakeapi.Latency(time.Second))
		client := connect(t, server, func(c *Config) { c.Concurrency = 2 })
		begin, done := time.Now(), make(chan error)

		for range 8 {
			go func() {
				_, err := readSessions(t.Context(), client, app())
				done <- err
			}()
		}

		for range 8 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}

		if took := time.Since(begin); server.MaxInFlight() != 2 || took != 4*time.Second {
			t.Errorf("%d at once, %s", server.MaxInFlight(), took)
		}
	})
}

func TestClient_address(t *testing.T) {
	t.Parallel()

	const path = "/accounts/a/sessions?page_no=1"

	for base, want := range map[string]string{
		"https://example.com":            "https://example.com" + path,
		"https://example.com/":           "https://example.com" + path,
		"https://example.com/v4/":        "https://example.com/v4" + path,
		"https://example.com/to%2Fv4":    "https://example.com/to%2Fv4" + path,
		"https://example.com/to%2F":      "https://example.com/to%2F" + path,
		"https://example.com/a%3Fb%23c/": "https://example.com/a%3Fb%23c" + path,
		"http://[::1]:8080/v4":           "http://[::1]:8080/v4" + path,
	} {
		parsed, err := ParseBaseURL(base)
		if err != nil {
			t.Fatal(err)
		}

		if got := (&Client{base: parsed}).address("/accounts/a/sessions", url.Values{"page_no": {"1"}}); got != want {
			t.Errorf("the base URL %s leads to %s, want %s", base, got, want)
		}
	}
}

// saying answers every request with one status and body.
type saying struct {
	status int
	body   string
}

func (s saying) RoundTrip(r *http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: s.status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(s.body)), Request: r}, nil
}

func TestClient_page(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		status int
		body   string
		want   Error
	}{
		"not JSON":            {200, `<html></html>`, Error{Kind: KindNotJSON}},
		"no list":             {200, `{"success":true,"data":{}}`, Error{Kind: KindShape}},
		"a row without an id": {200, string(withRows(`{}`)), Error{Kind: KindShape}},
		"too many rows":       {200, string(withRows(strings.Repeat(`0,`, maxRows) + `0`)), Error{Kind: KindTooLarge}},
		"refused with 200":    {200, `{"success":false,"error":{"code":404,"message":"no such app"}}`, Error{Kind: KindNotFound, Code: 404, Message: "no such app"}},
		"refused with 404":    {404, `{"success":false,"errors":[{"code":7003,"message":"no route"}]}`, Error{Kind: KindNotFound, Code: 7003, Message: "no route"}},
		"a page with 404":     {404, string(withRows(`{"id":"s1"}`)), Error{Kind: KindNotFound}},
	} {
		client, err := New(&url.URL{Scheme: "https", Host: "example.com"}, Config{Transport: saying{test.status, test.body}})
		if err != nil {
			t.Fatal(err)
		}

		got, err := client.sessions("/a", Query{}).Page(t.Context(), 3, 0)

		failure, ok := errors.AsType[*Error](err)
		if !ok || len(got.Items) != 0 {
			t.Fatalf("%s: %d sessions, error %v", name, len(got.Items), err)
		}

		test.want.Page, test.want.Status, test.want.Attempts, test.want.Err = 3, test.status, 1, failure.Err
		if *failure != test.want {
			t.Errorf("%s: error %#v, want %#v", name, *failure, test.want)
		}
	}
}

// An id stays in its own place of the path, below the base URL.
func FuzzClient_address(f *testing.F) {
	for _, id := range []string{
		"", fakeapi.AppID, "app_1.test~x", "..", ".", "a..b", "a/b", `a\b`, "a%2fb", "a%2e%2e", "a?b", "a#b", "a;b", "a\n", "ä", "-a", "~", "a.", "a:b", "a@b",
	} {
		f.Add(fakeapi.AccountID, id, DefaultBaseURL)
		f.Add(id, fakeapi.AppID, "https://example.com/a%2Fb//")
	}

	f.Fuzz(func(t *testing.T, account, id, text string) {
		base, err := ParseBaseURL(text)
		if err != nil || CheckAccountID(account) != nil || CheckAppID(id) != nil {
			t.Skip()
		}

		checkAddress(t, base, Query{AccountID: account, AppID: id})
	})
}

func checkAddress(t *testing.T, base *url.URL, query Query) {
	t.Helper()

	client := &Client{base: base}

	app, err := appPath(query.AccountID, query.AppID)
	if err != nil {
		t.Fatal(err)
	}

	address := client.address(app+"/sessions", query.values())

	got, err := url.Parse(address)
	if err != nil {
		t.Fatalf("%q cannot be read: %v", address, err)
	}

	begin := strings.TrimSuffix(base.String(), "/")
	if !strings.HasPrefix(address, begin+"/accounts/") || got.Scheme != base.Scheme || got.Host != base.Host || got.User != nil || got.Fragment != "" {
		t.Errorf("%q does not begin with %q", address, begin)
	}

	want := append(strings.Split(strings.TrimSuffix(base.EscapedPath(), "/"), "/"), "accounts", query.AccountID, "realtime", "kit", query.AppID, "sessions")
	if base.EscapedPath() == "" {
		want = append([]string{""}, want[1:]...)
	}

	if segments := strings.Split(got.EscapedPath(), "/"); !slices.Equal(segments, want) {
		t.Errorf("%q has segments %q, want %q", address, segments, want)
	}

	if sent := got.Query(); sent.Get("search") != query.Search || len(sent) > 1 || len(sent["search"]) > 1 {
		t.Errorf("%q asks for %v", address, sent)
	}
}
