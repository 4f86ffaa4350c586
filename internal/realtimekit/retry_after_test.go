package realtimekit

import (
	"errors"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

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

func TestAServerErrorIsWaitedForAsTold(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 1, fakeapi.Status(503, "", "Retry-After: 42"))
		begin := time.Now()

		if _, err := connect(t, server).Sessions(bounded(t, time.Hour), app()); err != nil || time.Since(begin) != 42*time.Second || fault.Fired() != 1 {
			t.Errorf("error %v after %s, fired %d", err, time.Since(begin), fault.Fired())
		}
	})

	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.Status(503, "", "Retry-After: 300"))
		begin := time.Now()

		_, err := connect(t, server).Sessions(bounded(t, time.Minute), app())

		failure, ok := errors.AsType[*Error](err)
		if !ok || failure.Kind != KindServer || failure.Wait != 5*time.Minute || time.Since(begin) != 0 || fault.Fired() != 1 {
			t.Errorf("error %#v after %s, fired %d", err, time.Since(begin), fault.Fired())
		}
	})
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

func TestTheTimeToWaitIsReadInEitherFormAndBoundedByADay(t *testing.T) {
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
