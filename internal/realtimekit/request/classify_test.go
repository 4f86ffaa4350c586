package request

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"
)

// classified is what becomes of an answer.
func classified(ctx context.Context, credentials Credentials, answer reply) *Error {
	c := classifier{credentials, make(chan struct{}, 1)}
	return c.classify(func(_ context.Context, a *attempt) *Error {
		a.reply = answer
		return nil
	})(ctx, &attempt{Request: &Request{Decode: decode}})
}

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
		{405, 0}: KindRejected, {405, 10000}: KindRejected, {405, 6003}: KindRejected, {404, 10000}: KindNotFound, {422, 9109}: KindInvalid, {203, 10000}: KindPermission, {200, 12345}: KindRejected, {200, 399}: KindRejected, {200, 600}: KindRejected,
		{429, 0}: KindRateLimit, {429, 10000}: KindRateLimit, {200, 429}: KindRateLimit,
		{408, 0}: KindServer, {500, 0}: KindServer, {530, 0}: KindServer, {511, 0}: KindPortal, {511, 10000}: KindPortal, {200, 500}: KindServer,
		// A server that is out of order cannot judge credentials and routes.
		{503, 10000}: KindServer, {500, 6003}: KindServer, {502, 7003}: KindServer, {408, 9109}: KindServer,
	} {
		if got := kindOf(answer.status, answer.code); got != want {
			t.Errorf("status %d with code %d is of kind %d, want %d", answer.status, answer.code, got, want)
		}
	}
}

func TestClassify_errors(t *testing.T) {
	t.Parallel()
	deep := `{"success":false,"error":{"code":404,"message":"no","more":` + nested(1<<16) + `}}`
	for name, test := range map[string]struct {
		status int
		body   string
		want   Error
	}{
		"refused":              {403, `{"errors":[{"code":10000,"message":"no\u001b"}]}`, Error{Kind: KindPermission, Code: 10000, Message: "no"}},
		"refused with 200":     {200, `{"success":false,"error":{"code":404,"message":"no"}}`, Error{Kind: KindNotFound, Code: 404, Message: "no"}},
		"refused without JSON": {403, `<html>`, Error{Kind: KindBlocked}},
		"a short text":         {403, "error code: 1010\n", Error{Kind: KindBlocked, Message: "error code: 1010"}},
		"a problem":            {403, `{"title":"Error 1020: Access denied","detail":"Blocked","status":403}`, Error{Kind: KindBlocked, Message: "Error 1020: Access denied; Blocked"}},
		"location":             {403, `{"success":false,"errors":[{"code":9109,"message":"Cannot use the access token from location: 192.0.2.7"}]}`, Error{Kind: KindPermission, Code: 9109, Message: "Cannot use the access token from location: 192.0.2.7"}},
		"a wrong method":       {405, `{"success":false,"errors":[{"code":10000,"message":"Method not allowed"}]}`, Error{Kind: KindRejected, Code: 10000, Message: "Method not allowed"}},
		"no reason":            {200, `{"success":false}`, Error{Kind: KindRejected, Err: errNoReason}},
		"no reason, with 403":  {403, `{"success":false}`, Error{Kind: KindPermission, Err: errNoReason}},
		"a captive portal":     {511, `<html>`, Error{Kind: KindPortal}},
		"no content":           {204, ``, Error{Kind: KindRejected}},
		"another shape":        {200, `[]`, Error{Kind: KindShape, Err: errShape}},
		"too deep":             {200, deep, Error{Kind: KindShape, Err: errTooDeep}},
		"too deep, with a 403": {403, deep, Error{Kind: KindBlocked}},
		"too deep, with a 503": {503, deep, Error{Kind: KindServer}},
	} {
		want := test.want
		want.Status, want.Ray = test.status, "8a1b-FRA"
		if want.retryable() {
			want.Wait = 30 * time.Second
		}
		failure := classified(t.Context(), Credentials{}, reply{
			status: test.status, body: []byte(test.body), header: http.Header{"Cf-Ray": {"8a1b-FRA"}, "Retry-After": {"30"}},
		})
		if failure == nil || *failure != want {
			t.Errorf("%s: %#v, want %#v", name, failure, want)
		}
	}
}

