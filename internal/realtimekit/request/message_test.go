package request

import (
	"strings"
	"testing"
)

func TestMessageOf(t *testing.T) {
	t.Parallel()
	const refused = `{"success":false,`
	for body, want := range map[string]apiMessage{
		// The forms of Cloudflare.
		refused + `"error":{"code":404,"message":"no such app"}}`:                             {404, "no such app", true},
		refused + `"errors":[{"code":10000,"message":"Authentication error"}],"result":null}`: {10000, "Authentication error", true},
		refused + `"errors":[{"code":"7003","message":"x"}],"messages":[]}`:                   {7003, "x", true},
		refused + `"error":null,"errors":[null,{},{"message":"second"},{"code":3}]}`:          {3, "second", true},
		refused + `"errors":[{"code":6003,"message":"Invalid request headers","error_chain":[{"code":6111,"message":"Invalid format for Authorization header"}]}]}`: {
			6003, "Invalid request headers; Invalid format for Authorization header", true,
		},
		refused + `"errors":[{"message":"a"},{"message":"b"},{},{"message":"c"},{"message":"d"}]}`: {0, "a; b; c", true},
		refused + `"messages":[{"code":9,"message":"a"},"b"]}`:                                     {0, "a; b", true},
		refused + `"error":{"code":1.5,"message":{"a": 1}}}`:                                       {0, `{"a":1}`, true},
		refused + `"error":{"name":"ZodError","issues":[{"path":["query","per_page"],"message":"too big"},{"path":[0],"message":"odd"}]}}`: {
			0, "query.per_page: too big; odd", true,
		},
		refused + `"error":"no","errors":{"code":3}}`:   {0, "no", true},
		refused + `"errors":["a","b"]}`:                 {0, "a; b", true},
		refused + `"message":"no"}`:                     {0, "no", true},
		refused + `"error":"no","message":["a", "b"]}`:  {0, "a; b; no", true},
		refused + `"error":{"message":[{"detail":7}]}}`: {0, "", true},
		`{"success":false}`:                             {0, "", true},
		// Those of others.
		`{"type":"about:blank","title":"Error 1020: Access denied","detail":"The site owner blocked you","status":403}`: {0, "Error 1020: Access denied; The site owner blocked you", false},
		`{"title":"Forbidden","detail":"Forbidden"}`:              {0, "Forbidden", false},
		`{"error":"invalid_token","error_description":"expired"}`: {0, "invalid_token; expired", false},
		`{"statusCode":400,"message":"no","path":"/x","code":7}`:  {7, "no", false},
		` "Forbidden" `:                    {0, "Forbidden", false},
		byteOrderMark + `{"message":"no"}`: {0, "no", false},
		`{"success":0,"message":"no"}`:     {0, "no", false},
		`{"error":{"error":{"error":{"error":{"error":{"error":{"error":"a"}}}}}}}`: {},
		`[]`: {}, `null`: {}, `7`: {}, `{}`: {},
		// Short texts.
		"error code: 1010\n":            {0, "error code: 1010", false},
		"a\r\nb":                        {0, "a\r\nb", false},
		"":                              {},
		"<html>":                        {},
		"no <b>":                        {},
		`{"message":"cut`:               {},
		"\xff\xfe":                      {},
		"a\x1b[2J":                      {},
		strings.Repeat("a", maxPlain+1): {},
	} {
		if got := messageOf([]byte(body)); *got != want {
			t.Errorf("%s gives %#v, want %#v", body, *got, want)
		}
	}
}

// BenchmarkMessageOf reads an ordinary refusal.
func BenchmarkMessageOf(b *testing.B) {
	body := []byte(`{"success":false,"errors":[{"code":10000,"message":"Authentication error"}],"messages":[],"result":null}`)
	for b.Loop() {
		_ = messageOf(body)
	}
}
