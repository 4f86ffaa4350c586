package realtimekit

import (
	"fmt"
	"net/netip"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// runChecks compares errors with a part of their text, "" where there must be none.
func runChecks(t *testing.T, check func(string) error, cases map[string]string) {
	t.Helper()
	for text, want := range cases {
		if err := check(text); (err == nil) != (want == "") || err != nil && !strings.Contains(err.Error(), want) {
			t.Errorf("%q gives error %v, want %q", text, err, want)
		}
	}
}

func TestCheckAccountID(t *testing.T) {
	t.Parallel()
	const wrong = "32 hexadecimal digits"

	runChecks(t, CheckAccountID, map[string]string{
		"023e105f4ecef8ad9ca31a8372d0c353":     "",
		"023E105F4ECEF8AD9CA31A8372D0C353":     "",
		"":                                     wrong,
		"023e105f4ecef8ad9ca31a8372d0c35":      wrong,
		"023e105f4ecef8ad9ca31a8372d0c3533":    wrong,
		"g23e105f4ecef8ad9ca31a8372d0c353":     wrong,
		"023e105f-4ece-f8ad-9ca3-1a8372d0c353": wrong,
	})
}

func TestCheckAppID(t *testing.T) {
	t.Parallel()
	cases := map[string]string{"2375653d-fa55-4d3d-a5b9-6d1d7a7c8a6f": "", "app_1.test~x": ""}
	for _, unsafe := range []string{"", "a/b", `a\b`, "..", ".", "a..b", "a?b", "a#b", "a b", "a%2fb", "ä", ".hidden"} {
		cases[unsafe] = "a UUID"
	}
	runChecks(t, CheckAppID, cases)
}

func TestCheckSessionID(t *testing.T) {
	t.Parallel()
	runChecks(t, CheckSessionID, map[string]string{"2b6b1420-aa71-4f46-84bc-dd3a081b100a": "", "": "a UUID", "a/b": "a UUID", "..": "a UUID"})
}

// Every kind of value is checked for what is pasted with it.
func TestCheckPasted(t *testing.T) {
	t.Parallel()
	const account = "023e105f4ecef8ad9ca31a8372d0c353"

	checks := map[string]func(string) error{
		account: CheckAccountID, "2375653d-fa55-4d3d-a5b9-6d1d7a7c8a6f": CheckAppID, "2b6b1420-aa71": CheckSessionID, "hunter2": CheckCredential,
		DefaultBaseURL: func(text string) error { _, err := ParseBaseURL(text); return err },
	}
	for form, want := range map[string]string{
		"%s": "", "%s\n": "a space or a line break", "%s\r\n": "a space or a line break", " %s": "a space or a line break",
		"\u00a0%s": "a space or a line break", `"%s"`: "a quotation mark", "'%s'": "a quotation mark", "\u201c%s\u201d": "a quotation mark",
		"Bearer %s": `"Bearer"`, "bearer %s": `"Bearer"`, "$%s": "the name of a variable", "${%s}": "the name of a variable", "%%%s%%": "the name of a variable",
	} {
		for value, check := range checks {
			runChecks(t, check, map[string]string{fmt.Sprintf(form, value): want})
		}
	}
}

func TestCheckParticipants(t *testing.T) {
	t.Parallel()
	const form = "min:max"

	runChecks(t, CheckParticipants, map[string]string{
		"1:10": "", "3:3": "", "5:": "", ":5": "",
		"many": form, "5": form, "a:5": form, "": form, ":": form, "-1:5": form, "1.5:5": form, "1 : 5": form, "1:2:3": form,
		"10:1":        "begins at 10, after its end 1",
		":4294967295": "", ":4294967296": "below 4294967296", "4294967296:": "below 4294967296", "1:99999999999999999999": "below 4294967296",
	})
}

func TestCheckCredential(t *testing.T) {
	t.Parallel()
	const wrong = "a space, a line break or another character"

	runChecks(t, CheckCredential, map[string]string{
		"Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY": "", "cfut_0123456789": "", "someone+tag@example.com": "",
		"": "empty", "a b": wrong, "a\tb": wrong, "tökén": wrong, "a\x00": wrong,
	})
	if err := CheckCredential("hunter2\n"); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("the error for a token with a line break is %v", err)
	}
}

func TestParseBaseURL(t *testing.T) {
	t.Parallel()
	const (
		scheme   = "must be https"
		userInfo = "user name or a password"
		query    = "query or a fragment"
		form     = "https://host/path"
	)

	check := func(text string) error {
		_, err := ParseBaseURL(text)
		if err != nil && strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the error for %q repeats it: %v", text, err)
		}
		return err
	}

	runChecks(t, check, map[string]string{
		DefaultBaseURL: "", "https://example.com/v4/": "",
		"http://localhost:8080/v4": "", "http://127.0.0.1:8080": "", "http://[::1]:8080": "",
		"http://LOCALHOST:8080/v4": "", "HTTP://LocalHost": "", "HTTPS://API.Cloudflare.COM/client/v4": "", "http://localho\u017ft": scheme,
		"http://example.com/v4": scheme, "http://localhost.example.com": scheme, "ftp://example.com": scheme,
		"https://user:hunter2@example.com": userInfo,
		"https://example.com/?a=b":         query, "https://example.com/?": query, "https://example.com/#a": query, "https://example.com/#": query,
		"": form, "example.com/v4": form, "https:///v4": form, "https://exa mple.com:hunter2": form, "https:example.com": form,
	})
}

func TestParseBaseURL_lowerCaseHost(t *testing.T) {
	t.Parallel()
	base, err := ParseBaseURL("HTTP://LOCALHOST:8080/Client/V4")
	if err != nil || base.String() != "http://localhost:8080/Client/V4" {
		t.Errorf("parsed as %s, error %v", base, err)
	}
}

// A base URL that is accepted keeps credentials safe. One that is refused is not
// repeated: it may contain a password.
func FuzzParseBaseURL(f *testing.F) {
	for _, text := range []string{
		"", DefaultBaseURL, "HTTPS://Example.com/", "http://LOCALHOST", "http://localhost:8080/v4", "http://127.0.0.1", "http://[::1]:80", "http://[::ffff:127.0.0.1]",
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
			if base.User != nil || base.RawQuery != "" || base.ForceQuery || base.Fragment != "" || base.Opaque != "" || base.Hostname() == "" ||
				strings.ContainsAny(written, "?#") {
				t.Errorf("%q is accepted as %#v", written, base)
			}
			ip, err := netip.ParseAddr(base.Hostname())
			if loopback := base.Hostname() == "localhost" || err == nil && ip.Unmap().IsLoopback(); base.Scheme != "https" && (base.Scheme != "http" || !loopback) {
				t.Errorf("%q is sent over %s to %q", written, base.Scheme, base.Hostname())
			}
			checkAddress(t, base, SessionsQuery{AccountID: fakeapi.AccountID, AppID: fakeapi.AppID, Search: written})
		}
	})
}
