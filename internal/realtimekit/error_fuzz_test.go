package realtimekit

import (
	"net/http"
	"testing"
	"unicode"
	"unicode/utf8"
)

// Whatever answers, what is shown of it is short, fit for a terminal, and sorted
// by what its status and its code say.
func FuzzAnAnswerThatIsNoPageIsHarmless(f *testing.F) {
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

		client := &Client{}

		_, failure := client.read(t.Context(), reply{
			status: int(status), body: body, header: http.Header{"Cf-Ray": {ray}, "Location": {location}, "Retry-After": {told}},
		})
		if failure == nil {
			if _, _, verdict := readByTheBook(body); status != http.StatusOK || verdict != good {
				t.Fatalf("status %d is taken for a page", status)
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
			t.Errorf("status %d is of kind %d, which is not tried again", status, failure.Kind)
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
