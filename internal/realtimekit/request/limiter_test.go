package request

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func quiet(width, size int) *limiter { return newLimiter(width, size, slog.New(slog.DiscardHandler)) }

// event is something that a limiter learns or does, after a time.
type event struct {
	after     time.Duration
	ratelimit string
	pause     time.Duration
	// begun and ended are requests; each of those that ended took a time.
	begun, ended int
	took         time.Duration
}

func (l *limiter) after(t *testing.T, events ...event) *limiter {
	t.Helper()
	for _, e := range events {
		time.Sleep(e.after)
		l.hear(http.Header{"Ratelimit": {e.ratelimit}})
		l.pause(e.pause)
		for i := range e.begun + e.ended {
			if failure := l.acquire(t.Context()); failure != nil {
				t.Fatal(failure)
			}
			if i >= e.begun {
				time.Sleep(e.took)
				l.release()
			}
		}
	}
	return l
}

func TestLimiter_acquire_order(t *testing.T) {
	t.Parallel()
	const second, minute = time.Second, time.Minute
	type row struct {
		events []event
		// want is when requests pass that do not end, after the first event.
		want []time.Duration
	}
	inBubbles(t, map[string]row{
		"answers overtake each other": {[]event{{ratelimit: `"d";r=2;t=60`}, {ratelimit: `"d";r=7;t=60`}}, []time.Duration{0, 0, minute}},
		"and their reset is rounded":  {[]event{{ratelimit: `"d";r=2;t=60`}, {ratelimit: `"d";r=7;t=61`}}, []time.Duration{0, 0, minute}},
		"the next span":               {[]event{{ratelimit: `"d";r=1;t=60`}, {after: 2 * minute, ratelimit: `"d";r=2;t=60`}}, []time.Duration{2 * minute, 2 * minute, 3 * minute}},
		// The seconds were rounded up: the next span has begun before they are over.
		"a new span begins early":                    {[]event{{ratelimit: `"d";r=0;t=1`}, {after: second / 2, ratelimit: `"d";r=99;t=300`}}, []time.Duration{second / 2}},
		"short spans in a row":                       {append([]event{{ratelimit: `"d";r=1;t=1`}}, slices.Repeat([]event{{after: second / 2, ratelimit: `"d";r=3;t=1`}}, 10)...), []time.Duration{5 * second, 5 * second, 5 * second, 6 * second}},
		"a span ends while a request is under way":   {[]event{{begun: 1}, {ratelimit: `"d";r=1;t=1`}}, []time.Duration{second}},
		"a pause outlasts other answers":             {[]event{{pause: minute}, {ratelimit: `"d";r=5;t=10`}, {pause: second}}, []time.Duration{minute}},
		"the count with the fewest requests":         {[]event{{ratelimit: `"burst";r=9;t=1, "global";r=2;t=200`}}, []time.Duration{0, 0, 200 * second}},
		"the longest of the counts that are used up": {[]event{{ratelimit: `"burst";r=0;t=1, "global";r=0;t=3600, "day";r=0;t=60`}}, []time.Duration{time.Hour}},
		"a count during a wait for the window":       {[]event{{ended: 100}, {after: 4 * minute, ratelimit: `"d";r=0;t=300`}}, []time.Duration{9 * minute}},
	}, func(t *testing.T, test row) {
		var got []time.Duration
		begin := time.Now()
		l := quiet(16, 100).after(t, test.events...)
		for range test.want {
			l.after(t, event{begun: 1})
			got = append(got, time.Since(begin))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("requests pass after %v, want %v", got, test.want)
		}
	})
}

