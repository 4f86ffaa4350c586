package realtimekit

import (
	"bytes"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// moments are the times at which requests arrived.
func moments(server *fakeapi.Server) []time.Time {
	var list []time.Time
	for _, request := range server.Requests() {
		list = append(list, request.At)
	}

	slices.SortFunc(list, time.Time.Compare)

	return list
}

// checkWindow fails when more than size requests arrived within any window.
func checkWindow(t *testing.T, arrived []time.Time, size int, window time.Duration) {
	t.Helper()

	for i := size; i < len(arrived); i++ {
		if gap := arrived[i].Sub(arrived[i-size]); gap < window {
			t.Fatalf("%d requests arrived within %s", size+1, gap)
		}
	}
}

func TestFiveThousandPagesStayWithinTheBudget(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(2500), fakeapi.MaxPageSize(1),
			fakeapi.RateLimit(1100, 5*time.Minute), fakeapi.Latency(70*time.Millisecond))
		defer server.Close()

		refusals := &fakeapi.Fault{When: fakeapi.Every(89), Answer: fakeapi.RetryAfter("3")}
		server.Inject(refusals)

		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = 1000 })

		var group sync.WaitGroup

		for _, order := range []string{SortAscending, SortDescending} {
			group.Go(func() {
				query := app()
				query.SortOrder = order

				listing, err := client.Sessions(t.Context(), query)
				if err != nil || !listing.Complete || len(listing.Sessions) != 2500 {
					t.Errorf("%s: %d sessions, complete %t, error %v", order, len(listing.Sessions), listing.Complete, err)
				}
			})
		}

		group.Wait()

		arrived := moments(server)
		if len(arrived) < 5000 || refusals.Fired() < 50 {
			t.Errorf("%d requests, %d refused", len(arrived), refusals.Fired())
		}

		checkWindow(t, arrived, 1000, 5*time.Minute)
	})
}

func TestAnotherClientMakesOursWaitNotFail(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(100), fakeapi.MaxPageSize(1), fakeapi.RateLimit(60, time.Minute))
		defer server.Close()

		// Our own budget knows nothing of these.
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

		// No retries: whatever is refused for good would fail the read.
		client := connect(t, server, func(c *Config) { c.MaxRetries = 0 })

		begin := time.Now()

		listing, err := client.Sessions(t.Context(), app())
		if err != nil || !listing.Complete || len(listing.Sessions) != 100 {
			t.Errorf("%d sessions, complete %t, error %v", len(listing.Sessions), listing.Complete, err)
		}

		refused := 0
		for _, request := range server.Requests() {
			if request.Status == 429 {
				refused++
			}
		}

		// No more than were under way when the other client used up the limit.
		if waited := time.Since(begin); refused > 16 || waited <= time.Minute {
			t.Errorf("%d requests were refused, in %s", refused, waited)
		}

		close(stop)
		<-stopped
	})
}

func TestNoMoreRequestsAreUnderWayThanRemain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(50), fakeapi.MaxPageSize(1),
			fakeapi.RateLimit(5, time.Minute), fakeapi.Latency(time.Second))
		defer server.Close()

		listing, err := connect(t, server).Sessions(t.Context(), app())
		if err != nil || !listing.Complete {
			t.Fatalf("complete %t, error %v", listing.Complete, err)
		}

		for _, request := range server.Requests() {
			if request.Status == 429 {
				t.Errorf("request %d was refused", request.N)
			}
		}
	})
}

func TestAStricterPolicyOfTheServerWins(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(50), fakeapi.MaxPageSize(1), fakeapi.Latency(time.Millisecond))
		defer server.Close()

		announce := &fakeapi.Fault{When: fakeapi.Any(), Answer: withHeader("Ratelimit-Policy", `"default";q=1000;w=60, "burst";q=10;w=30`)}
		server.Inject(announce)

		if _, err := connect(t, server).Sessions(t.Context(), app()); err != nil || announce.Fired() == 0 {
			t.Fatalf("error %v, fired %d", err, announce.Fired())
		}

		checkWindow(t, moments(server), 10, 30*time.Second)
	})
}

func TestALongWaitForTheBudgetIsLogged(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(20), fakeapi.MaxPageSize(1))
		defer server.Close()

		var log bytes.Buffer

		client := connect(t, server, func(c *Config) {
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
