package realtimekit

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/request"
)

func withRows(rows string) []byte {
	return []byte(`{"success":true,"data":{"sessions":[` + rows + `]},"paging":{"total_count":1}}`)
}

func decodeSessions(ctx context.Context, body []byte) (crawl.Page[Session], error) {
	envelope, err := decodeEnvelope(body)
	if err != nil {
		return crawl.Page[Session]{}, err
	}
	return (&Client{}).sessions("", SessionsQuery{}).decodePage(ctx, envelope)
}

func valueOf(number *int64) any {
	if number == nil {
		return nil
	}
	return *number
}

func TestDecodePage_paging(t *testing.T) {
	t.Parallel()
	five, one := new(int64(5)), new(int64(1))
	for name, test := range map[string]struct {
		body         string
		total, start *int64
	}{
		"at the top":       {`{"data":{"sessions":[]},"paging":{"total_count":5,"start_offset":1,"end_offset":5}}`, five, one},
		"in data":          {`{"data":{"sessions":[],"paging":{"total_count":5,"start_offset":1}}}`, five, one},
		"before the list":  {`{"paging":{"total_count":5},"data":{"paging":{},"sessions":[]}}`, five, nil},
		"in both":          {`{"data":{"sessions":[],"paging":{"total_count":9}},"paging":{"total_count":5,"start_offset":1}}`, five, one},
		"null at the top":  {`{"data":{"sessions":[],"paging":{"total_count":5}},"paging":null}`, five, nil},
		"empty at the top": {`{"data":{"sessions":[],"paging":{"total_count":5}},"paging":{}}`, five, nil},
		"missing":          {`{"data":{"sessions":[]}}`, nil, nil},
		"empty":            {`{"data":{"sessions":[]},"paging":{}}`, nil, nil},
		"a list":           {`{"data":{"sessions":[]},"paging":[5]}`, nil, nil},
		"text":             {`{"data":{"sessions":[]},"paging":{"total_count":"5","start_offset":1.0}}`, five, one},
		"negative":         {`{"data":{"sessions":[]},"paging":{"total_count":-1,"start_offset":null}}`, nil, nil},
		"null sessions":    {`{"success":true,"data":{"sessions":null},"paging":{"total_count":5}}`, five, nil},
	} {
		got, err := decodeSessions(t.Context(), []byte(test.body))
		if err != nil || len(got.Items) != 0 || !reflect.DeepEqual([]*int64{got.Total, got.FirstOffset}, []*int64{test.total, test.start}) {
			t.Errorf("%s: total %v from %v, want %v from %v, error %v",
				name, valueOf(got.Total), valueOf(got.FirstOffset), valueOf(test.total), valueOf(test.start), err)
		}
	}
}

// Without a list, only a total of 0 says that the list is empty.
func TestDecodePage_withoutSessions(t *testing.T) {
	t.Parallel()
	const missing, notList = "it has no data.sessions", "data.sessions is not a list"
	for body, want := range map[string]string{
		`{"success":true,"data":{},"paging":{"total_count":0}}`:                             "",
		`{"success":true,"data":{"apps":[]},"paging":{"total_count":0}}`:                    "",
		`{"success":true,"data":null,"paging":{"total_count":"0"}}`:                         "",
		`{"success":true,"paging":{"total_count":0.0,"start_offset":0}}`:                    "",
		`{"success":true,"data":{"paging":{"total_count":0}}}`:                              "",
		`{"success":true,"data":{"paging":{"total_count":0}},"paging":{"total_count":3}}`:   missing,
		`{"success":true,"data":{"paging":{"total_count":0}},"paging":{"start_offset":1}}`:  missing,
		`{"success":true,"data":{},"paging":{"total_count":3}}`:                             missing,
		`{"success":true,"data":{},"paging":{"total_count":-1}}`:                            missing,
		`{"success":true,"data":{},"paging":{"total_count":null}}`:                          missing,
		`{"success":true,"data":{},"paging":{}}`:                                            missing,
		`{"success":true,"data":{"apps":[]}}`:                                               missing,
		`{"success":true,"data":null}`:                                                      missing,
		`{"success":true}`:                                                                  missing,
		`null`:                                                                              missing,
		`{"success":true,"data":{"sessions":{}},"paging":{"total_count":0}}`:                notList,
		`{"success":true,"data":{"sessions":"none"},"paging":{"total_count":0}}`:            notList,
		`{"success":false,"error":{"message":"no such app"},"paging":{"total_count":0}}`:    "no such app",
		`{"success":false,"errors":[{"code":10000,"message":"no"}],"data":{"sessions":[]}}`: "no",
	} {
		got, err := decodeSessions(t.Context(), []byte(body))
		said := ""
		if err != nil {
			said = err.Error()
		}
		if !strings.HasSuffix(said, want) || want == "" && err != nil || len(got.Items) != 0 || err == nil && *got.Total != 0 {
			t.Errorf("%s gives %d of %v sessions, error %v, want %q", body, len(got.Items), valueOf(got.Total), err, want)
		}
	}
}

