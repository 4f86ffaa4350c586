package realtimekit

import (
	"context"
	"math/big"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestRetry_transientErrors(t *testing.T) {
	t.Parallel()

	inBubbles(t, map[string]fakeapi.Effect{
		"408": fakeapi.Status(408, ""), "500": fakeapi.ErrorB(500, 0, "oops"), "502": fakeapi.HTML(502), "500 with status 200": fakeapi.ErrorA(200, 500, "oops"),
		"no answer": fakeapi.HangUp(), "cut off": fakeapi.CutOff(100), "html": fakeapi.HTML(200), "half JSON": fakeapi.Body(`{"success":true,`),
		"empty": fakeapi.Body(``),
	}, func(t *testing.T, answer fakeapi.Effect) {
		server, fault := failing(t, 4, answer)

		list, err := connect(t, server).Sessions(t.Context(), app())
		checkSummary(t, list, err, summary{Held: 3, Passes: 1, Complete: true})

		if fault.Fired() != 4 {
			t.Errorf("the fault happened %d times", fault.Fired())
		}
	})
}

func TestRetry_permanentErrors(t *testing.T) {
	t.Parallel()

	// A page that is not found may be a matter of where pages begin to count: page 0 is
	// requested too.
	const once, withPage0 = 1, 2

	type row struct {
		answer   fakeapi.Effect
		want     Kind
		requests int
	}

	inBubbles(t, map[string]row{
		"403":              {fakeapi.HTML(403), KindPermission, once},
		"404":              {fakeapi.ErrorA(404, 404, "no"), KindNotFound, withPage0},
		"404 with 200":     {fakeapi.ErrorA(200, 404, "no"), KindNotFound, withPage0},
		"no route":         {fakeapi.ErrorB(404, 7003, "no"), KindNotFound, once},
		"405":              {fakeapi.Status(405, ""), KindRejected, once},
		"refused with 200": {fakeapi.ErrorB(200, 12345, "no"), KindRejected, once},
		"malformed":        {fakeapi.ErrorB(400, 6003, "no"), KindCredentials, once},
		"another shape":    {fakeapi.Body(`{"success":true,"data":null}`), KindShape, once},
		"nested too deep":  {fakeapi.Body(`{"data":` + nested(10000) + `}`), KindShape, once},
		// An http.Client would fail with the whole address.
		"redirect":      {fakeapi.Redirect("https://user:hunter2@exa mple.com/"), KindRedirect, once},
		"too large":     {fakeapi.Huge(largestPage + 1), KindTooLarge, once},
		"too many rows": {fakeapi.Body(string(onePageOf(`{"id":"s"}` + strings.Repeat(`,{}`, mostRows)))), KindTooLarge, once},
	}, func(t *testing.T, test row) {
		server, _ := failing(t, 0, test.answer)

		_, err := connect(t, server).Sessions(t.Context(), app())
		if failure := failureOf(t, err); failure.Kind != test.want || failure.Attempts != 1 || len(server.Requests()) != test.requests {
			t.Errorf("error %#v after %d requests, want kind %d after %d", failure, len(server.Requests()), test.want, test.requests)
		}
	})
}

func TestRetry_endsAfterItsNumber(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.ErrorB(500, 1, "oops"))
		begin := time.Now()

		_, err := connect(t, server).Sessions(t.Context(), app())
		if failure := failureOf(t, err); failure.Kind != KindServer || failure.Attempts != 5 || fault.Fired() != 5 {
			t.Errorf("error %#v after %d requests", failure, fault.Fired())
		}

		// At least 0.5 + 1 + 2 + 4 s, and at most twice as long.
		if waited := time.Since(begin); waited < 7500*time.Millisecond || waited > 15*time.Second {
			t.Errorf("waited %s", waited)
		}
	})
}

