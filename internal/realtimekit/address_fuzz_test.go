package realtimekit

import (
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What is accepted as a base URL keeps credentials safe, and what is refused is
// not repeated: it may be a password.
func FuzzABaseURLKeepsCredentialsSafe(f *testing.F) {
	for _, text := range []string{
		"", DefaultBaseURL, "HTTPS://Example.com/", "http://localhost:8080/v4", "http://127.0.0.1", "http://[::1]:80", "http://[::ffff:127.0.0.1]",
		"http://[::1%25lo]/", "http://localhost.example.com", "http://127.0.0.1.example.com", "http://2130706433", "https://user:hunter2@example.com",
		"https://@example.com", "https://example.com?", "https://example.com#", "https://example.com/?#", "https:example.com", "https:///v4", "//example.com",
		"https://example.com/a%2Fb/%2e%2e/", "https://example.com/ä b\\c", "https://ex%61mple.com", "https://%C3%A4.example", "https://example.com:/",
		"https://example.com:99999", "https://exa mple.com", "http://localhost@example.com", "https://[::1", "javascript://example.com/%0a",
	} {
		f.Add(text)
	}

	f.Fuzz(func(t *testing.T, text string) {
		const secret = "hunter2-of-the-user"

		for _, written := range []string{text, strings.Replace(text, "//", "//"+secret+"@", 1), text + secret, text + ":" + secret, text + "?" + secret} {
			base, err := ParseBaseURL(written)
			if err != nil {
				if strings.Contains(err.Error(), secret) {
					t.Errorf("%q gives error %v", written, err)
				}

				continue
			}

			checkBase(t, written, base)
		}
	})
}

func checkBase(t *testing.T, text string, base *url.URL) {
	t.Helper()

	if base.User != nil || base.RawQuery != "" || base.ForceQuery || base.Fragment != "" || base.Opaque != "" || base.Hostname() == "" ||
		strings.ContainsAny(text, "?#") {
		t.Errorf("%q is taken for %#v", text, base)
	}

	ip, err := netip.ParseAddr(base.Hostname())
	if loopback := base.Hostname() == "localhost" || err == nil && ip.Unmap().IsLoopback(); base.Scheme != "https" && (base.Scheme != "http" || !loopback) {
		t.Errorf("%q is sent over %s to %q", text, base.Scheme, base.Hostname())
	}

	checkAddress(t, base, Query{AccountID: fakeapi.AccountID, AppID: fakeapi.AppID, Search: text})
}

// An id leads nowhere but to its own place in the path, below the base URL.
func FuzzAnIDStaysInItsPlace(f *testing.F) {
	for _, app := range []string{
		"", fakeapi.AppID, "app_1.test~x", "..", ".", "a..b", "a/b", `a\b`, "a%2fb", "a%2e%2e", "a?b", "a#b", "a;b", "a\n", "ä", "-a", "~", "a.", "a:b", "a@b",
	} {
		f.Add(fakeapi.AccountID, app, DefaultBaseURL)
		f.Add(app, fakeapi.AppID, "https://example.com/a%2Fb//")
	}

	f.Fuzz(func(t *testing.T, account, app, text string) {
		base, err := ParseBaseURL(text)
		if err != nil || CheckAccountID(account) != nil || CheckAppID(app) != nil {
			t.Skip()
		}

		checkAddress(t, base, Query{AccountID: account, AppID: app})
	})
}

func checkAddress(t *testing.T, base *url.URL, query Query) {
	t.Helper()

	client := &Client{base: base}
	address := client.address(query, 7, 1000)

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

	if sent := got.Query(); sent.Get("page_no") != "7" || sent.Get("per_page") != "1000" || sent.Get("search") != query.Search || len(sent["search"]) > 1 {
		t.Errorf("%q asks for %v", address, sent)
	}
}
