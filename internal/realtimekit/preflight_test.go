package realtimekit

import (
	"context"
	"errors"
	"math"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestAReadThatCannotFitFailsAtOnce(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		option   fakeapi.Option
		budget   int
		deadline time.Duration
		want     Estimate
	}{
		"for the budget": {
			fakeapi.Latency(0), 30, 9 * time.Minute,
			Estimate{Requests: 100, PageSize: 1, Needed: 15 * time.Minute, Left: 9 * time.Minute},
		},
		"for its length": {
			fakeapi.Latency(10 * time.Second), 1000, 40 * time.Second,
			Estimate{Requests: 100, PageSize: 1, Needed: 35 * time.Second, Left: 30 * time.Second},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(100), fakeapi.MaxPageSize(1), test.option)
				defer server.Close()

				client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = test.budget })

				var failure *Error
				if _, err := client.Sessions(bounded(t, test.deadline), app()); !errors.As(err, &failure) || failure.Kind != KindTooMuch {
					t.Fatalf("error %v", err)
				}

				if *failure.Estimate != test.want || len(server.Requests()) != 1 {
					t.Errorf("estimate %+v after %d requests", *failure.Estimate, len(server.Requests()))
				}
			})
		})
	}
}

func TestAReadCountsWithWhatOthersReserved(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(60), fakeapi.MaxPageSize(1), fakeapi.Latency(time.Second))
		defer server.Close()

		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = 100 })
		first := make(chan error)

		go func() {
			_, err := client.Sessions(t.Context(), app())
			first <- err
		}()

		// The first read has reserved sixty requests and begun to use them.
		<-time.After(1500 * time.Millisecond)

		var failure *Error
		if _, err := client.Sessions(bounded(t, time.Minute), app()); !errors.As(err, &failure) || failure.Kind != KindTooMuch {
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

func TestAPassThatDoesNotFitLeavesTheListUnproven(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(20), fakeapi.MaxPageSize(1), fakeapi.TotalCount(func(real int) any { return real + 1 }))
		defer server.Close()

		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = 30 })

		listing, err := client.Sessions(bounded(t, time.Minute), app())
		if err != nil || listing.Complete || listing.Passes != 1 || len(listing.Sessions) != 20 {
			t.Errorf("%d sessions, complete %t, %d passes, error %v", len(listing.Sessions), listing.Complete, listing.Passes, err)
		}
	})
}

// Without a total nothing tells before that a further pass does not fit.
func TestAPassThatTheBudgetEndsLeavesTheListUnproven(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(6), fakeapi.NoPaging())
		defer server.Close()

		query := app()
		query.PerPage, query.SortBy = 4, SortByMinutesConsumed

		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = 6 })

		listing, err := client.Sessions(bounded(t, time.Minute), query)
		if err != nil || listing.Complete || listing.Passes != 1 || len(listing.Sessions) != 6 {
			t.Errorf("%d sessions, complete %t, %d passes, error %v", len(listing.Sessions), listing.Complete, listing.Passes, err)
		}

		// The first pass takes five, so that the second ends within itself.
		if want := []string{"0", "1", "1", "2", "3", "4"}; !slices.Equal(pagesAskedFor(server), want) {
			t.Errorf("asked for pages %v, want %v", pagesAskedFor(server), want)
		}
	})
}

func TestABudgetThatIsUsedUpFailsAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(3))
		defer server.Close()

		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = 1 })
		if _, err := client.Sessions(t.Context(), app()); err != nil {
			t.Fatal(err)
		}

		var failure *Error
		if _, err := client.Sessions(bounded(t, time.Minute), app()); !errors.As(err, &failure) || failure.Kind != KindBudget || failure.Wait != budgetWindow {
			t.Errorf("error %#v", err)
		}

		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)

		if _, err := client.Sessions(ctx, app()); !errors.As(err, &failure) || failure.Kind != KindCanceled {
			t.Errorf("error %#v", err)
		}
	})
}

// A read that had its turn is not given up half-way for what others reserved since,
// nor because its time goes by as was foreseen.
func TestAPassIsCheckedAgainOnlyWhereItsTotalGrows(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(nil)
		defer server.Close()

		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = 10 })
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

func TestPagesInOrderTakeOneAfterTheOther(t *testing.T) {
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

func TestAnEstimateDoesNotOverflow(t *testing.T) {
	t.Parallel()

	for n, want := range map[int]time.Duration{0: 0, 3: 3 * time.Hour, mostPages: math.MaxInt64} {
		if got := times(n, time.Hour); got != want {
			t.Errorf("%d times an hour are %d, want %d", n, got, want)
		}
	}
}
