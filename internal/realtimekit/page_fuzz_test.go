package realtimekit

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// Whatever the body: it is read as an independent reader reads it, or refused
// where that reader finds no page.
func FuzzAPageIsReadWholeOrRefused(f *testing.F) {
	for _, body := range []string{
		``, `null`, `[]`, `{}`, `{"success":true}`, `{"success":false}`, `{"success":0}`, `{"data":{"sessions":null}}`, `{"data":{"sessions":[]}}`,
		`{"data":{"sessions":[{"id":"a"},{"id":"b","x":1}]},"paging":{"total_count":2,"start_offset":1}}`,
		`{"data":{"sessions":[{"id":"a"}],"Sessions":null},"Data":null}`,
		`{"data":{"sessions":[{"id":"a\u0000"}]}}`, `{"data":{"sessions":[{"id":"a\ud800"}]}}`, "{\"data\":{\"sessions\":[{\"id\":\"a\xff\"}]}}",
		`{"success":false,"errors":[null,{},{"code":"1e3","message":{"a": 1}}]}`,
		`{"data":{"sessions":[{"id":"a","meta":{"a":[ 1e400 ]},"breakout_rooms":[ null, {} ],"type":7,"minutes_consumed":"1e999"}]}}`,
		"{\"data\":{\"sessions\":[{\"id\":\"a\",\"\x7f\":\"\u0085\",\"status\":\"\\r\\n\\r\x7f\"}]}}",
		`{"data":{"sessions":[{"id":"a"}],"paging":{"total_count":{}}},"paging":[]}`,
		strings.Repeat(`[`, 10001), `[x` + strings.Repeat(`[`, 10001), `{"data":` + strings.Repeat(`[`, 9999) + strings.Repeat(`]`, 9999) + `}`,
	} {
		f.Add([]byte(body))
	}

	f.Fuzz(checkPage)
}

// A value of any type may stand in any field of a row.
func FuzzASessionLosesNothing(f *testing.F) {
	for _, value := range []string{
		`null`, `true`, `""`, `"a\r\n\u001b[31m\u009b\t"`, "\"\x7f\u0085\u2028\"", `"\ud800"`, `0`, `-0.0`, `3e0`, `"3"`, `2.5`, `1e400`, `1e-999999999`,
		`9223372036854775808`, `[ 1, [ ], null ]`, `{"a": {"\u007f": 12345678901234567890.10}}`, `[[[[]]]]`, `{"a":1,"a":2}`, `"<&>"`,
	} {
		f.Add([]byte(value), "x")
	}

	f.Add([]byte(`1`), "ID\x7f\u009b")

	f.Fuzz(func(t *testing.T, value []byte, name string) {
		if !json.Valid(value) {
			t.Skip()
		}

		extra, err := json.Marshal(name)
		if err != nil {
			t.Fatal(err)
		}

		for field := range documented {
			checkPage(t, onePageOf(`{`+string(extra)+`:`+string(value)+`,"`+field+`":`+string(value)+`,"id":"s1"}`))
		}
	})
}

func checkPage(t *testing.T, body []byte) {
	t.Helper()

	got, err := decodePage(t.Context(), body)
	rows, paging, verdict := readByTheBook(body)

	if said := (*apiMessage)(nil); errors.As(err, &said) != (verdict == refused) {
		t.Fatalf("error %v, but the book says %q", err, verdict)
	}

	// What is too deep may be no JSON before it gets there.
	if errors.Is(err, errNoJSON) && verdict == tooDeep {
		verdict = noJSON
	}

	if errors.Is(err, errNoJSON) != (verdict == noJSON) || errors.Is(err, errTooDeep) != (verdict == tooDeep) || (err == nil) != (verdict == good) {
		t.Fatalf("error %v, but the book says %q", err, verdict)
	}

	if err != nil {
		return
	}

	if len(got.sessions) != len(rows) {
		t.Fatalf("%d sessions of %d rows", len(got.sessions), len(rows))
	}

	for i, session := range got.sessions {
		checkSession(t, session, rows[i])
	}

	for name, number := range map[string]*int64{"total_count": got.total, "start_offset": got.startOffset} {
		want, sure := countByTheBook(paging[name])
		if want != nil && *want < 0 {
			want = nil
		}

		if sure && !same(number, want) {
			t.Errorf("%s is %v, want %v", name, show(number), show(want))
		}
	}
}

func same[T comparable](a, b *T) bool { return a == b || a != nil && b != nil && *a == *b }
