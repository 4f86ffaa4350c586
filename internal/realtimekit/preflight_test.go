package realtimekit

import (
	"context"
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

func TestAReadThatCannotFitFailsAtOnce(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		knob     fakeapi.Knob
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
				server := fakeapi.New(fakeapi.Sessions(100), fakeapi.MaxPageSize(1), test.knob)
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
