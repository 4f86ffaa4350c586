package realtimekit

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// admitted takes a place and gives it back.
func admitted(t *testing.T, limits *limits) {
	t.Helper()

	done, err := limits.admit(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	done()
}

func TestLimits_readsOfManyPagesKeepTheBudget(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const sessions, budget = 400, 160

		server := serve(t, fakeapi.Sessions(sessions), fakeapi.MaxPageSize(1),
			fakeapi.RateLimit(budget+30, budgetWindow), fakeapi.Latency(70*time.Millisecond))
		refusals := &fakeapi.Fault{When: fakeapi.Every(89), Answer: fakeapi.RetryAfter("3")}
		server.Inject(refusals)

		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = budget })

		var group sync.WaitGroup

		for _, order := range []string{SortAscending, SortDescending} {
			group.Go(func() {
				list, err := client.Sessions(t.Context(), app(Query{SortOrder: order}))
				checkSummary(t, list, err, summary{Held: sessions, Passes: 1, Complete: true})
			})
		}

		group.Wait()

		arrived := moments(server)
		if len(arrived) < 2*sessions || refusals.Fired() < 8 {
			t.Errorf("%d requests, %d refused", len(arrived), refusals.Fired())
		}

		checkWindow(t, arrived, budget, budgetWindow)
	})
}

func TestLimits_anotherClientMakesReadsWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(100), fakeapi.MaxPageSize(1), fakeapi.RateLimit(60, time.Minute))

		// The budget of the client knows nothing of these.
		server.Burn(40)

		stop, stopped := make(chan struct{}), make(chan struct{})

		go func() {
			defer close(stopped)

			for {
				select {
				case <-stop:
					return
				case <-time.After(10 * time.Second):
					server.Burn(7)
				}
			}
		}()

		begin := time.Now()

		// Without retries, a refusal for good would fail the read.
		list, err := connect(t, server, noRetries).Sessions(t.Context(), app())
		checkSummary(t, list, err, summary{Held: 100, Passes: 1, Complete: true})

		// At most those under way when the other client used up the limit.
		if n, waited := rateLimited(server), time.Since(begin); n > 16 || waited <= time.Minute {
			t.Errorf("%d requests were refused, in %s", n, waited)
		}

		close(stop)
		<-stopped
	})
}

// rateLimited counts the requests that got status 429.
func rateLimited(server *fakeapi.Server) (n int) {
	for _, request := range server.Requests() {
		if request.Status == http.StatusTooManyRequests {
			n++
		}
	}

	return n
}

func TestLimits_noMoreUnderWayThanRemain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(50), fakeapi.MaxPageSize(1), fakeapi.RateLimit(5, time.Minute), fakeapi.Latency(time.Second))

		list, err := connect(t, server).Sessions(t.Context(), app())
		checkSummary(t, list, err, summary{Held: 50, Passes: 1, Complete: true})

		if n := rateLimited(server); n != 0 {
			t.Errorf("%d requests were refused", n)
		}
	})
}

func TestLimits_longWaitIsLogged(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer

		client := connect(t, serve(t, fakeapi.Sessions(20), fakeapi.MaxPageSize(1)), func(c *Config) {
			c.RequestsPerFiveMinutes = 15
			c.Logger = slog.New(slog.NewTextHandler(&log, nil))
		})
		if _, err := client.Sessions(t.Context(), app()); err != nil {
			t.Fatal(err)
		}

		if !strings.Contains(log.String(), `msg="waiting for the budget of requests" wait=5m0s`) {
			t.Errorf("log:\n%s", log.String())
		}
	})
}

func TestLimits_nextRequest(t *testing.T) {
	t.Parallel()

	type row struct {
		budget int
		// used is how many requests were made, each of which ended.
		used int
		// hear is what the server says then, or after a time.
		hear  func(limits *limits)
		after time.Duration
		// want is how many more requests pass at once, and when the next one does.
		more int
		want time.Duration
	}

	inBubbles(t, map[string]row{
		"a pause stops all requests": {budget: 1000, hear: func(l *limits) { l.pause(time.Minute) }, want: time.Minute},
		"a policy counts earlier requests": {
			budget: 1000, used: 3, hear: func(l *limits) { l.hear(http.Header{"Ratelimit-Policy": {`"burst";q=5;w=60`}}) }, more: 2, want: time.Minute,
		},
		"the server speaks during the wait for the budget": {
			budget: 1, used: 1, hear: func(l *limits) { l.hear(http.Header{"Ratelimit": {`"default";r=0;t=300`}}) }, after: 4 * time.Minute, want: 9 * time.Minute,
		},
	}, func(t *testing.T, test row) {
		limits, begin := newLimits(16, test.budget, silent), time.Now()

		for range test.used {
			admitted(t, limits)
		}

		if test.after == 0 {
			test.hear(limits)
		} else {
			time.AfterFunc(test.after, func() { test.hear(limits) })
		}

		for range test.more {
			admitted(t, limits)
		}

		if waited := time.Since(begin); waited != 0 {
			t.Errorf("the first requests waited %s", waited)
		}

		admitted(t, limits)

		if at := time.Since(begin); at != test.want {
			t.Errorf("sent after %s", at)
		}
	})
}