func TestNewBackOff(t *testing.T) {
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

// Rate limits use up no retries. Time in a bubble begins at midnight of 2000-01-01 in UTC.
func TestRetry_waitsAsTold(t *testing.T) {
	t.Parallel()

	const many = 10 // more than there are retries

	type row struct {
		answer  fakeapi.Effect
		times   int
		retries int
		least   time.Duration
		most    time.Duration
	}

	inBubbles(t, map[string]row{
		"seconds":               {fakeapi.RetryAfter("42"), 1, 0, 42 * time.Second, 42 * time.Second},
		"a date":                {fakeapi.RetryAfter("Sat, 01 Jan 2000 00:01:00 GMT"), 1, 0, time.Minute, time.Minute},
		"many":                  {fakeapi.RetryAfter("1"), many, 0, many * time.Second, many * time.Second},
		"many, no time":         {fakeapi.RetryAfter(""), many, 1, 105 * time.Second, 210 * time.Second},
		"with another code":     {fakeapi.ErrorB(429, 10000, "too many"), 2, 0, 1500 * time.Millisecond, 3 * time.Second},
		"of a server's failure": {fakeapi.Status(503, "", "Retry-After: 42"), 1, 1, 42 * time.Second, 42 * time.Second},
	}, func(t *testing.T, test row) {
		server, fault := failing(t, test.times, test.answer)
		begin := time.Now()

		list, err := connect(t, server, func(c *Config) { c.MaxRetries = test.retries }).Sessions(bounded(t, time.Hour), app())
		checkSummary(t, list, err, summary{Held: 3, Passes: 1, Complete: true})

		if waited := time.Since(begin); waited < test.least || waited > test.most || fault.Fired() != test.times {
			t.Errorf("waited %s, the fault happened %d times", waited, fault.Fired())
		}
	})
}

func TestRetry_waitPastDeadline(t *testing.T) {
	t.Parallel()

	type row struct {
		answer fakeapi.Effect
		want   Kind
	}

	inBubbles(t, map[string]row{
		"rate limit": {fakeapi.RetryAfter("300"), KindRateLimit}, "server error": {fakeapi.Status(503, "", "Retry-After: 300"), KindServer},
	}, func(t *testing.T, test row) {
		server, fault := failing(t, 0, test.answer)
		begin := time.Now()

		_, err := connect(t, server).Sessions(bounded(t, time.Minute), app())
		if failure := failureOf(t, err); failure.Kind != test.want || failure.Wait != 5*time.Minute || time.Since(begin) != 0 || fault.Fired() != 1 {
			t.Errorf("error %#v after %s and %d requests", failure, time.Since(begin), fault.Fired())
		}
	})
}

// A server that says no time, or has a wrong clock, must not be overloaded.
func TestRetry_waitsGrowWithoutATime(t *testing.T) {
	t.Parallel()

	inBubbles(t, map[string]string{"nothing": "", "zero": "0", "a date in the past": "Fri, 31 Dec 1999 00:01:00 GMT"}, func(t *testing.T, told string) {
		server, fault := failing(t, 0, fakeapi.RetryAfter(told))

		_, err := connect(t, server).Sessions(bounded(t, 10*time.Minute), app())
		if failure := failureOf(t, err); failure.Kind != KindDeadline || fault.Fired() < 20 || fault.Fired() > 48 {
			t.Errorf("error %v after %d requests in ten minutes", err, fault.Fired())
		}
	})
}

func TestRetry_endsWithItsContext(t *testing.T) {
	t.Parallel()

	const end = 20 * time.Second

	type row struct {
		answer fakeapi.Effect
		want   Kind
	}

	rows := map[string]row{"rate limit, canceled": {fakeapi.RetryAfter("100"), KindCanceled}}
	for name, answer := range map[string]fakeapi.Effect{
		"no header": fakeapi.Stall(0), "stalled body": fakeapi.Stall(50), "slow body": fakeapi.Slow(time.Second), "backoff": fakeapi.Status(503, ""),
	} {
		rows[name+", deadline"], rows[name+", canceled"] = row{answer, KindDeadline}, row{answer, KindCanceled}
	}

	inBubbles(t, rows, func(t *testing.T, test row) {
		server, _ := failing(t, 0, test.answer)
		begin := time.Now()

		ctx, cancel := context.WithTimeout(t.Context(), end)
		if test.want == KindCanceled {
			ctx, cancel = context.WithCancel(t.Context())
			time.AfterFunc(end, cancel)
		}
		defer cancel()

		_, err := connect(t, server, func(c *Config) { c.MaxRetries = 1000 }).Sessions(ctx, app())
		if failure := failureOf(t, err); failure.Kind != test.want || failure.Attempts == 0 || time.Since(begin) != end {
			t.Errorf("error %#v after %s", failure, time.Since(begin))
		}
	})
}

func TestRetry_tellsFailureBeforeUnsentRequest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.Status(503, "", "Cf-Ray: before"))
		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes = 2 })

		_, err := client.Sessions(bounded(t, time.Minute), app())

		failure := failureOf(t, err)
		if before := failureOf(t, failure.Err); failure.Kind != KindBudget || failure.Attempts != 2 || fault.Fired() != 2 ||
			before.Kind != KindServer || before.Status != 503 || before.Ray != "before" {
			t.Errorf("error %#v after %d requests", failure, fault.Fired())
		}
	})
}