func TestClassify_unreadablePages(t *testing.T) {
	t.Parallel()
	const html = "at byte 1, invalid character '<' looking for beginning of value"
	for name, test := range map[string]struct {
		body, header string
		kind         Kind
		want         string
	}{
		"empty":                   {"", "", KindCutOff, "the body is empty"},
		"blank":                   {" \n", "", KindCutOff, "the body is empty"},
		"cut off":                 {`{"data":{"ses`, "", KindCutOff, "its JSON ends after byte 13"},
		"HTML":                    {"<html>", "", KindNotJSON, html},
		"JSON, then HTML":         {`{"data":<html>`, "", KindNotJSON, "at byte 9, invalid character '<' looking for beginning of value"},
		"a short text":            {"error code: 1010", "", KindNotJSON, `it is the text "error code: 1010"`},
		"a short text, secret":    {"bad token hunter2-token", "", KindNotJSON, `it is the text "bad token (redacted)"`},
		"NaN":                     {`{"data":NaN}`, "", KindMalformed, "at byte 9, NaN is not a JSON value"},
		"NaN in a list":           {`[NaN]`, "", KindMalformed, "at byte 2, NaN is not a JSON value"},
		"minus infinity":          {`{"data":-Infinity}`, "", KindMalformed, "at byte 10, Infinity is not a JSON value"},
		"undefined":               {`{"data":undefined}`, "", KindMalformed, "at byte 9, undefined is not a JSON value"},
		"Python":                  {`{"data":True}`, "", KindMalformed, "at byte 9, True is not a JSON value"},
		"a secret without quotes": {`{"data":hunter2-token}`, "", KindMalformed, "at byte 9, invalid character 'h' looking for beginning of value"},
		"a tab in a string":       {"{\"data\":\"a\tb\"}", "", KindMalformed, `at byte 11, invalid character '\t' in string literal`},
		"a trailing comma":        {`{"data":1, }`, "", KindMalformed, `at byte 12, a comma comes before "}"`},
		"a comma in a list":       {`{"data":[1,]}`, "", KindMalformed, `at byte 12, a comma comes before "]"`},
		"two answers":             {`{}{}`, "", KindMalformed, "at byte 3, invalid character '{' after top-level value"},
		"after a byte order mark": {byteOrderMark + `{"data":NaN}`, "", KindMalformed, "at byte 9, NaN is not a JSON value"},
		"another coding":          {"\x8b\x02", "Content-Encoding: br", KindMalformed, `its content coding is "br", which was not requested`},
		"a coding that is known":  {"<html>", "Content-Encoding: X-GZIP ", KindNotJSON, html},
		"a challenge":             {"<html>", "Cf-Mitigated: Challenge", KindBlocked, errChallenge.Error()},
	} {
		key, value, _ := strings.Cut(test.header, ": ")
		failure := classified(t.Context(), Credentials{Token: "hunter2-token"}, reply{status: 200, body: []byte(test.body), header: http.Header{key: {value}}})
		if failure == nil || failure.Kind != test.kind || failure.Err.Error() != test.want || failure.Message != "" {
			t.Errorf("%s: %#v: %s", name, failure, failure)
		}
	}
}

// A challenge is not about credentials, and stays the same when it is requested again.
func TestClassify_challenge(t *testing.T) {
	t.Parallel()
	for status, want := range map[int]Kind{403: KindBlocked, 401: KindBlocked, 503: KindBlocked, 429: KindRateLimit, 302: KindRedirect} {
		failure := classified(t.Context(), Credentials{}, reply{status: status, body: []byte("<html>"), header: http.Header{"Cf-Mitigated": {"challenge"}}})
		if failure.Kind != want || want == KindBlocked && !errors.Is(failure, errChallenge) {
			t.Errorf("status %d gives %#v", status, failure)
		}
	}
}

