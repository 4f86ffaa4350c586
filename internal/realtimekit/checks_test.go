package realtimekit

import (
	"strings"
	"testing"
)

type checkCase struct {
	text string
	// wrong is part of the error, empty where the text is good.
	wrong string
}

func runChecks(t *testing.T, check func(string) error, cases map[string]checkCase) {
	t.Helper()

	for name, test := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			err := check(test.text)
			if test.wrong == "" {
				if err != nil {
					t.Fatalf("refused %q: %v", test.text, err)
				}

				return
			}

			if err == nil || !strings.Contains(err.Error(), test.wrong) {
				t.Fatalf("%q gives error %v, want one with %q", test.text, err, test.wrong)
			}
		})
	}
}

func TestAnAccountIDHas32HexadecimalDigits(t *testing.T) {
	t.Parallel()
	runChecks(t, CheckAccountID, map[string]checkCase{
		"lower case":     {"023e105f4ecef8ad9ca31a8372d0c353", ""},
		"upper case":     {"023E105F4ECEF8AD9CA31A8372D0C353", ""},
		"empty":          {"", "32 hexadecimal digits"},
		"too short":      {"023e105f4ecef8ad9ca31a8372d0c35", "32 hexadecimal digits"},
		"too long":       {"023e105f4ecef8ad9ca31a8372d0c3533", "32 hexadecimal digits"},
		"no hexadecimal": {"g23e105f4ecef8ad9ca31a8372d0c353", "32 hexadecimal digits"},
		"line break":     {"023e105f4ecef8ad9ca31a8372d0c353\n", "32 hexadecimal digits"},
		"a uuid":         {"023e105f-4ece-f8ad-9ca3-1a8372d0c353", "32 hexadecimal digits"},
	})
}

func TestAnAppIDIsASafePathSegment(t *testing.T) {
	t.Parallel()
	runChecks(t, CheckAppID, map[string]checkCase{
		"uuid":        {"2375653d-fa55-4d3d-a5b9-6d1d7a7c8a6f", ""},
		"other form":  {"app_1.test~x", ""},
		"empty":       {"", "a UUID"},
		"slash":       {"a/b", "a UUID"},
		"backslash":   {`a\b`, "a UUID"},
		"dots":        {"..", "a UUID"},
		"dot":         {".", "a UUID"},
		"inner dots":  {"a..b", "a UUID"},
		"query":       {"a?b", "a UUID"},
		"fragment":    {"a#b", "a UUID"},
		"space":       {"a b", "a UUID"},
		"line break":  {"a\n", "a UUID"},
		"escape":      {"a%2fb", "a UUID"},
		"not ASCII":   {"ä", "a UUID"},
		"leading dot": {".hidden", "a UUID"},
	})
}

func TestParticipantsAreARange(t *testing.T) {
	t.Parallel()
	runChecks(t, CheckParticipants, map[string]checkCase{
		"closed":       {"1:10", ""},
		"one number":   {"3:3", ""},
		"open above":   {"5:", ""},
		"open below":   {":5", ""},
		"word":         {"many", "min:max"},
		"empty":        {"", "min:max"},
		"only a colon": {":", "min:max"},
		"negative":     {"-1:5", "min:max"},
		"fraction":     {"1.5:5", "min:max"},
		"spaces":       {"1 : 5", "min:max"},
		"three":        {"1:2:3", "min:max"},
		"reversed":     {"10:1", "begins at 10, after its end 1"},
		"huge":         {"1:99999999999999999999", "below 4294967296"},
	})
}

func TestABaseURLKeepsCredentialsSafe(t *testing.T) {
	t.Parallel()

	check := func(text string) error {
		_, err := ParseBaseURL(text)

		return err
	}

	runChecks(t, check, map[string]checkCase{
		"cloudflare":         {DefaultBaseURL, ""},
		"trailing slash":     {"https://example.com/v4/", ""},
		"loopback name":      {"http://localhost:8080/v4", ""},
		"loopback v4":        {"http://127.0.0.1:8080", ""},
		"loopback v6":        {"http://[::1]:8080", ""},
		"plain http":         {"http://example.com/v4", "must be https"},
		"loopback lookalike": {"http://localhost.example.com", "must be https"},
		"other scheme":       {"ftp://example.com", "must be https"},
		"user info":          {"https://user:hunter2@example.com", "user name or a password"},
		"query":              {"https://example.com/?a=b", "query or a fragment"},
		"empty query":        {"https://example.com/?", "query or a fragment"},
		"fragment":           {"https://example.com/#a", "query or a fragment"},
		"empty fragment":     {"https://example.com/#", "query or a fragment"},
		"empty":              {"", "https://host/path"},
		"no scheme":          {"example.com/v4", "https://host/path"},
		"no host":            {"https:///v4", "https://host/path"},
		"no url":             {"https://exa mple.com:hunter2", "https://host/path"},
		"opaque":             {"https:example.com", "https://host/path"},
	})
}

func TestErrorsDoNotRepeatSecrets(t *testing.T) {
	t.Parallel()

	for _, text := range []string{"https://user:hunter2@example.com", "https://exa mple.com:hunter2"} {
		if _, err := ParseBaseURL(text); err == nil || strings.Contains(err.Error(), "hunter2") {
			t.Errorf("the error for %q is %v", text, err)
		}
	}

	if err := CheckCredential("hunter2\n"); err == nil || strings.Contains(err.Error(), "hunter2") {
		t.Errorf("the error for a token with a line break is %v", err)
	}
}

func TestACredentialHasNoWhiteSpace(t *testing.T) {
	t.Parallel()
	runChecks(t, CheckCredential, map[string]checkCase{
		"old token":   {"Sn3lZJTBX6kkg7OdcBUAxOO963GEIyGQqnFTOFYY", ""},
		"new token":   {"cfut_0123456789", ""},
		"e-mail":      {"someone+tag@example.com", ""},
		"empty":       {"", "empty"},
		"space":       {"a b", "white space"},
		"tab":         {"a\tb", "white space"},
		"line break":  {"token\n", "white space"},
		"windows end": {"token\r\n", "white space"},
		"not ASCII":   {"tökén", "white space"},
		"NUL":         {"a\x00", "white space"},
	})
}
