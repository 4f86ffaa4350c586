package realtimekit

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"slices"
	"strconv"
	"time"

	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

// drawServer is a server with a random answer to every open question.
func drawServer(t *rapid.T, w *world) *fakeapi.Server {
	clamp := rapid.IntRange(2, 5).Draw(t, "clamp")
	size := clamp
	if w.query.PerPage > 0 {
		size = min(clamp, w.query.PerPage)
	}
	options := []fakeapi.Option{
		fakeapi.BeforeAnswer(w.turn),
		fakeapi.MaxPageSize(clamp),
		fakeapi.PastTheEnd(rapid.SampledFrom([]fakeapi.Outside{fakeapi.Empty, fakeapi.Nearest, 400, 404, 416, 422}).Draw(t, "past the end")),
		fakeapi.PageZero(rapid.SampledFrom([]fakeapi.Outside{fakeapi.Empty, fakeapi.Nearest, 400, 422}).Draw(t, "page 0")),
		fakeapi.DefaultSort("createdAt", rapid.SampledFrom([]string{"ASC", "DESC"}).Draw(t, "default order")),
		drawLatency(t),
	}

	paging, hasTotal := drawPaging(t)
	options = append(options, paging)

	fromZero := rapid.Bool().Draw(t, "pages from 0")
	if fromZero {
		options = append(options, fakeapi.PagesFromZero())
	}
	ignores := rapid.IntRange(0, 9).Draw(t, "ignores page_no") == 0
	if ignores {
		options = append(options, fakeapi.IgnoreParameters("page_no"))
	}
	ignoresOrder := rapid.IntRange(0, 4).Draw(t, "ignores the order") == 0 && size > 1
	if ignoresOrder {
		options = append(options, fakeapi.IgnoreParameters("sort_by", "sort_order"))
	}
	// New sessions may slip past a list that grows anywhere, also one whose order is ignored.
	growing := w.query.class() == crawl.Growing || ignoresOrder && w.query.class() == crawl.Stable
	slips := growing && len(w.changes) > 0
	lapse := rapid.IntRange(-24, 5).Draw(t, "lapse at page")
	if ignores || w.query.class() == crawl.Volatile && len(w.changes) > 0 {
		lapse = -1
	}
	tooSmall := !ignores && !slips && w.query.MaxItems == 0 && lapse < 0
	total, honest, usable := drawTotal(t, size, tooSmall, !fromZero)
	options = append(options, total)
	w.honest = honest && !ignores
	// On a volatile list that counts from 0 a short page 1 is taken for the size of a page.
	misleads := fromZero && w.query.class() == crawl.Volatile
	w.size, w.counted = size, hasTotal && usable && !ignoresOrder && !misleads

	server := fakeapi.New(slices.Clone(w.sessions), options...)
	injectFaults(t, w, server, lapse, !fromZero)
	return server
}

// injectFaults makes the answers for some pages wrong, a few of them once.
func injectFaults(t *rapid.T, w *world, server *fakeapi.Server, lapse int, tooLarge bool) {
	for i, answer := range []fakeapi.Effect{fakeapi.Status(503, ""), fakeapi.RetryAfter("2"), fakeapi.Body(`{"succ`)} {
		if page := rapid.IntRange(0, 12).Draw(t, "fault at page"); page > 0 {
			server.Inject(&fakeapi.Fault{Name: fmt.Sprint(i), When: fakeapi.Page(page), Times: 1, Answer: answer})
		}
	}
	// A page that exists is refused once.
	if page := rapid.IntRange(-24, 6).Draw(t, "refused at page"); page >= 0 {
		status := rapid.SampledFrom([]int{400, 404, 416, 422}).Draw(t, "refusal")
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(page), Times: 1, Answer: fakeapi.ErrorA(status, status, "once")})
		w.honest = false
	} else if lapse >= 0 {
		w.honest = false
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(lapse), Times: 1, Answer: fakeapi.Rewrite(drawLapse(t, lapse == 0 || lapse == 1, tooLarge))})
	}
	if where := rapid.SampledFrom([]func(fakeapi.Request) bool{nil, nil, nil, nil, page1, beyondPage1}).Draw(t, "no total"); where != nil {
		server.Inject(&fakeapi.Fault{When: where, Answer: fakeapi.Rewrite(func(body []byte) []byte {
			return totalCount.ReplaceAll(body, nil)
		})})
		w.counted = false
	}
}

