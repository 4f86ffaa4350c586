package request

import (
	"bytes"
	"context"
	"log/slog"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestRetry_transientErrors(t *testing.T) {
	t.Parallel()
	inBubbles(t, map[string]fakeapi.Effect{
		"408": fakeapi.Status(408, ""), "500": fakeapi.ErrorB(500, 0, "oops"), "502": fakeapi.HTML(502), "500 with status 200": fakeapi.ErrorA(200, 500, "oops"),
		"no answer": fakeapi.HangUp(), "cut off": fakeapi.CutOff(100), "html": fakeapi.HTML(200), "half JSON": fakeapi.Body(`{"success":true,`),
		"empty": fakeapi.Body(``), "half JSON and HTML": fakeapi.Body(`{"data":<html>`), "short text": fakeapi.Body("upstream connect error"),
	}, func(t *testing.T, answer fakeapi.Effect) {
		server, fault := failing(t, 4, answer)
		if err := get(t.Context(), connect(t, server), 1); err != nil || fault.Fired() != 4 || len(server.Requests()) != 5 {
			t.Errorf("error %v after %d requests", err, len(server.Requests()))
		}
	})
}

func TestRetry_ends(t *testing.T) {
	t.Parallel()
	type row struct {
		status int
		told   string
		want   Error
		after  time.Duration
	}
	inBubbles(t, map[string]row{
		"a permanent error": {403, "", Error{Kind: KindPermission, Attempts: 1}, 0},
		// There would be time to wait: that is not why it ends.
		"after its number":                     {500, "1", Error{Kind: KindServer, Attempts: 5}, 4 * time.Second},
		"a rate limit past the deadline":       {429, "3601", Error{Kind: KindRateLimit, Attempts: 1, Wait: 3601 * time.Second}, 0},
		"a server's failure past the deadline": {503, "3601", Error{Kind: KindServer, Attempts: 1, Wait: 3601 * time.Second}, 0},
	}, func(t *testing.T, test row) {
		server, _ := failing(t, 0, fakeapi.Status(test.status, `{"error":{"code":1,"message":"oops"}}`, "Retry-After: "+test.told, "Cf-Ray: last"))
		begin, want := time.Now(), test.want
		want.Page, want.Status, want.Code, want.Message, want.Ray = 7, test.status, 1, "oops", "last"
		failure := failureOf(t, get(bounded(t, time.Hour), connect(t, server), 7))
		if *failure != want || len(server.Requests()) != want.Attempts || time.Since(begin) != test.after {
			t.Errorf("error %#v after %s, want %#v", failure, time.Since(begin), want)
		}
	})
}

func TestRetry_waits(t *testing.T) {
	t.Parallel()
	const many = 10 // more than there are retries
	type row struct {
		answer      fakeapi.Effect
		times       int
		retries     int
		least, most time.Duration
	}
	// Rate limits use up no retries. Time in a bubble begins at midnight of 2000-01-01 in UTC.
	inBubbles(t, map[string]row{
		"at random":             {fakeapi.Status(503, ""), 4, 4, 7500 * time.Millisecond, 15 * time.Second},
		"a date":                {fakeapi.RetryAfter("Sat, 01 Jan 2000 00:01:00 GMT"), 1, 0, time.Minute, time.Minute},
		"many":                  {fakeapi.RetryAfter("1"), many, 0, many * time.Second, many * time.Second},
		"many, no time":         {fakeapi.RetryAfter(""), many, 1, 105 * time.Second, 210 * time.Second},
		"and then a failure":    {fakeapi.Then(fakeapi.RetryAfter("1"), fakeapi.Status(503, "", "Retry-After: 1")), 2, 1, 2 * time.Second, 2 * time.Second},
		"with another code":     {fakeapi.ErrorB(429, 10000, "too many"), 2, 0, 1500 * time.Millisecond, 3 * time.Second},
		"of a server's failure": {fakeapi.Status(503, "", "Retry-After: 42"), 1, 1, 42 * time.Second, 42 * time.Second},
	}, func(t *testing.T, test row) {
		server, fault := failing(t, test.times, test.answer)
		begin := time.Now()
		err := get(bounded(t, time.Hour), connect(t, server, func(c *Config) { c.MaxRetries = test.retries }), 1)
		if waited := time.Since(begin); err != nil || waited < test.least || waited > test.most || fault.Fired() != test.times {
			t.Errorf("error %v after %s and %d failures", err, waited, fault.Fired())
		}
	})
}

func TestRetry_logsLongWait(t *testing.T) {
	t.Parallel()
	type row struct {
		told string
		want string
	}
	inBubbles(t, map[string]row{
		"31 s": {"31", `level=INFO msg="waiting as the API asks" wait=31s page=7 error="page 7: HTTP status 429"` + "\n"},
		"30 s": {"30", ""},
	}, func(t *testing.T, test row) {
		var log bytes.Buffer
		server, _ := failing(t, 1, fakeapi.Status(429, "", "Retry-After: "+test.told))
		client := connect(t, server, func(c *Config) { c.Log = slog.New(slog.NewTextHandler(&log, nil)) })
		err := get(t.Context(), client, 7)
		if _, said, _ := strings.Cut(log.String(), " "); err != nil || said != test.want {
			t.Errorf("error %v, log:\n%s", err, said)
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
		ctx := bounded(t, end)
		if test.want == KindCanceled {
			canceled, cancel := context.WithCancelCause(t.Context())
			// As for the first of several pages that fails.
			time.AfterFunc(end, func() { cancel(&Error{Kind: KindNotFound, Page: 2, Status: 404}) })
			ctx = canceled
		}
		failure := failureOf(t, get(ctx, connect(t, server, func(c *Config) { c.MaxRetries = 1000 }), 7))
		if failure.Kind != test.want || failure.Page != 7 || failure.Attempts != len(server.Requests()) || time.Since(begin) != end {
			t.Errorf("error %#v after %s", failure, time.Since(begin))
		}
	})
}

func TestRetry_reportsFailureBefore(t *testing.T) {
	t.Parallel()
	type row struct {
		then   fakeapi.Effect
		budget int
		want   Kind
	}
	failed := fakeapi.Status(503, "", "Cf-Ray: before", "Retry-After: 25")
	inBubbles(t, map[string]row{
		"an unsent request":          {failed, 2, KindBudget},
		"the deadline of an attempt": {stall, 0, KindDeadline},
	}, func(t *testing.T, test row) {
		server, fault := failing(t, 0, fakeapi.Then(failed, test.then))
		client := connect(t, server, func(c *Config) { c.PerFiveMinutes = test.budget })
		failure := failureOf(t, get(bounded(t, time.Minute), client, 7))
		before, want := failureOf(t, failure.Err), Error{Kind: KindServer, Page: 7, Status: 503, Ray: "before", Wait: 25 * time.Second, Attempts: 2}
		if test.want == KindDeadline {
			want.Attempts = 1
		}
		if failure.Kind != test.want || failure.Status != 0 || failure.Attempts != 2 || fault.Fired() != 2 || *before != want {
			t.Errorf("error %#v, before it %#v", failure, before)
		}
	})
}

func TestNewBackOff(t *testing.T) {
	t.Parallel()
	first := map[time.Duration]bool{}
	for range 100 {
		first[newBackOff().NextBackOff()] = true
		waits := newBackOff()
		for least := firstWait; least < time.Hour; least *= 2 {
			low, high := min(least, maxWait/2), min(2*least, maxWait)
			if wait := waits.NextBackOff(); wait < low || wait > high {
				t.Fatalf("waits %s, want %s to %s", wait, low, high)
			}
		}
	}
	if len(first) == 1 {
		t.Error("all first waits are the same")
	}
}
