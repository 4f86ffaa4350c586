package request

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

func TestDecodeEnvelope_errors(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		body string
		want error
	}{
		"cut off":                   {`{"success":true,`, errNoJSON},
		"a byte order mark":         {byteOrderMark + `{"success":true}`, nil},
		"two byte order marks":      {byteOrderMark + byteOrderMark + `{}`, errNoJSON},
		"a list":                    {`[]`, errShape},
		"success of another type":   {`{"success":0}`, errShape},
		"the deepest":               {`{"data":` + nested(9999) + `}`, nil},
		"one level more":            {`{"data":` + nested(10000) + `}`, errTooDeep},
		"too deep, and cut off":     {strings.Repeat(`{"a":`, 1<<16), errTooDeep},
		"brackets in a text":        {`{"data":"` + nested(1<<16) + `"}`, nil},
		"wide, and not deep":        {`{"data":[` + strings.Repeat(`[],`, 1<<16) + `[]]}`, nil},
		"cut off before it is deep": {strings.Repeat(`[`, 9000), errNoJSON},
	} {
		if _, err := DecodeEnvelope([]byte(test.body)); !errors.Is(err, test.want) {
			t.Errorf("%s: error %v, want %v", name, err, test.want)
		}
	}
}

// An envelope is read as encoding/json reads it.
func FuzzDecodeEnvelope(f *testing.F) {
	for _, body := range []string{
		``, byteOrderMark, byteOrderMark + `{}`, `null`, `[]`, `{}`, `{"success":true}`, `{"success":false}`, `{"success":0}`, `{"data":{"sessions":null}}`, `{"data":{"sessions":[]}}`,
		`{"data":{"sessions":[{"id":"a"},{"id":"b","x":1}]},"paging":{"total_count":2,"start_offset":1}}`,
		`{"data":{"sessions":[{"id":"a"}],"Sessions":null},"Data":null}`,
		"{\"data\":{\"sessions\":[{\"id\":\"a\xff\"}]}}", `{"success":false,"errors":[null,{},{"code":"1e3","message":{"a": 1}}]}`,
		`{"data":{"sessions":[{"id":"a"}],"paging":{"total_count":{}}},"paging":[]}`, `{}{}`, `"data"`, `{"success":"true"}`, ` {"success":null,"error":[],"errors":{}} `, `{"data":1,"d\u0061ta":2}`,
		`{"d\u0061ta" : "\\\"}" , "data" :1e5 }`,
		strings.Repeat(`[`, 10001), `[x` + strings.Repeat(`[`, 10001), `{"data":` + strings.Repeat(`[`, 9999) + strings.Repeat(`]`, 9999) + `}`,
	} {
		f.Add([]byte(body))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := DecodeEnvelope(body)
		body = bytes.TrimPrefix(body, []byte(byteOrderMark))
		var fields map[string]json.RawMessage
		wrong := json.Unmarshal(body, &fields)
		success := string(fields["success"])
		switch {
		case !json.Valid(body):
			if !errors.Is(err, errNoJSON) && !errors.Is(err, errTooDeep) {
				t.Errorf("error %v for what is not JSON", err)
			}
		case wrong != nil, success != "" && success != "true" && success != "false" && success != "null":
			if !errors.Is(err, errShape) {
				t.Errorf("error %v for another shape", err)
			}
		default:
			want := Envelope{
				Refused: success == "false", Data: string(fields["data"]), Paging: string(fields["paging"]),
				error: string(fields["error"]), errors: string(fields["errors"]), whole: strings.TrimSpace(string(body)),
			}
			if err != nil || got != want {
				t.Errorf("%#v, %v, want %#v", got, err, want)
			}
			if got.Err() == nil {
				t.Error("no message")
			}
		}
	})
}