func TestLimits_waitForBudgetHoldsUpNobody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, ended := newLimits(1, 1, silent), make(chan struct{})

		admitted(t, limits)

		go func() {
			defer close(ended)

			admitted(t, limits)
		}()
		synctest.Wait()

		begin := time.Now()
		_, err := limits.admit(bounded(t, time.Minute))

		if _, ok := errors.AsType[*overBudget](err); !ok || time.Since(begin) != 0 {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}

		<-ended
	})
}

func TestLimits_unsentRequestsUseNoBudget(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		// Page 2 is refused while all others are under way.
		server := serve(t, fakeapi.Sessions(300), fakeapi.MaxPageSize(1), fakeapi.LatencyOf(func(r fakeapi.Request) time.Duration {
			if fakeapi.Page(2)(r) {
				return time.Millisecond
			}

			return time.Second
		}))
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(2), Answer: fakeapi.ErrorB(403, 10000, "no")})

		client := connect(t, server)

		if _, err := client.Sessions(t.Context(), app()); err == nil {
			t.Fatal("no error")
		}

		budget := client.limits.budgets[0]
		if used, sent := len(budget.free), len(server.Requests()); used > sent || sent > 20 || budget.busy != 0 {
			t.Errorf("%d places are used up and %d in use, by %d requests", used, budget.busy, sent)
		}
	})
}

func TestLimits_gateThatStaysShutGivesBudgetBack(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, begin := newLimits(1, 2, silent), time.Now()

		done, err := limits.admit(t.Context())
		if err != nil {
			t.Fatal(err)
		}

		if _, err := limits.admit(bounded(t, time.Second)); !errors.Is(err, context.DeadlineExceeded) || time.Since(begin) != time.Second {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}

		done()
		admitted(t, limits)

		if budget := limits.budgets[0]; budget.busy != 0 || len(budget.free) != 2 || time.Since(begin) != time.Second {
			t.Errorf("%d places in use, %d used up, after %s", budget.busy, len(budget.free), time.Since(begin))
		}
	})
}

func TestLimits_stricterPolicyOfServerWins(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(50), fakeapi.MaxPageSize(1), fakeapi.Latency(time.Millisecond))
		server.Inject(&fakeapi.Fault{Answer: withHeader("Ratelimit-Policy", `"default";q=1000;w=60, "burst";q=10;w=30`)})

		if _, err := connect(t, server).Sessions(t.Context(), app()); err != nil {
			t.Fatal(err)
		}

		checkWindow(t, moments(server), 10, 30*time.Second)
	})
}

func TestLimits_obeyKeepsStrictestPolicies(t *testing.T) {
	t.Parallel()

	// many are more policies than are kept. Each is a little looser than the one before.
	var many []quota
	for i := range mostPolicies {
		many = append(many, quota{80 + i, time.Duration(10+i) * time.Second})
	}

	for name, test := range map[string]struct{ announced, want []quota }{
		"implied by the budget": {[]quota{{1000, budgetWindow}, {1200, budgetWindow}, {1000, time.Second}}, nil},
		"implied by another":    {[]quota{{9, time.Minute}, {10, time.Minute}, {9, time.Second}}, []quota{{9, time.Minute}}},
		"different":             {[]quota{{9, time.Minute}, {8, time.Second}, {99, time.Hour}}, []quota{{9, time.Minute}, {8, time.Second}, {99, time.Hour}}},
		"the strictest of many": {append(slices.Clone(many), quota{1, time.Minute}, quota{70, time.Second}), append([]quota{{1, time.Minute}}, many[1:]...)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			limits := newLimits(16, 1000, silent)
			for _, policy := range test.announced {
				limits.obey(policy)
			}

			var got []quota
			for _, kept := range limits.all()[1:] {
				got = append(got, quota{kept.size, kept.window})
			}

			if !slices.Equal(got, test.want) {
				t.Errorf("kept %v, want %v", got, test.want)
			}
		})
	}
}

func TestLimits_policyDuringWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		full := newLimits(1, 1000, silent)
		for q := range mostPolicies {
			full.obey(quota{900 - q, time.Minute + time.Duration(q)*time.Second})
		}

		if at := sentAfter(t, full, func() { full.obey(quota{1, time.Hour}) }); at != time.Hour {
			t.Errorf("in place of another policy: sent after %s", at)
		}

		limits := newLimits(1, 1000, silent)
		if at := sentAfter(t, limits, func() { limits.obey(quota{1, time.Minute}) }); at < time.Minute {
			t.Errorf("sent after %s", at)
		}

		// The place that was taken before the policy was heard is given back.
		if own := limits.budgets[0]; own.busy != 0 || len(own.free) != 2 {
			t.Errorf("%d places in use, %d used up", own.busy, len(own.free))
		}
	})
}

// sentAfter is how long a request waits for limits of one at once, when a policy is
// heard while the one before it is under way.
func sentAfter(t *testing.T, limits *limits, hear func()) time.Duration {
	t.Helper()

	begin := time.Now()

	done, err := limits.admit(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	sent := make(chan time.Duration)

	go func() {
		admitted(t, limits)
		sent <- time.Since(begin)
	}()
	synctest.Wait()

	hear()
	done()

	return <-sent
}

func TestLimits_strictestBudgetDecidesReservation(t *testing.T) {
	t.Parallel()

	limits := newLimits(16, 10, silent)
	limits.obey(quota{5, time.Second})

	if got := limits.reserve(12, false); got != budgetWindow {
		t.Errorf("waits %s", got)
	}
}