// The list of some endpoints is data itself.
func TestDecodePage_dataIsTheList(t *testing.T) {
	t.Parallel()
	names := list[string]{item: "name", decode: func(name *string, row string, _ *parts) (err error) {
		*name, err = decodeID(row)
		return err
	}}
	for body, want := range map[string]string{
		`{"data":["a","b"],"paging":{"total_count":2}}`: "[a b] of 2, error <nil>",
		`{"data":null}`:                "[] of <nil>, error <nil>",
		`{"data":{"names":[]}}`:        "[] of <nil>, error data is not a list",
		`{"data":["a",7]}`:             "[] of <nil>, error name 2 of the page has no id",
		`{}`:                           "[] of <nil>, error it has no data",
		`{"paging":{"total_count":0}}`: "[] of 0, error <nil>",
	} {
		envelope, err := decodeEnvelope([]byte(body))
		if err != nil {
			t.Fatal(err)
		}
		page, err := names.decodePage(t.Context(), envelope)
		if got := fmt.Sprintf("%v of %v, error %v", page.Items, valueOf(page.Total), err); got != want {
			t.Errorf("%s is read as %s, want %s", body, got, want)
		}
	}
}

func TestDecodePage_errors(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]string{
		`<html></html>`:                                "the answer is not JSON",
		`{"data":{"sessions":[{"id":"a"},7]}}`:         "session 2 of the page is not an object",
		`{"data":{"sessions":[null]}}`:                 "session 1 of the page is not an object",
		`{"data":{"sessions":[{"id":"a"},{}]}}`:        "session 2 of the page has no id",
		`{"data":{"sessions":[{"id":""}]}}`:            "session 1 of the page has no id",
		`{"data":{"sessions":[{"id":7}]}}`:             "session 1 of the page has no id",
		`{"data":{"sessions":[{"id":null}]}}`:          "session 1 of the page has no id",
		`{"data":{"sessions":[{"id":"a","id":null}]}}`: "session 1 of the page has no id",
		`{"data":{"sessions":[{"ID":"a"}]}}`:           "session 1 of the page has no id",
	} {
		if got, err := decodeSessions(t.Context(), []byte(body)); err == nil || err.Error() != want || got.Items != nil {
			t.Errorf("%.80s gives error %v, want %s", body, err, want)
		}
	}
}

func TestDecodePage_canceled(t *testing.T) {
	t.Parallel()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := decodeSessions(ctx, withRows(`{"id":"s1"}`)); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v", err)
	}
}

// A small body may be large in memory.
func TestDecodePage_tooManyParts(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		begin, part, end string
		most             int
	}{
		"rows":                {`{"id":"s"}`, `,{"id":"s"}`, ``, maxRows - 1},
		"undocumented fields": {`{"id":"s","x":0`, `,"":0`, `}`, maxParts - 1},
		"rooms of many rows":  {`{"id":"s"}`, `,{"id":"s","breakout_rooms":[` + strings.Repeat(`0,`, 99) + `0]}`, ``, maxParts / 100},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for more, want := range []error{nil, request.ErrTooMany} {
				body := withRows(test.begin + strings.Repeat(test.part, test.most+more) + test.end)
				if _, err := decodeSessions(t.Context(), body); !errors.Is(err, want) {
					t.Errorf("%d above the limit: error %v, want %v", more, err, want)
				}
			}
		})
	}
}

func BenchmarkDecodePage(b *testing.B) {
	recorder := httptest.NewRecorder()
	first := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/?page_no=1", nil)
	fakeapi.Render(1000, 1000, 0).ServeHTTP(recorder, first)
	body := recorder.Body.Bytes()
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		got, err := decodeSessions(b.Context(), body)
		if err != nil || len(got.Items) != 1000 {
			b.Fatal(len(got.Items), err)
		}
	}
}