// Pages are requested side by side, and the first that fails ends the others.
func TestRetry_failureOfAnotherPage(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, _ := failing(t, 0, fakeapi.RetryAfter("60"))

		ctx, cancel := context.WithCancelCause(t.Context())
		defer cancel(nil)

		time.AfterFunc(10*time.Second, func() { cancel(&Error{Kind: KindNotFound, Page: 2, Status: 404}) })

		_, err := connect(t, server).page(ctx, app(), 7, 10, readerOf(app()).page)

		failure := failureOf(t, err)
		if before := failureOf(t, failure.Err); failure.Kind != KindCanceled || failure.Page != 7 || failure.Status != 0 || failure.Attempts != 1 ||
			before.Kind != KindRateLimit || before.Page != 7 {
			t.Errorf("error %#v", failure)
		}
	})
}

func TestRetryAfter(t *testing.T) {
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

func FuzzRetryAfter(f *testing.F) {
	for _, told := range []string{
		``, `0`, `30`, ` 30 `, `+30`, `-1`, `86400`, `86401`, `-9223372037`, `9223372036854775807`, `99999999999999999999`, `-99999999999999999999`,
		`18700000000000000000A`, `1.5`, `1e3`, `0x10`, `soon`, `Sat, 31 Jan 2026 12:00:30 GMT`, `Fri, 31 Dec 9999 23:59:59 GMT`, `Thu, 01 Jan 1970 00:00:00 GMT`,
		`Saturday, 31-Jan-26 12:00:30 GMT`, `Sat Jan 31 12:00:30 2026`,
	} {
		f.Add(told, int64(1769860800), int32(30))
	}

	f.Fuzz(func(t *testing.T, told string, unix int64, ahead int32) {
		// The clock of a machine may be wrong, but has a year of four digits.
		now := time.Unix(unix%(1<<37), 0).UTC()

		got := retryAfter(told, now)
		if got != 0 && got < firstWait || got > LongestTold {
			t.Errorf("%q is %s", told, got)
		}

		number := strings.TrimSpace(told)
		if seconds, ok := new(big.Int).SetString(number, 10); ok && strings.Trim(number, "+-0123456789") == "" {
			if want := wait(seconds); got != want {
				t.Errorf("%q is %s, want %s", told, got, want)
			}
		} else if date, err := http.ParseTime(number); (got != 0) != (err == nil && date.Sub(now) >= firstWait) {
			t.Errorf("%q is %s", told, got)
		}

		date := now.Add(time.Duration(ahead) * time.Second)
		if want := wait(big.NewInt(int64(ahead))); date.Year() > 0 && date.Year() < 10000 && retryAfter(date.Format(http.TimeFormat), now) != want {
			t.Errorf("%s, %d s ahead, is %s, want %s", date, ahead, retryAfter(date.Format(http.TimeFormat), now), want)
		}
	})
}

// wait is a number of seconds, within the bounds of a wait.
func wait(seconds *big.Int) time.Duration {
	switch {
	case seconds.Sign() <= 0:
		return 0
	case seconds.Cmp(big.NewInt(86400)) > 0:
		return LongestTold
	default:
		return time.Duration(seconds.Int64()) * time.Second
	}
}
