package realtimekit

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
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

func TestAPolicyKnowsOfTheRequestsBeforeIt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, begin := newLimits(16, 1000, silent), time.Now()

		for range 3 {
			admitted(t, limits)
		}

		limits.hear(http.Header{"Ratelimit-Policy": {`"burst";q=5;w=60`}})

		for range 3 {
			admitted(t, limits)
		}

		if waited := time.Since(begin); waited != time.Minute {
			t.Errorf("the sixth request was sent after %s", waited)
		}
	})
}

func TestPoliciesDoNotPileUp(t *testing.T) {
	t.Parallel()

	limits := newLimits(16, 1000, silent)

	for q := range 100 {
		limits.obey(quota{900 - q, time.Minute + time.Duration(q)*time.Second})
	}

	if n := len(limits.all()); n != mostPolicies+1 {
		t.Errorf("%d budgets", n)
	}
}

func TestTheStrictestPoliciesAreKept(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		announced []quota
		want      []quota
	}{
		"one that the budget implies": {[]quota{{1000, budgetWindow}, {1200, budgetWindow}, {1000, time.Second}}, nil},
		"one that another implies":    {[]quota{{9, time.Minute}, {10, time.Minute}, {9, time.Second}}, []quota{{9, time.Minute}}},
		"those that differ":           {[]quota{{9, time.Minute}, {8, time.Second}, {99, time.Hour}}, []quota{{9, time.Minute}, {8, time.Second}, {99, time.Hour}}},
		"more than are kept": {
			[]quota{{80, 10 * time.Second}, {81, 11 * time.Second}, {82, 12 * time.Second}, {83, 13 * time.Second}, {84, 14 * time.Second}, {85, 15 * time.Second}, {86, 16 * time.Second}, {87, 17 * time.Second}, {1, time.Minute}, {70, time.Second}},
			[]quota{{1, time.Minute}, {81, 11 * time.Second}, {82, 12 * time.Second}, {83, 13 * time.Second}, {84, 14 * time.Second}, {85, 15 * time.Second}, {86, 16 * time.Second}, {87, 17 * time.Second}},
		},
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

func TestAPolicyThatTakesThePlaceOfAnotherHoldsForThoseWhoWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, begin := newLimits(1, 1000, silent), time.Now()

		for q := range mostPolicies {
			limits.obey(quota{900 - q, time.Minute + time.Duration(q)*time.Second})
		}

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

		limits.obey(quota{1, time.Hour})
		done()

		if at := <-sent; at != time.Hour {
			t.Errorf("sent after %s", at)
		}
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

func TestACancelledReadUsesUpNoBudget(t *testing.T) {
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

		if used, sent := len(client.limits.budgets[0].free), len(server.Requests()); used > sent || sent > 20 {
			t.Errorf("%d places are used up by %d requests", used, sent)
		}
	})
}

func TestAPolicyHeardDuringAWaitHoldsForThoseWhoWait(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		limits, begin := newLimits(1, 1000, silent), time.Now()

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

		limits.hear(http.Header{"Ratelimit-Policy": {`"burst";q=1;w=60`}})
		done()

		if at := <-sent; at < time.Minute {
			t.Errorf("sent after %s", at)
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
