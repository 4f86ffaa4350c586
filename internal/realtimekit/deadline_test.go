package realtimekit

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestAWaitPastTheDeadlineFailsAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.RetryAfter("300"))
		begin := time.Now()

		_, err := connect(t, server).Sessions(bounded(t, time.Minute), app())

		var failure *Error
		if !errors.As(err, &failure) || failure.Kind != KindRateLimit || failure.Wait != 5*time.Minute {
			t.Errorf("error %#v", err)
		}

		if waited := time.Since(begin); waited != 0 || fault.Fired() != 1 {
			t.Errorf("waited %s, fired %d", waited, fault.Fired())
		}
	})
}

func TestWhatWentBeforeIsToldOfARequestThatWasNotSent(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.Status(503, "", "Cf-Ray: before"))
		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = 2 })

		_, err := client.Sessions(bounded(t, time.Minute), app())

		var failure, before *Error
		if !errors.As(err, &failure) || failure.Kind != KindBudget || failure.Attempts != 2 || fault.Fired() != 2 ||
			!errors.As(failure.Err, &before) || before.Kind != KindServer || before.Status != 503 || before.Ray != "before" {
			t.Errorf("error %#v after %d requests", err, fault.Fired())
		}
	})
}

func TestAReadThatIsHeldUpByAnotherOnesRateLimitSaysSoWithoutAnAnswer(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, _ := failing(t, 0, fakeapi.Status(500, ""))
		client := connect(t, server)

		client.limits.pause(5 * time.Minute)
		<-time.After(time.Minute)

		_, err := client.Sessions(bounded(t, time.Second), app())

		var failure *Error
		if !errors.As(err, &failure) || failure.Kind != KindRateLimit || failure.Wait != 4*time.Minute ||
			failure.Status != 0 || failure.Attempts != 0 || failure.Err != nil || len(server.Requests()) != 0 {
			t.Errorf("error %#v after %d requests", err, len(server.Requests()))
		}
	})
}

// Pages are asked for side by side, and the first that fails ends the others.
func TestAPageDoesNotTakeTheFailureOfAnotherForItsOwn(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, _ := failing(t, 0, fakeapi.RetryAfter("60"))

		ctx, cancel := context.WithCancelCause(t.Context())
		defer cancel(nil)

		time.AfterFunc(10*time.Second, func() { cancel(&Error{Kind: KindNotFound, Page: 2, Status: 404}) })

		_, err := connect(t, server).page(ctx, app(), 7, 10, readerOf(app()).page)

		var failure, before *Error
		if !errors.As(err, &failure) || failure.Kind != KindCanceled || failure.Page != 7 || failure.Status != 0 || failure.Attempts != 1 ||
			!errors.As(failure.Err, &before) || before.Kind != KindRateLimit || before.Page != 7 {
			t.Errorf("error %#v", err)
		}
	})
}

func TestTheDeadlineBoundsEverything(t *testing.T) {
	t.Parallel()

	for name, answer := range map[string]fakeapi.Effect{
		"no header":    fakeapi.Stall(0),
		"stalled body": fakeapi.Stall(50),
		"slow body":    fakeapi.Slow(time.Second),
		"retries":      fakeapi.Status(503, ""),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server, fault := failing(t, 0, answer)
				client := connect(t, server, func(c *Config) { c.MaxRetries = 1000 })
				begin := time.Now()

				_, err := client.Sessions(bounded(t, 20*time.Second), app())

				var failure *Error
				if !errors.As(err, &failure) || failure.Kind != KindDeadline {
					t.Errorf("error %#v", err)
				}

				if waited := time.Since(begin); waited != 20*time.Second || fault.Fired() == 0 {
					t.Errorf("waited %s, fired %d", waited, fault.Fired())
				}
			})
		})
	}
}

// A connection that dies silently must not use up the whole deadline: the page
// is asked for again when nothing more of it came for a while.
func TestSilenceIsAFailureThatPasses(t *testing.T) {
	t.Parallel()

	for name, answer := range map[string]fakeapi.Effect{"before the header": stallAtOnce, "in the body": fakeapi.Stall(50)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server, fault := failing(t, 1, answer)
				begin := time.Now()

				listing, err := connect(t, server).Sessions(bounded(t, time.Hour), app())
				if err != nil || len(listing.Sessions) != 3 || fault.Fired() != 1 {
					t.Errorf("%d sessions, error %v, fired %d", len(listing.Sessions), err, fault.Fired())
				}

				if waited := time.Since(begin); waited < longestSilence || waited > longestSilence+2*firstWait {
					t.Errorf("waited %s", waited)
				}
			})
		})
	}
}

func TestSilenceIsToldFromSlowness(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, _ := failing(t, 0, fakeapi.Stall(50))
		client := connect(t, server, func(c *Config) { c.MaxRetries = 0 })

		var failure *Error
		if _, err := client.Sessions(bounded(t, time.Hour), app()); !errors.As(err, &failure) || failure.Kind != KindCutOff ||
			failure.Err.Error() != "the API sent nothing for 1m0s" {
			t.Errorf("error %#v", err)
		}
	})

	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.Slow(longestSilence-time.Second))

		listing, err := connect(t, server).Sessions(t.Context(), app())
		if err != nil || len(listing.Sessions) != 3 || fault.Fired() != 1 {
			t.Errorf("%d sessions, error %v, fired %d", len(listing.Sessions), err, fault.Fired())
		}
	})
}

// stallAtOnce sends nothing at all.
func stallAtOnce(_ http.ResponseWriter, r *http.Request, _ http.Handler) { <-r.Context().Done() }

func TestCancellationEndsEveryWait(t *testing.T) {
	t.Parallel()

	for name, answer := range map[string]fakeapi.Effect{
		"no header":    fakeapi.Stall(0),
		"stalled body": fakeapi.Stall(50),
		"back-off":     fakeapi.Status(503, ""),
		"rate limit":   fakeapi.RetryAfter("100"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server, fault := failing(t, 0, answer)
				client := connect(t, server, func(c *Config) { c.MaxRetries = 1000 })

				ctx, cancel := context.WithCancel(t.Context())
				time.AfterFunc(10*time.Second, cancel)

				begin := time.Now()
				_, err := client.Sessions(ctx, app())

				var failure *Error
				if !errors.As(err, &failure) || failure.Kind != KindCanceled || failure.Attempts == 0 {
					t.Errorf("error %#v", err)
				}

				if waited := time.Since(begin); waited != 10*time.Second || fault.Fired() == 0 {
					t.Errorf("ended after %s, fired %d", waited, fault.Fired())
				}
			})
		})
	}
}
