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
		"refused without JSON": {403, `<html>`, Error{Kind: KindPermission}},
		"no content":           {204, ``, Error{Kind: KindRejected}},
		"not JSON":             {200, `<html>`, Error{Kind: KindNotJSON, Err: errNoJSON}},
		"another shape":        {200, `[]`, Error{Kind: KindShape, Err: errShape}},
		"too deep":             {200, deep, Error{Kind: KindShape, Err: errTooDeep}},
		"too deep, with a 403": {403, deep, Error{Kind: KindPermission}},
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
			if !isPage(int(status)) || decode(t.Context(), body) != nil {
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
		if passes := status == 408 || status == 429 || status >= 500; passes && !failure.retryable() {
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
