package provider_test

import (
	"context"
	"fmt"
	"math/big"
	"net/http"
	"net/url"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// listTest is a data block and what a read of it must give.
type listTest struct {
	options   []fakeapi.Option
	provider  map[string]any // arguments of the provider block
	app       []fakeapi.Session
	arguments map[string]any

	wire       []string // the queries that are sent, sorted; nil is not checked
	says       string   // severity and summary of the only diagnostic
	sessions   []fakeapi.Session
	groups     []any // of usage
	totalCount int   // 0 is the number of sessions, noTotal is null
	incomplete bool
}

const noTotal = -1

func runListTests(t *testing.T, dataSource string, tests map[string]listTest) {
	t.Helper()
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.run(t, dataSource)
		})
	}
}

func (l listTest) run(t *testing.T, dataSource string) {
	t.Helper()

	w := newWorld(t, slices.Clone(l.app), l.options...)
	to := w.connectWith(t, l.provider).of(t, dataSource)
	answer := to.answer(t, l.arguments)
	if got := summaries(answer.Diagnostics); got != l.says {
		t.Errorf("reported %q, want %q", got, l.says)
	}
	if !strings.HasPrefix(l.says, "ERROR") {
		wantState(t, to.attributes(t, answer), l.state(t, dataSource))
	}
	if l.wire != nil {
		w.wantQueries(t, l.wire)
	}
}

// state is the whole state, except the attributes that are null.
func (l listTest) state(t *testing.T, dataSource string) object {
	t.Helper()

	state := object{"account_id": fakeapi.AccountID, "app_id": fakeapi.AppID, "complete": !l.incomplete}
	for name, value := range l.arguments {
		state[name] = asJSON(t, value)
	}
	switch {
	case l.totalCount > 0:
		state["total_count"] = float64(l.totalCount)
	case l.totalCount == 0:
		state["total_count"] = float64(len(l.sessions))
	}
	if dataSource == sessionsType {
		state["sessions"] = sessionObjects(t, l.sessions, l.arguments["include_undocumented"] == true)
	} else {
		state["totals"], state["groups"], state["group_count"] = totalsOf(l.sessions), append([]any{}, l.groups...), float64(len(l.groups))
	}
	return state
}

// summaries are the severities and summaries of what is reported.
func summaries(reported []*tfprotov6.Diagnostic) string {
	var all []string
	for _, diagnostic := range reported {
		all = append(all, fmt.Sprintf("%s: %s", diagnostic.Severity, diagnostic.Summary))
	}
	return strings.Join(all, "; ")
}

const (
	notProven        = "The list of sessions is not proven complete"
	ignoredParameter = "The API seems to ignore "
	failed           = "ERROR: Unable to list sessions"
)

// object is a value as JSON has it: numbers are float64.
type object = map[string]any

// wantState compares all attributes of a block; those that want does not have
// must be null.
func wantState(t *testing.T, got map[string]tftypes.Value, want object) {
	t.Helper()
	for name, value := range got {
		if got := plainly(t, value); !reflect.DeepEqual(got, want[name]) {
			t.Errorf("%s is\n%v, want\n%v", name, got, want[name])
		}
	}
	for name := range want {
		if _, ok := got[name]; !ok {
			t.Errorf("there is no %s", name)
		}
	}
}

// asJSON converts the value of an argument in a test.
func asJSON(t *testing.T, value any) any {
	t.Helper()
	switch value := value.(type) {
	case int:
		return float64(value)
	case []tftypes.Value:
		return plainly(t, tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, value))
	}
	return value
}

// plainly converts a value of the protocol.
func plainly(t *testing.T, value tftypes.Value) any {
	t.Helper()

	var (
		text    string
		number  big.Float
		flag    bool
		list    []tftypes.Value
		members map[string]tftypes.Value
	)
	switch typ := value.Type(); {
	case value.IsNull():
		return nil
	case typ.Is(tftypes.String) && value.As(&text) == nil:
		return text
	case typ.Is(tftypes.Bool) && value.As(&flag) == nil:
		return flag
	case typ.Is(tftypes.Number) && value.As(&number) == nil:
		plain, _ := number.Float64()
		return plain
	case typ.Is(tftypes.List{}) && value.As(&list) == nil:
		plain := make([]any, len(list))
		for i, element := range list {
			plain[i] = plainly(t, element)
		}
		return plain
	case typ.Is(tftypes.Object{}) && value.As(&members) == nil:
		plain := object{}
		for name, member := range members {
			plain[name] = plainly(t, member)
		}
		return plain
	}
	t.Errorf("%s has no counterpart in JSON", value)
	return nil
}