// An error that is certain comes at once. Whatever else holds a request up, its context
// ends the wait.
func TestLimiter_acquire_ends(t *testing.T) {
	t.Parallel()
	type row struct {
		events []event
		limit  time.Duration
		want   Error
	}
	inBubbles(t, map[string]row{
		"a pause":               {[]event{{pause: time.Minute}}, 30 * time.Second, Error{Kind: KindRateLimit, Wait: time.Minute}},
		"half a pause":          {[]event{{pause: time.Minute}, {after: 30 * time.Second}}, 20 * time.Second, Error{Kind: KindRateLimit, Wait: 30 * time.Second}},
		"no request remains":    {[]event{{ratelimit: `"d";r=0;t=60`}}, 59 * time.Second, Error{Kind: KindBudget, Wait: time.Minute}},
		"the window is used up": {[]event{{ended: 4}}, time.Minute, Error{Kind: KindBudget, Wait: window}},
		"the window is used up, and one is under way":      {[]event{{ended: 3}, {after: time.Minute, begun: 1}}, time.Minute, Error{Kind: KindBudget, Wait: 4 * time.Minute}},
		"the window is used up from the end of requests":   {[]event{{ended: 4, took: time.Minute}}, time.Minute, Error{Kind: KindBudget, Wait: 2 * time.Minute}},
		"the window is used by requests under way":         {[]event{{begun: 4}}, time.Minute, Error{Kind: KindBudget, Wait: window}},
		"the longest of all":                               {[]event{{ended: 4, pause: time.Minute}, {ratelimit: `"d";r=0;t=3600`}}, time.Minute, Error{Kind: KindBudget, Wait: time.Hour}},
		"a pause outlasts as many as may be at once":       {[]event{{begun: 3}, {pause: time.Minute}}, 30 * time.Second, Error{Kind: KindRateLimit, Wait: time.Minute}},
		"a pause outlasts one under way":                   {[]event{{begun: 1}, {ratelimit: `"d";r=1;t=600`, pause: time.Minute}}, 30 * time.Second, Error{Kind: KindRateLimit, Wait: time.Minute}},
		"none remains, and the answer of one may say more": {[]event{{begun: 1}, {ratelimit: `"d";r=0;t=60`}}, 30 * time.Second, Error{Kind: KindDeadline}},
		"none remains while one is under way":              {[]event{{begun: 1}, {ratelimit: `"d";r=1;t=60`}}, 30 * time.Second, Error{Kind: KindDeadline}},
		"as many as may be at once":                        {[]event{{begun: 3}}, 30 * time.Second, Error{Kind: KindDeadline}},
	}, func(t *testing.T, test row) {
		width := 3
		if test.events[0].begun > width {
			width = 16
		}
		l := quiet(width, 4).after(t, test.events...)
		begin, want := time.Now(), test.want
		failure := l.acquire(bounded(t, test.limit))
		if waited := time.Since(begin); failure == nil || *failure != want || (waited == 0) != (want.Wait != 0) || waited > test.limit {
			t.Errorf("error %#v after %s, want %#v", failure, waited, want)
		}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		begin = time.Now()
		if failure := l.acquire(ctx); failure == nil || failure.Kind != KindCanceled || time.Since(begin) != time.Second {
			t.Errorf("error %#v %s after cancellation", failure, time.Since(begin)-time.Second)
		}
	})
}

func TestLimiter_acquire_logsLongWaitOnce(t *testing.T) {
	t.Parallel()
	type row struct {
		events []event
		want   string
	}
	inBubbles(t, map[string]row{
		"the window":         {[]event{{ended: 2}}, `msg="waiting for the request budget" wait=5m0s`},
		"a pause":            {[]event{{pause: time.Minute}}, `msg="waiting for the API to take requests again" wait=1m0s`},
		"another request":    {[]event{{begun: 1}}, ""},
		"less than 30 s":     {[]event{{pause: 29 * time.Second}}, ""},
		"nothing to wait on": {nil, ""},
	}, func(t *testing.T, test row) {
		var log bytes.Buffer
		l := newLimiter(1, 2, slog.New(slog.NewTextHandler(&log, nil)))
		l.after(t, test.events...)
		// Everything that changes wakes those who wait.
		for i := range 9 {
			time.AfterFunc(time.Duration(i)*time.Second+31*time.Second, func() { l.update(func(time.Time) {}) })
		}
		_ = l.acquire(bounded(t, 10*time.Minute))
		if got := log.String(); !strings.Contains(got, test.want) || strings.Count(got, "\n") > 1 || test.want == "" && got != "" {
			t.Errorf("log:\n%s", got)
		}
	})
}

