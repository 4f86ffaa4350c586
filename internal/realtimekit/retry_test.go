package realtimekit

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// failing serves three sessions after so many failures.
func failing(t *testing.T, times int, answer fakeapi.Effect) (*fakeapi.Server, *fakeapi.Fault) {
	t.Helper()

	server := fakeapi.New(fakeapi.Sessions(3))
	t.Cleanup(server.Close)

	fault := &fakeapi.Fault{Name: t.Name(), When: fakeapi.Any(), Times: times, Answer: answer}
	server.Inject(fault)

	return server, fault
}

func TestAFailureThatPassesIsRetried(t *testing.T) {
	t.Parallel()

	for name, answer := range map[string]fakeapi.Effect{
		"408": fakeapi.Status(408, ""), "500": fakeapi.ErrorB(500, 0, "oops"), "502": fakeapi.HTML(502), "503": fakeapi.Status(503, ""),
		"520": fakeapi.HTML(520), "522": fakeapi.HTML(522), "527": fakeapi.HTML(527), "530": fakeapi.HTML(530),
		"no answer": fakeapi.HangUp(), "cut off": fakeapi.CutOff(100), "html": fakeapi.HTML(200), "half JSON": fakeapi.Body(`{"success":true,`),
		"empty": fakeapi.Body(``), "500 with status 200": fakeapi.ErrorA(200, 500, "oops"),
		// What is out of order cannot judge credentials and routes.
		"503 of credentials": fakeapi.ErrorB(503, 10000, "no"), "500 of a header": fakeapi.ErrorB(500, 6003, "no"),
		"502 of a route": fakeapi.ErrorB(502, 7003, "no"), "408 of a token": fakeapi.ErrorB(408, 9109, "no"),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server, fault := failing(t, 4, answer)

				listing, err := connect(t, server).Sessions(t.Context(), app())
				if err != nil || len(listing.Sessions) != 3 || !listing.Complete {
					t.Errorf("listing %+v, error %v", listing, err)
				}

				if fault.Fired() != 4 {
					t.Errorf("the fault fired %d times", fault.Fired())
				}
			})
		})
	}
}

func TestRetriesEndAfterTheirNumber(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.ErrorB(500, 1, "oops"))
		begin := time.Now()

		_, err := connect(t, server).Sessions(t.Context(), app())

		var failure *Error
		if !errors.As(err, &failure) || failure.Kind != KindServer || failure.Attempts != 5 || fault.Fired() != 5 {
			t.Errorf("error %#v after %d requests", err, fault.Fired())
		}

		// At least 0.5 + 1 + 2 + 4 s, and at the most twice as long.
		if waited := time.Since(begin); waited < 7500*time.Millisecond || waited > 15*time.Second {
			t.Errorf("waited %s", waited)
		}
	})
}

func TestEveryWaitIsWithinItsBounds(t *testing.T) {
	t.Parallel()

	for range 100 {
		waits := newBackOff()

		for least := firstWait; least < time.Hour; least *= 2 {
			low, high := min(least, longestWait/2), min(2*least, longestWait)
			if wait := waits.NextBackOff(); wait < low || wait > high {
				t.Fatalf("waits %s, want %s to %s", wait, low, high)
			}
		}
	}
}

func TestARefusalIsNotRetried(t *testing.T) {
	t.Parallel()

	// askedOnce is the rule. A page that is not found may be a matter of where
	// pages begin to count: page 0 is asked for too.
	const askedOnce, askedForZero = 1, 2

	for name, test := range map[string]struct {
		answer   fakeapi.Effect
		want     Kind
		requests int
	}{
		"401":              {fakeapi.ErrorB(401, 10000, "no"), KindPermission, askedOnce},
		"403":              {fakeapi.HTML(403), KindPermission, askedOnce},
		"404":              {fakeapi.ErrorA(404, 404, "no"), KindNotFound, askedForZero},
		"404 with 200":     {fakeapi.ErrorA(200, 404, "no"), KindNotFound, askedForZero},
		"405":              {fakeapi.Status(405, ""), KindRejected, askedOnce},
		"refused with 200": {fakeapi.ErrorB(200, 12345, "no"), KindRejected, askedOnce},
		"10000 with 200":   {fakeapi.ErrorB(200, 10000, "no"), KindPermission, askedOnce},
		"malformed":        {fakeapi.ErrorB(400, 6003, "no"), KindCredentials, askedOnce},
		"no key":           {fakeapi.ErrorB(400, 9106, "no"), KindCredentials, askedOnce},
		"bad token":        {fakeapi.ErrorB(403, 9109, "no"), KindPermission, askedOnce},
		"no route":         {fakeapi.ErrorB(404, 7003, "no"), KindNotFound, askedOnce},
		"another shape":    {fakeapi.Body(`{"success":true,"data":null}`), KindShape, askedOnce},
		"no id":            {fakeapi.Body(`{"success":true,"data":{"sessions":[{}]}}`), KindShape, askedOnce},
		"nested too deep":  {fakeapi.Body(`{"data":` + nested(10000) + `}`), KindShape, askedOnce},
		"redirect":         {fakeapi.Redirect("https://example.com/elsewhere"), KindRedirect, askedOnce},
		"too large":        {fakeapi.Huge(largestPage + 1), KindTooLarge, askedOnce},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server, fault := failing(t, 0, test.answer)

				_, err := connect(t, server).Sessions(t.Context(), app())

				var failure *Error
				if !errors.As(err, &failure) || failure.Kind != test.want || failure.Attempts != 1 {
					t.Errorf("error %#v, want kind %d after one attempt", err, test.want)
				}

				if fault.Fired() != test.requests || len(server.Requests()) != test.requests {
					t.Errorf("%d requests, want %d", len(server.Requests()), test.requests)
				}
			})
		})
	}
}

