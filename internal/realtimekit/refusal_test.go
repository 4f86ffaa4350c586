package realtimekit

import (
	"net/http"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

func TestKindOf(t *testing.T) {
	t.Parallel()

	for answer, want := range map[struct {
		status int
		code   int64
	}]Kind{
		{401, 10000}: KindPermission, {403, 0}: KindPermission, {403, 9109}: KindPermission, {200, 10000}: KindPermission,
		{404, 404}: KindNotFound, {200, 404}: KindNotFound, {404, 7003}: KindNotFound,
		{400, 6003}: KindCredentials, {400, 9106}: KindCredentials,
		{400, 0}: KindInvalid, {422, 422}: KindInvalid,
		{405, 0}: KindRejected, {200, 12345}: KindRejected, {200, 399}: KindRejected, {200, 600}: KindRejected,
		{429, 0}: KindRateLimit, {429, 10000}: KindRateLimit, {200, 429}: KindRateLimit,
		{408, 0}: KindServer, {500, 0}: KindServer, {530, 0}: KindServer, {200, 500}: KindServer,
		// A server that is out of order cannot judge credentials and routes.
		{503, 10000}: KindServer, {500, 6003}: KindServer, {502, 7003}: KindServer, {408, 9109}: KindServer,
	} {
		if got := kindOf(answer.status, answer.code); got != want {
			t.Errorf("status %d with code %d is of kind %d, want %d", answer.status, answer.code, got, want)
		}
	}
}

func TestRefusal_tooDeepCountsByItsStatus(t *testing.T) {
	t.Parallel()

	body := `{"success":false,"error":{"code":404,"message":"no","more":` + nested(1<<16) + `}}`

	for status, want := range map[int]Kind{200: KindShape, 403: KindPermission, 503: KindServer} {
		_, failure := (&Client{}).read(t.Context(), reply{status: status, body: []byte(body)})
		if failure == nil || failure.Kind != want || failure.Message != "" {
			t.Errorf("status %d gives %#v, want kind %d", status, failure, want)
		}
	}
}

func TestRefusal_message(t *testing.T) {
	t.Parallel()

	client := &Client{credentials: Credentials{Token: "secret-token-1234"}}

	for said, want := range map[string]string{
		"a\u001b[31mb\nc\u0007":                        "a [31mb c",
		strings.Repeat("ä", 600):                       strings.Repeat("ä", 500) + "…",
		strings.Repeat("-", 490) + "secret-token-1234": strings.Repeat("-", 490) + "(redacted)",
	} {
		if failure := client.refusal(reply{status: 400}, &apiMessage{text: said}); failure.Message != want {
			t.Errorf("%q becomes %q, want %q", said, failure.Message, want)
		}
	}
}

func TestRefusal_redirect(t *testing.T) {
	t.Parallel()

	for location, want := range map[string]string{
		"https://user:hunter2@exa mple.com/?token=hunter2": "a redirect",
		"https://example.com:hunter2/":                     "a redirect",
		"/hunter2":                                         "a redirect",
		"":                                                 "a redirect",
		"gopher://example.com/hunter2":                     "a redirect to example.com",
	} {
		failure := (&Client{}).refusal(reply{status: 302, header: http.Header{"Location": {location}}}, errNoJSON)
		if failure.Kind != KindRedirect || failure.Err.Error() != want {
			t.Errorf("%q gives %#v", location, failure)
		}
	}
}

// Text from any answer is short, safe for a terminal, and sorted by status and code.
func FuzzRefusal(f *testing.F) {
	for _, body := range []string{
		``, `<html>`, `null`, `{"success":false,"error":{"code":404,"message":"no such app"}}`,
		`{"success":false,"errors":[{"code":10000,"message":"Authentication error","error_chain":[{"code":6111}]}],"result":null}`,
		"{\"error\":{\"code\":\"1e3\",\"message\":\"a\\u001b[2J\\r\u009b\u202e\xff\"}}", `{"errors":[{"message":{"a": "\u0000"}}]}`,
		`{"error":{"message":"` + nested(600) + `"}}`, `{"error":` + nested(20000) + `}`, `{"error":[],"errors":{}}`,
	} {
		for _, status := range []uint16{200, 302, 404, 429, 503} {
			f.Add([]byte(body), status, "8a1b-FRA", "https://user:hunter2@example.com/?a=b", "30")
		}
	}

	f.Fuzz(func(t *testing.T, body []byte, status uint16, ray, location, told string) {
		status = 200 + status%400

		_, failure := (&Client{}).read(t.Context(), reply{
			status: int(status), body: body, header: http.Header{"Cf-Ray": {ray}, "Location": {location}, "Retry-After": {told}},
		})
		if failure == nil {
			if _, _, verdict := readPlainly(body); status != http.StatusOK || verdict != good {
				t.Fatalf("status %d is accepted as a page", status)
			}

			return
		}

		if failure.Status != int(status) || failure.Wait < 0 || failure.Wait > LongestTold {
			t.Errorf("status %d and wait %s of %d", failure.Status, failure.Wait, status)
		}

		if redirected := status >= 300 && status < 400; redirected != (failure.Kind == KindRedirect) {
			t.Errorf("status %d is of kind %d", status, failure.Kind)
		}

		if passes := status == 408 || status == 429 || status >= 500; passes && !failure.retryable() && failure.Code < codeMalformedHeader {
			t.Errorf("status %d is of kind %d, which is not retried", status, failure.Kind)
		}

		checkShown(t, failure.Message)
		checkShown(t, failure.Ray)

		if failure.Err != nil {
			checkShown(t, failure.Err.Error())
		}
	})
}

func checkShown(t *testing.T, text string) {
	t.Helper()

	// An ellipsis, and the words before the host of a redirect.
	if letters := utf8.RuneCountInString(text); letters > longestMessage+1+len("a redirect to ") {
		t.Errorf("%d letters are shown", letters)
	}

	for _, r := range text {
		if !unicode.IsPrint(r) {
			t.Errorf("%q is shown", text)
		}
	}
}