func TestClient_Wait(t *testing.T) {
	t.Parallel()
	type row struct {
		events   []event
		requests int
		want     time.Duration
	}
	// used are places that are free again after one, two and three minutes.
	used := []event{{ended: 1}, {after: time.Minute, ended: 1}, {after: time.Minute, ended: 1}, {after: 2 * time.Minute}}
	inBubbles(t, map[string]row{
		"as many as there are places":          {nil, 10, 0},
		"one more":                             {nil, 11, window},
		"twice as many and one":                {nil, 21, 2 * window},
		"one under way":                        {[]event{{begun: 1}}, 10, window},
		"up to the second place that was used": {used, 9, 2 * time.Minute},
		"up to the last place that was used":   {used, 10, 3 * time.Minute},
		"past the last place that was used":    {used, 11, window},
		"a window past those that were used":   {used, 20, window + 3*time.Minute},
		"past those, and a window":             {used, 21, 2 * window},
		"a place that is free again":           {append(slices.Clone(used), event{after: time.Minute}), 8, 0},
		"none, where all is used":              {[]event{{begun: 10}}, 0, 0},
		"as many as a total can promise":       {nil, 1 << 30, (maxWindows + 1) * window},
	}, func(t *testing.T, test row) {
		if got := (&Client{limiter: quiet(16, 10).after(t, test.events...)}).Wait(test.requests); got != test.want {
			t.Errorf("waits %s, want %s", got, test.want)
		}
	})
}

// Retries and refused requests count too.
func TestLimiter_windowOfAllRequests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const size, requests = 60, 170
		server := serve(t, fakeapi.RateLimit(size+15, window), fakeapi.Latency(70*time.Millisecond))
		refused := &fakeapi.Fault{When: fakeapi.Every(19), Answer: fakeapi.RetryAfter("3")}
		failed := &fakeapi.Fault{When: fakeapi.Every(13), Answer: fakeapi.Status(503, "")}
		server.Inject(refused)
		server.Inject(failed)
		begin := time.Now()
		getAll(t, connect(t, server, func(c *Config) { c.PerFiveMinutes = size }), requests)
		arrived := moments(server, begin)
		if len(arrived) != requests+refused.Fired()+failed.Fired() || refused.Fired() < 8 || failed.Fired() < 8 {
			t.Errorf("%d requests, %d refused, %d failed", len(arrived), refused.Fired(), failed.Fired())
		}
		for i := size; i < len(arrived); i++ {
			if span := arrived[i] - arrived[i-size]; span < window {
				t.Fatalf("%d requests arrived within %s", size+1, span)
			}
		}
	})
}

func TestLimiter_pauseHoldsUpEveryRequest(t *testing.T) {
	t.Parallel()
	inBubbles(t, map[string]fakeapi.Effect{
		"429":                   fakeapi.RetryAfter("60"),
		"200 with the code 429": fakeapi.Status(200, `{"success":false,"error":{"code":429}}`, "Retry-After: 60"),
	}, func(t *testing.T, answer fakeapi.Effect) {
		server, _ := failing(t, 1, answer)
		begin := time.Now()
		// All but the first wait for its end.
		getAll(t, connect(t, server, func(c *Config) { c.Concurrency = 1 }), 10)
		if arrived := moments(server, begin); len(arrived) != 11 || arrived[1] != time.Minute {
			t.Errorf("requests after %s", arrived)
		}
	})
}