const (
	oldestFirst       = "&sort_by=createdAt&sort_order=ASC"
	oldestFirstBy1000 = "per_page=1000" + oldestFirst
	newestFirstBy1000 = "per_page=1000&sort_by=createdAt&sort_order=DESC"
)

// wantQueries checks all queries that the API has received, in any order: pages
// are requested concurrently.
func (w *world) wantQueries(t *testing.T, want []string) {
	t.Helper()

	var got []string
	for _, request := range w.api.Requests() {
		got = append(got, request.Query.Encode())
	}
	slices.Sort(got)
	if !slices.Equal(got, slices.Sorted(slices.Values(want))) {
		t.Errorf("sent %d queries, want %d:\n%v,\nwant\n%v", len(got), len(want), got, want)
	}
}

// pages are the queries for these pages, in the form of wantQueries.
func pages(query string, numbers ...int) []string {
	all := make([]string, len(numbers))
	for i, number := range numbers {
		values, _ := url.ParseQuery(query)
		values.Set("page_no", strconv.Itoa(number))
		all[i] = values.Encode()
	}
	return all
}

// fromTo are the numbers of pages, both ends included.
func fromTo(first, last int) []int {
	var numbers []int
	for number := first; number <= last; number++ {
		numbers = append(numbers, number)
	}
	return numbers
}

// tries reads with a context of the caller and returns what is reported.
func (l link) tries(ctx context.Context, t *testing.T, arguments map[string]any) []*tfprotov6.Diagnostic {
	t.Helper()

	answer, err := l.server.ReadDataSource(ctx, &tfprotov6.ReadDataSourceRequest{
		TypeName: l.name, Config: configuration(t, l.schema, arguments),
	})
	if err != nil {
		t.Error(err)
		return nil
	}
	return answer.Diagnostics
}

// readTimeout is the value of timeouts in a data block.
func readTimeout(text string) map[string]tftypes.Value {
	return map[string]tftypes.Value{"read": tftypes.NewValue(tftypes.String, text)}
}

func TestReadList_maxRetries(t *testing.T) {
	t.Parallel()
	for retries := range 2 {
		w := newWorld(t, fakeapi.Sessions(3))
		w.api.Inject(&fakeapi.Fault{Answer: fakeapi.HTML(http.StatusServiceUnavailable)})

		reported := w.connectWith(t, map[string]any{"max_retries": retries}).tries(t.Context(), t, nil)
		if got := summaries(reported); got != failed {
			t.Errorf("reported %q", got)
		}
		w.wantRequests(t, 1+retries)
	}
}

// waits are what two reads of two pages each wait for, and would for minutes.
var waits = map[string]struct {
	provider map[string]any
	answer   fakeapi.Effect
	status   int // of the first answer before the wait, 0 without one
}{
	"for an answer":               {answer: silence},
	"for the rest of a body":      {answer: fakeapi.Stall(100)},
	"before another attempt":      {answer: fakeapi.HTML(http.StatusServiceUnavailable), status: 503, provider: map[string]any{"max_retries": 10}},
	"as Retry-After asks":         {answer: fakeapi.RetryAfter("300"), status: 429},
	"as Ratelimit asks":           {answer: lastOne, status: 200},
	"for the budget":              {answer: unspoilt, status: 200, provider: map[string]any{"requests_per_five_minutes": 2}},
	"for max_concurrent_requests": {answer: silence, provider: map[string]any{"max_concurrent_requests": 1}},
}

// lastOne answers that no further request is accepted for five minutes.
func lastOne(w http.ResponseWriter, r *http.Request, next http.Handler) {
	w.Header().Set("Ratelimit", `"default";r=0;t=300`)
	next.ServeHTTP(w, r)
}

// silence accepts a request and never answers.
func silence(_ http.ResponseWriter, r *http.Request, _ http.Handler) { <-r.Context().Done() }

// unspoilt is the answer without a fault.
func unspoilt(w http.ResponseWriter, r *http.Request, next http.Handler) { next.ServeHTTP(w, r) }