// drawLapse makes one answer wrong: a page that is empty, with or without a total, or
// has a total that is too large, if it may be. A page that may be the first and is empty
// never has a total of 0.
func drawLapse(t *rapid.T, first, tooLarge bool) func([]byte) []byte {
	lapses := []func([]byte) []byte{
		func([]byte) []byte { return []byte(`{"success":true,"data":{"sessions":[]}}`) },
		func(body []byte) []byte { return sessionsOf.ReplaceAll(body, []byte(`"sessions":[]`)) },
	}
	if tooLarge {
		lapses = append(lapses, func(body []byte) []byte { return totalCount.ReplaceAll(body, []byte(`"total_count":30,`)) })
	}
	if !first {
		lapses = append(lapses, func([]byte) []byte { return []byte(`{"success":true,"data":{},"paging":{"total_count":0}}`) })
	}
	return rapid.SampledFrom(lapses).Draw(t, "lapse")
}

var (
	sessionsOf = regexp.MustCompile(`"sessions":\[.*\]`)
	totalCount = regexp.MustCompile(`"total_count":[^,}]*,?`)
)

func page1(r fakeapi.Request) bool { return r.Query.Get("page_no") == "1" }

func beyondPage1(r fakeapi.Request) bool { return !page1(r) }

// drawLatency makes answers overtake each other. No two pages take equally long, so that
// a case can be repeated.
func drawLatency(t *rapid.T) fakeapi.Option {
	table := rapid.SliceOfN(rapid.IntRange(1, 9), 1, 7).Draw(t, "latencies")
	return fakeapi.LatencyOf(func(r fakeapi.Request) time.Duration {
		page, _ := strconv.Atoi(r.Query.Get("page_no"))
		return time.Duration(table[page%len(table)])*time.Millisecond + time.Duration(page)*time.Microsecond
	})
}

// drawTotal is a total that is right, too large, too small or nonsense.
func drawTotal(t *rapid.T, size int, tooSmall, tooLarge bool) (option fakeapi.Option, honest, usable bool) {
	lie := rapid.IntRange(0, 9).Draw(t, "lie")
	by := rapid.IntRange(1, 6).Draw(t, "by")
	return fakeapi.TotalCount(func(real int) any {
		switch {
		case lie == 0 && tooLarge:
			return real + by
		case lie == 1 && tooSmall:
			return min(real, size+by)
		case lie == 2:
			return -by
		case lie == 3:
			return "lots"
		case lie == 4:
			return nil
		default:
			return real
		}
	}), lie > 1, lie > 4
}

func drawPaging(t *rapid.T) (option fakeapi.Option, hasTotal bool) {
	if rapid.IntRange(0, 4).Draw(t, "offsets from 0") == 0 {
		return fakeapi.OffsetsFromZero(), true
	}
	choice := rapid.IntRange(0, 4).Draw(t, "paging")
	return []fakeapi.Option{
		fakeapi.PagingFields("total_count", "start_offset", "end_offset"),
		fakeapi.PagingFields("total_count"),
		fakeapi.PagingInData(),
		fakeapi.PagingFields("start_offset"),
		fakeapi.NoPaging(),
	}[choice], choice < 3
}

// handled sends requests to a handler without a connection.
type handled struct{ handler http.Handler }

func (h handled) RoundTrip(request *http.Request) (got *http.Response, err error) {
	recorder := httptest.NewRecorder()
	// As a server does when a handler hangs up.
	defer func() {
		if cause := recover(); cause != nil {
			got, err = nil, fmt.Errorf("hung up: %v", cause)
		}
	}()
	h.handler.ServeHTTP(recorder, request)
	if err := request.Context().Err(); err != nil {
		return nil, err
	}
	return recorder.Result(), nil
}
