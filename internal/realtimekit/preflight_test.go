package realtimekit

import (
	"context"
	"math"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestPreflight_readThatCannotFit(t *testing.T) {
	t.Parallel()

	type row struct {
		option   fakeapi.Option
		budget   int
		deadline time.Duration
		want     Estimate
	}

	inBubbles(t, map[string]row{
		"for the budget": {
			fakeapi.Latency(0), 30, 9 * time.Minute,
			Estimate{Requests: 100, PageSize: 1, Needed: 15 * time.Minute, Left: 9 * time.Minute},
		},
		"for its length": {
			fakeapi.Latency(10 * time.Second), 1000, 40 * time.Second,
			Estimate{Requests: 100, PageSize: 1, Needed: 35 * time.Second, Left: 30 * time.Second},
		},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(100), fakeapi.MaxPageSize(1), test.option)
		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = test.budget })

		_, err := client.Sessions(bounded(t, test.deadline), app())
		if failure := failureOf(t, err); failure.Kind != KindTooMuch || *failure.Estimate != test.want || len(server.Requests()) != 1 {
			t.Errorf("error %v, estimate %+v after %d requests", err, *failure.Estimate, len(server.Requests()))
		}
	})
}

func TestPreflight_countsWhatOthersReserved(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(60), fakeapi.MaxPageSize(1), fakeapi.Latency(time.Second))
		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = 100 })
		first := make(chan error)

		go func() {
			_, err := client.Sessions(t.Context(), app())
			first <- err
		}()

		// The first read has reserved sixty requests and begun to use them.
		<-time.After(1500 * time.Millisecond)

		_, err := client.Sessions(bounded(t, time.Minute), app())
		if failure := failureOf(t, err); failure.Kind != KindTooMuch {
			t.Errorf("error %v", err)
		}

		if err := <-first; err != nil {
			t.Error(err)
		}

		// What was not used is free again.
		<-time.After(budgetWindow)

		if _, err := client.Sessions(bounded(t, time.Minute), app()); err != nil {
			t.Error(err)
		}
	})
}

// A further pass that does not fit leaves the list unproven.
func TestPreflight_secondPassDoesNotFit(t *testing.T) {
	t.Parallel()

	type row struct {
		option fakeapi.Option
		query  Query
		budget int
		pages  []string
	}

	inBubbles(t, map[string]row{
		"a total": {
			fakeapi.TotalCount(func(real int) any { return real + 1 }),
			Query{PerPage: 1},
			12,
			[]string{"0", "1", "1", "2", "3", "4", "5", "6", "7", "8"},
		},
		// The first pass takes five requests, so that the budget ends the second one.
		"no total": {fakeapi.NoPaging(), Query{PerPage: 4, SortBy: SortByMinutesConsumed}, 6, []string{"0", "1", "1", "2", "3", "4"}},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(6), test.option)
		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = test.budget })

		list, err := client.Sessions(bounded(t, time.Minute), app(test.query))
		checkSummary(t, list, err, summary{Held: 6, Passes: 1})

		if got := pagesAskedFor(server); !slices.Equal(got, test.pages) {
			t.Errorf("requested pages %v, want %v", got, test.pages)
		}
	})
}

func TestPreflight_budgetUsedUp(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client := connect(t, serve(t, fakeapi.Sessions(3)), func(c *Config) { c.RequestsPerFiveMinutes = 1 })
		if _, err := client.Sessions(t.Context(), app()); err != nil {
			t.Fatal(err)
		}

		_, err := client.Sessions(bounded(t, time.Minute), app())
		if failure := failureOf(t, err); failure.Kind != KindBudget || failure.Wait != budgetWindow {
			t.Errorf("error %#v", failure)
		}

		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)

		_, err = client.Sessions(ctx, app())
		if failure := failureOf(t, err); failure.Kind != KindCanceled {
			t.Errorf("error %#v", failure)
		}
	})
}

// A read that has begun is not given up for what others reserved since, or because time
// passes as estimated.
func TestPreflight_checksAgainOnlyLargerTotal(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client := connect(t, serve(t, nil), func(c *Config) { c.RequestsPerFiveMinutes = 10 })
		crawl := &crawl{client: client, query: app(), reader: readerOf(app()).reader}
		ctx := bounded(t, time.Minute)

		first := rows(0, 1)
		first.took = 10 * time.Second
		seen := crawl.newPass(1, first, 1)

		// Nothing is reserved yet: what is sent takes nothing of it.
		crawl.use()

		steps := []struct {
			after                time.Duration
			total, others        int64
			wantOwn, wantOverall int64
		}{
			{0, 4, 0, 4, 4},
			{time.Second, 7, 6, 7, 13},
			{57 * time.Second, 7, 0, 7, 13},
		}
		for i, step := range steps {
			<-time.After(step.after)
			client.limits.reserve(int(step.others), false)
			seen.hear(&step.total)

			if err := crawl.preflight(ctx, seen); err != nil {
				t.Errorf("step %d: %v", i+1, err)
			}

			if own, overall := crawl.reserved.Load(), client.limits.budgets[0].reserved; own != step.wantOwn || overall != step.wantOverall {
				t.Errorf("step %d: %d are reserved of %d, want %d of %d", i+1, own, overall, step.wantOwn, step.wantOverall)
			}
		}
	})
}

func TestPace(t *testing.T) {
	t.Parallel()

	crawl := readerOf(Query{})
	crawl.client = &Client{concurrent: 4}

	first := rows(0, 1)
	first.took = 10 * time.Second

	for ordered, want := range map[bool]time.Duration{false: 10 * time.Second, true: 35 * time.Second} {
		seen := crawl.newPass(1, first, 1)
		seen.inOrder = ordered

		if got := crawl.pace(seen, 7); got != want {
			t.Errorf("in order %t: seven pages take %s, want %s", ordered, got, want)
		}
	}
}

func TestTimes(t *testing.T) {
	t.Parallel()

	for n, want := range map[int]time.Duration{0: 0, 3: 3 * time.Hour, mostPages: math.MaxInt64} {
		if got := times(n, time.Hour); got != want {
			t.Errorf("%d times an hour are %d, want %d", n, got, want)
		}
	}
}
