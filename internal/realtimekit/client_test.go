package realtimekit

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

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
		checkAddress(t, base, SessionsQuery{AccountID: account, AppID: id})
	})
}

func checkAddress(t *testing.T, base *url.URL, query SessionsQuery) {
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