// A read that is cancelled or times out ends at once, and leaves no goroutine and
// no connection with a request on it.
func TestReadList_endsEarly(t *testing.T) {
	t.Parallel()
	for how, arguments := range map[string]map[string]any{"cancelled": nil, "timeout": {"timeouts": readTimeout("1s")}} {
		for name, wait := range waits {
			t.Run(how+" while it waits "+name, func(t *testing.T) {
				t.Parallel()

				w := newWorld(t, fakeapi.Sessions(40), fakeapi.MaxPageSize(20))
				w.api.Inject(&fakeapi.Fault{Answer: wait.answer})

				running := labelGoroutines(t)
				idle := running.count(t)
				provider := w.connectWith(t, wait.provider)

				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				ended := make(chan string)
				for range 2 {
					go func() { ended <- summaries(provider.tries(ctx, t, arguments)) }()
				}
				soon(t, "the first request is answered as far as it will be", func() bool {
					requests := w.api.Requests()
					return len(requests) > 0 && requests[0].Status == wait.status
				})

				begin := time.Now()
				if how == "cancelled" {
					cancel()
				}
				for range 2 {
					if got := <-ended; got != failed {
						t.Errorf("reported %q", got)
					}
				}
				// A second is promised; the rest is for a busy machine.
				if took := time.Since(begin); took > 10*time.Second {
					t.Errorf("the reads ended after %s", took)
				}
				soon(t, "no goroutine is left, and no connection with a request on it", func() bool {
					w.api.DropIdle()
					open, _ := w.api.Connections()
					return open == 0 && running.count(t) <= idle
				})
			})
		}
	}
}

func TestReadList_cancelledBefore(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(1))
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if got := summaries(w.connect(t).tries(ctx, t, nil)); got != failed {
		t.Errorf("reported %q", got)
	}
	w.wantRequests(t, 0)
}

// Eight reads of seven requests each use the whole budget.
func TestReadList_sharedLimits(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(60), fakeapi.MaxPageSize(10), fakeapi.Latency(10*time.Millisecond))
	provider := w.connectWith(t, map[string]any{"max_concurrent_requests": 3, "requests_per_five_minutes": 8 * 7})

	var reading sync.WaitGroup
	for range 8 {
		reading.Go(func() { wantWhole(t, provider.read(t, nil), fakeapi.Sessions(60)) })
	}
	reading.Wait()
	if most := w.api.MaxInFlight(); most != 3 {
		t.Errorf("%d requests at once, want 3", most)
	}
	reported := provider.tries(t.Context(), t, map[string]any{"timeouts": readTimeout("1s")})
	if len(reported) != 1 || !strings.Contains(reported[0].Detail, "The request budget is used up") {
		t.Errorf("the ninth read reported %v", reported)
	}
	w.wantRequests(t, 8*7)
}

// wantWhole checks that a read returned these sessions in this order, and says
// that the list is complete.
func wantWhole(t *testing.T, state map[string]tftypes.Value, want []fakeapi.Session) {
	t.Helper()

	sessions := listOf(t, state["sessions"])
	if len(sessions) != len(want) || plainly(t, state["complete"]) != true {
		t.Errorf("%d sessions, complete %s; want %d", len(sessions), state["complete"], len(want))
		return
	}
	for i, session := range sessions {
		var attributes map[string]tftypes.Value
		if err := session.As(&attributes); err != nil {
			t.Fatal(err)
		}
		if got := plainly(t, attributes["id"]); got != want[i].ID {
			t.Errorf("session %d is %s, want %s", i, got, want[i].ID)
		}
	}
}

// Reads share what they learn about the API. Here pages count from 0, and a long
// read finds that out while page 1 of a short one is on its way.
func TestReadList_sharedKnowledge(t *testing.T) {
	t.Parallel()

	order := sequence{t: t, asked: make(chan struct{}), learned: make(chan struct{})}
	provider := newWorld(t, fakeapi.Sessions(9), fakeapi.App("short", fakeapi.Sessions(3)),
		fakeapi.PagesFromZero(), fakeapi.NoPaging(), fakeapi.MaxPageSize(3), fakeapi.LatencyOf(order.hold)).connect(t)

	var reading sync.WaitGroup

	reading.Go(func() { wantWhole(t, provider.read(t, nil), fakeapi.Sessions(9)) })
	wantWhole(t, provider.read(t, map[string]any{"app_id": "short"}), fakeapi.Sessions(3))
	reading.Wait()
}

// sequence delays requests until the one that must come before them.
type sequence struct {
	t              *testing.T
	asked, learned chan struct{}
	short, long    atomic.Int32
}

// hold is used as a latency. The long read requests page 1, then page 0 with page
// 2 and, after it has learned from page 0, page 3.
func (s *sequence) hold(request fakeapi.Request) time.Duration {
	isShort, page := strings.Contains(request.Path, "/short/"), request.Query.Get("page_no")
	switch {
	case isShort && page == "1" && s.short.Add(1) == 1:
		close(s.asked)
		s.wait(s.learned)
	case isShort:
	case page == "1":
		s.wait(s.asked)
	case page == "3" && s.long.Add(1) == 1:
		close(s.learned)
	}
	return 0
}

func (s *sequence) wait(event <-chan struct{}) {
	select {
	case <-event:
	case <-time.After(30 * time.Second):
		s.t.Error("the requests did not come in the order that the test needs")
	}
}