func TestARateLimitIsWaitedForAsTold(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		told string
		want time.Duration
	}{
		"seconds":  {"42", 42 * time.Second},
		"a second": {"1", time.Second},
		"date":     {"Sat, 01 Jan 2000 00:01:00 GMT", time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			// Time in a bubble begins at midnight of 2000-01-01 in UTC.
			synctest.Test(t, func(t *testing.T) {
				// More often than there are retries: waiting does not use them up.
				server, fault := failing(t, 1, fakeapi.RetryAfter(test.told))
				client := connect(t, server, func(c *Config) { c.MaxRetries = 0 })
				begin := time.Now()

				if _, err := client.Sessions(bounded(t, time.Hour), app()); err != nil {
					t.Fatal(err)
				}

				if waited := time.Since(begin); waited != test.want || fault.Fired() != 1 {
					t.Errorf("waited %s, want %s; fired %d", waited, test.want, fault.Fired())
				}
			})
		})
	}
}

// A server that says no time, or has a wrong clock, must not be hammered.
func TestWhereNoTimeIsToldTheWaitsGrow(t *testing.T) {
	t.Parallel()

	for name, told := range map[string]string{
		"nothing": "", "zero": "0", "negative": "-5", "a date gone": "Fri, 31 Dec 1999 00:01:00 GMT", "now": "Sat, 01 Jan 2000 00:00:00 GMT",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server, fault := failing(t, 0, fakeapi.RetryAfter(told))

				_, err := connect(t, server).Sessions(bounded(t, 10*time.Minute), app())

				var failure *Error
				if !errors.As(err, &failure) || failure.Kind != KindDeadline || fault.Fired() < 20 || fault.Fired() > 48 {
					t.Errorf("error %v after %d requests in ten minutes", err, fault.Fired())
				}
			})
		})
	}
}

func TestNoServerCanAskForMoreThanADay(t *testing.T) {
	t.Parallel()

	now := time.Date(2026, 1, 31, 12, 0, 0, 0, time.UTC)

	for told, want := range map[string]time.Duration{
		"86400": LongestTold, "86401": LongestTold, "9223372036854775807": LongestTold, "99999999999999999999": LongestTold,
		"Sun, 01 Feb 2026 11:59:59 GMT": LongestTold - time.Second, "Fri, 31 Dec 9999 23:59:59 GMT": LongestTold,
		"-99999999999999999999": 0, "-9223372037": 0, "0": 0, "Thu, 01 Jan 1970 00:00:00 GMT": 0, "Sat, 31 Jan 2026 12:00:00 GMT": 0,
		"Sat, 31 Jan 2026 12:00:01 GMT": time.Second, " 7 ": 7 * time.Second,
		"": 0, "soon": 0, "1.5": 0, "1e3": 0, "9 9": 0, "18700000000000000000A": 0, "-": 0,
	} {
		if got := retryAfter(told, now); got != want {
			t.Errorf("%q is %s, want %s", told, got, want)
		}
	}
}

func TestARateLimitIsOneWhateverItsCode(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 2, fakeapi.ErrorB(429, 10000, "too many"))
		client := connect(t, server, func(c *Config) { c.MaxRetries = 0 })

		if listing, err := client.Sessions(bounded(t, time.Hour), app()); err != nil || len(listing.Sessions) != 3 || fault.Fired() != 2 {
			t.Errorf("%d sessions, error %v, fired %d", len(listing.Sessions), err, fault.Fired())
		}
	})
}

func TestManyRateLimitsDoNotUseUpRetries(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 10, fakeapi.RetryAfter(""))
		client := connect(t, server, func(c *Config) { c.MaxRetries = 1 })

		if _, err := client.Sessions(bounded(t, time.Hour), app()); err != nil || fault.Fired() != 10 {
			t.Errorf("error %v after %d rate limits", err, fault.Fired())
		}
	})
}

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
