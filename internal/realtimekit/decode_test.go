package realtimekit

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestDecodePage_paging(t *testing.T) {
	t.Parallel()

	five, one := new(int64(5)), new(int64(1))

	for name, test := range map[string]struct {
		body         string
		total, start *int64
	}{
		"at the top":      {`{"data":{"sessions":[]},"paging":{"total_count":5,"start_offset":1,"end_offset":5}}`, five, one},
		"in data":         {`{"data":{"sessions":[],"paging":{"total_count":5,"start_offset":1}}}`, five, one},
		"in both":         {`{"data":{"sessions":[],"paging":{"total_count":9}},"paging":{"total_count":5,"start_offset":1}}`, five, one},
		"null at the top": {`{"data":{"sessions":[],"paging":{"total_count":5}},"paging":null}`, five, nil},
		"missing":         {`{"data":{"sessions":[]}}`, nil, nil},
		"empty":           {`{"data":{"sessions":[]},"paging":{}}`, nil, nil},
		"a list":          {`{"data":{"sessions":[]},"paging":[5]}`, nil, nil},
		"text":            {`{"data":{"sessions":[]},"paging":{"total_count":"5"}}`, five, nil},
		"an object":       {`{"data":{"sessions":[]},"paging":{"total_count":{"value":5},"start_offset":[1]}}`, nil, nil},
		"negative":        {`{"data":{"sessions":[]},"paging":{"total_count":-1,"start_offset":null}}`, nil, nil},
		"null sessions":   {`{"success":true,"data":{"sessions":null},"paging":{"total_count":5}}`, five, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			page, err := decodePage(t.Context(), []byte(test.body))
			if err != nil || !reflect.DeepEqual(page.total, test.total) || !reflect.DeepEqual(page.startOffset, test.start) {
				t.Errorf("total %v from %v, want %v from %v, error %v", show(page.total), show(page.startOffset), show(test.total), show(test.start), err)
			}
		})
	}
}

// Go's JSON library also accepts a name in other letters, and the last one counts: a
// list could be lost without a word.
func TestDecodePage_exactNames(t *testing.T) {
	t.Parallel()

	const page = `"data":{"sessions":[{"id":"s1"}]},"paging":{"total_count":1}`

	for name, body := range map[string]string{
		"sessions":            `{"data":{"sessions":[{"id":"s1"}],"Sessions":[]},"paging":{"total_count":1}}`,
		"a letter that folds": `{"data":{"sessions":[{"id":"s1"}],"ſessions":null},"paging":{"total_count":1}}`,
		"data":                `{` + page + `,"Data":{"sessions":[]}}`,
		"success":             `{` + page + `,"SUCCESS":false}`,
		"paging":              `{` + page + `,"Paging":{"total_count":0}}`,
		"in data":             `{"data":{"sessions":[{"id":"s1"}],"paging":{"total_count":1},"PAGING":{"total_count":0}}}`,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			page, err := decodePage(t.Context(), []byte(body))
			if err != nil || len(page.sessions) != 1 || page.total == nil || *page.total != 1 {
				t.Errorf("%d sessions of %v, error %v", len(page.sessions), show(page.total), err)
			}
		})
	}
}

func TestDecodePage_errors(t *testing.T) {
	t.Parallel()

	for body, want := range map[string]string{
		``:                              errNoJSON.Error(),
		`{"success":true,"data":{"sess`: errNoJSON.Error(),
		`<html></html>`:                 errNoJSON.Error(),
		`[]`:                            errShape.Error(),
		`"sessions"`:                    errShape.Error(),
		`{"success":"yes","data":{"sessions":[]}}`: errShape.Error(),
		`{"success":true}`:                         "it has no data.sessions",
		`{"success":true,"data":null}`:             "it has no data.sessions",
		`{"success":true,"data":{"apps":[]}}`:      "it has no data.sessions",
		`{"success":true,"data":{"sessions":{}}}`:  "data.sessions is not a list",
		`{"data":{"sessions":[{"id":"a"},7]}}`:     "session 2 of the page is not an object",
		`{"data":{"sessions":[null]}}`:             "session 1 of the page is not an object",
		`{"data":{"sessions":[{"id":"a"},{}]}}`:    "session 2 of the page has no id",
		`{"data":{"sessions":[{"id":""}]}}`:        "session 1 of the page has no id",
		`{"data":{"sessions":[{"id":7}]}}`:         "session 1 of the page has no id",
		`{"data":{"sessions":[{"id":null}]}}`:      "session 1 of the page has no id",
	} {
		if _, err := decodePage(t.Context(), []byte(body)); err == nil || err.Error() != want {
			t.Errorf("%s gives error %v, want %s", body, err, want)
		}
	}
}

// What is small on the wire may be large in memory.
func TestDecodePage_tooManyParts(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		begin, part, end string
		most             int
	}{
		"rows":                {`{"id":"s"}`, `,{"id":"s"}`, ``, mostRows - 1},
		"undocumented fields": {`{"id":"s","x":0`, `,"":0`, `}`, mostParts - 1},
		"rooms of many rows":  {`{"id":"s"}`, `,{"id":"s","breakout_rooms":[` + strings.Repeat(`0,`, 99) + `0]}`, ``, mostParts / 100},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for more, want := range []error{nil, errTooMany} {
				body := onePageOf(test.begin + strings.Repeat(test.part, test.most+more) + test.end)
				if _, err := decodePage(t.Context(), body); !errors.Is(err, want) {
					t.Errorf("%d above the limit: error %v, want %v", more, err, want)
				}
			}
		})
	}
}

// BenchmarkDecodePage reads a page of a thousand sessions.
func BenchmarkDecodePage(b *testing.B) {
	recorder := httptest.NewRecorder()
	first := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/?page_no=1", nil)
	fakeapi.Render(1000, 1000, 0).ServeHTTP(recorder, first)

	body := recorder.Body.Bytes()
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		got, err := decodePage(b.Context(), body)
		if err != nil || len(got.sessions) != 1000 {
			b.Fatal(len(got.sessions), err)
		}
	}
}