func TestClassify_decoderFails(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	tooMany := fmt.Errorf("%w: 5", ErrTooMany)
	for _, test := range []struct {
		decode func() error
		want   Error
	}{
		{func() error { return tooMany }, Error{Kind: KindTooLarge, Err: tooMany}},
		{func() error { cancel(); return errShape }, Error{Kind: KindCanceled}},
	} {
		a := &attempt{Request: &Request{Decode: func(context.Context, []byte) error { return test.decode() }}, reply: reply{status: 200}}
		if failure := (classifier{Credentials{}, make(chan struct{}, 1)}).read(ctx, a); *failure != test.want {
			t.Errorf("error %#v, want %#v", failure, test.want)
		}
	}
}

func TestClassify_redirect(t *testing.T) {
	t.Parallel()
	for location, want := range map[string]string{
		"https://user:hunter2@exa mple.com/?token=hunter2": "a redirect",
		"https://example.com:hunter2/":                     "a redirect",
		"/hunter2":                                         "a redirect",
		"":                                                 "a redirect",
		"gopher://user:hunter2@example.com/hunter2": "a redirect to example.com",
	} {
		failure := classified(t.Context(), Credentials{}, reply{status: 302, header: http.Header{"Location": {location}}})
		if failure.Kind != KindRedirect || failure.Err.Error() != want {
			t.Errorf("%q gives %#v", location, failure)
		}
	}
}

func TestIsNoSuchPage(t *testing.T) {
	t.Parallel()
	for want, failures := range map[bool][]Error{
		true:  {{Kind: KindInvalid, Status: 400}, {Kind: KindNotFound, Status: 404}, {Kind: KindNotFound, Code: 404, Status: 200}, {Kind: KindRejected, Status: 416}},
		false: {{Kind: KindNotFound, Status: 404, Code: codeNoRoute}, {Kind: KindPermission, Status: 403}, {Kind: KindServer, Status: 500}, {Kind: KindRejected, Status: 405}},
	} {
		for _, failure := range failures {
			if got := IsNoSuchPage(fmt.Errorf("page 2: %w", &failure)); got != want {
				t.Errorf("%#v: %t", failure, got)
			}
		}
	}
	if IsNoSuchPage(errors.New("another")) || IsNoSuchPage(nil) {
		t.Error("an error of another type says so")
	}
}

// Text from any answer is short, safe for a terminal, and sorted by status and code.
func FuzzClassify(f *testing.F) {
	for _, body := range []string{
		``, `<html>`, `null`, `{"success":false,"error":{"code":404,"message":"no such app"}}`,
		`{"success":false,"errors":[{"code":10000,"message":"Authentication error","error_chain":[{"code":6111}]}],"result":null}`,
		"{\"error\":{\"code\":\"1e3\",\"message\":\"a\\u001b[2J\\r\u009b\u202e\xff\"}}", `{"errors":[{"message":{"a": "\u0000"}}]}`,
		`{"error":{"message":"` + nested(600) + `"}}`, `{"error":` + nested(20000) + `}`, `{"error":[],"errors":{}}`, `{"success":true,"data":{}}`,
	} {
		for _, status := range []uint16{200, 302, 404, 429, 503} {
			f.Add([]byte(body), status, "8a1b-FRA", "https://user:hunter2@example.com/?a=b", "30")
		}
	}
	f.Fuzz(func(t *testing.T, body []byte, status uint16, ray, location, told string) {
		status = 200 + status%400
		failure := classified(t.Context(), Credentials{}, reply{
			status: int(status), body: body, header: http.Header{"Cf-Ray": {ray}, "Location": {location}, "Retry-After": {told}},
		})
		if failure == nil {
			if !isSuccess(int(status)) || decode(t.Context(), body) != nil {
				t.Fatalf("status %d is accepted as a page", status)
			}
			return
		}
		if failure.Status != int(status) || failure.Wait < 0 || failure.Wait > LongestWait {
			t.Errorf("status %d and wait %s of %d", failure.Status, failure.Wait, status)
		}
		if redirected := status >= 300 && status < 400; redirected != (failure.Kind == KindRedirect) {
			t.Errorf("status %d is of kind %d", status, failure.Kind)
		}
		if passes := status == 408 || status == 429 || status >= 500 && status != 511; passes && !failure.retryable() {
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
	if letters := utf8.RuneCountInString(text); letters > maxMessage+1+len("a redirect to ") {
		t.Errorf("%d letters are shown", letters)
	}
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		t.Errorf("%q is shown", text)
	}
}
