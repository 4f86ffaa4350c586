package realtimekit

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// admitted takes and gives back a place at once.
func admitted(t *testing.T, limits *limits) {
	t.Helper()

	done, err := limits.admit(t.Context())
	if err != nil {
		t.Fatal(err)
	}

	done()
}

func TestWhatTheServerSaysDuringAWaitForTheBudgetIsHeard(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, begin, sent := newLimits(16, 1, silent), time.Now(), make(chan time.Duration)

		admitted(t, limits)

		go func() {
			admitted(t, limits)
			sent <- time.Since(begin)
		}()

		<-time.After(4 * time.Minute)
		limits.gate.hear(counts{"default": {0, 5 * time.Minute}}, time.Now())

		if at := <-sent; at != 9*time.Minute {
			t.Errorf("sent after %s", at)
		}
	})
}

func TestAReadThatWaitsForTheBudgetHoldsUpNobody(t *testing.T) {
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

func TestALimitOfOnePageStopsAllOfThem(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, begin := newLimits(16, 1000, silent), time.Now()

		limits.pause(time.Minute)
		admitted(t, limits)

		if waited := time.Since(begin); waited != time.Minute {
			t.Errorf("the next request was sent after %s", waited)
		}
	})
}

func TestAReadThatFailsUsesUpNoBudgetForWhatItDidNotSend(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		// Page 2 is refused while all others are under way.
		server := fakeapi.New(fakeapi.Sessions(900), fakeapi.MaxPageSize(1), fakeapi.LatencyOf(func(r fakeapi.Request) time.Duration {
			if fakeapi.Page(2)(r) {
				return time.Millisecond
			}

			return time.Second
		}))
		defer server.Close()
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

func TestARequestThatWaitsInVainForAPlaceAtTheGateGivesItsBudgetBack(t *testing.T) {
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

func TestARefusalWhoseBodyBreaksOffIsStillARefusal(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(3))
		defer server.Close()

		fault := &fakeapi.Fault{When: fakeapi.Any(), Times: 3, Answer: fakeapi.Status(429, "cut", "Retry-After: 60", "Content-Length: 100")}
		server.Inject(fault)

		begin := time.Now()
		client := connect(t, server, func(c *Config) { c.MaxRetries = 0 })

		if _, err := client.Sessions(bounded(t, time.Hour), app()); err != nil || time.Since(begin) != 3*time.Minute || fault.Fired() != 3 {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
	})
}

// slowly sends what the server answers, the last of it after a wait.
func slowly(wait time.Duration, header, value string) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		whole := httptest.NewRecorder()
		next.ServeHTTP(whole, r)

		body := whole.Body.Bytes()

		w.Header().Set(header, value)
		_, _ = w.Write(body[:10])
		_ = http.NewResponseController(w).Flush()

		<-time.After(wait)

		_, _ = w.Write(body[10:])
	}
}

func TestTheCountOfASlowBodyDoesNotUndoALaterOne(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(40), fakeapi.MaxPageSize(1), fakeapi.PagingFields("total_count", "start_offset"),
			fakeapi.LatencyOf(func(r fakeapi.Request) time.Duration {
				if fakeapi.Page(3)(r) {
					return 12 * time.Second
				}

				return 0
			}))
		defer server.Close()

		early := &fakeapi.Fault{When: fakeapi.Page(2), Answer: slowly(30*time.Second, "Ratelimit", `"default";r=50;t=10`)}
		late := &fakeapi.Fault{When: fakeapi.Page(3), Answer: withHeader("Ratelimit", `"default";r=0;t=600`)}

		server.Inject(early)
		server.Inject(late)

		begin := time.Now()
		client := connect(t, server, func(c *Config) { c.MaxConcurrentRequests = 2 })

		if listing, err := client.Sessions(t.Context(), app()); err != nil || len(listing.Sessions) != 40 || early.Fired() != 1 || late.Fired() != 1 {
			t.Fatalf("%d sessions, error %v", len(listing.Sessions), err)
		}

		for _, request := range server.Requests() {
			if at := request.At.Sub(begin); at > 12*time.Second && at < 612*time.Second {
				t.Fatalf("page %s was asked for after %s, when none remained", request.Query.Get("page_no"), at)
			}
		}
	})
}
