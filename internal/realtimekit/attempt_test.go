package realtimekit

import (
	"bytes"
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestAttempt_logsWithoutCredentials(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(3), fakeapi.Latency(time.Second))
		server.Inject(&fakeapi.Fault{When: fakeapi.Nth(1), Answer: fakeapi.ErrorB(500, 1, "the token "+fakeapi.Token+" made me fail")})

		var log bytes.Buffer

		client := connect(t, server, func(c *Config) {
			c.Logger = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
		})
		if _, err := client.Sessions(t.Context(), app()); err != nil {
			t.Fatal(err)
		}

		lines := strings.Split(strings.TrimSpace(log.String()), "\n")
		if len(lines) != 2 {
			t.Fatalf("%d lines:\n%s", len(lines), log.String())
		}

		for i, wanted := range []string{
			`page=1 attempt=1 status=500`, `page=1 attempt=2 status=200`,
		} {
			if !strings.Contains(lines[i], wanted) || !strings.Contains(lines[i], "duration=1s wait=0s") || !strings.Contains(lines[i], "bytes=") {
				t.Errorf("line %d is %s", i+1, lines[i])
			}
		}

		if strings.Contains(log.String(), fakeapi.Token) || !strings.Contains(lines[0], "page 1: HTTP status 500: code 1: the token (redacted) made me fail") {
			t.Errorf("log:\n%s", log.String())
		}
	})
}

func TestAttempt_heldUpByAnotherRateLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, _ := failing(t, 0, fakeapi.Status(500, ""))
		client := connect(t, server)

		client.limits.pause(5 * time.Minute)
		<-time.After(time.Minute)

		_, err := client.Sessions(bounded(t, time.Second), app())
		if failure := failureOf(t, err); failure.Kind != KindRateLimit || failure.Wait != 4*time.Minute ||
			failure.Status != 0 || failure.Attempts != 0 || failure.Err != nil || len(server.Requests()) != 0 {
			t.Errorf("error %#v after %d requests", failure, len(server.Requests()))
		}
	})
}

func TestAttempt_refusalWithBrokenBody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 3, fakeapi.Status(429, "cut", "Retry-After: 60", "Content-Length: 100"))
		begin := time.Now()

		if _, err := connect(t, server, noRetries).Sessions(bounded(t, time.Hour), app()); err != nil || time.Since(begin) != 3*time.Minute || fault.Fired() != 3 {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
	})
}

// slowly sends the real answer, all but its first bytes after a wait.
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

// The header counts when it comes, not when the body is complete: otherwise a slow
// answer would undo the count of a later one.
func TestAttempt_hearsHeadersOfSlowBodyAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(40), fakeapi.MaxPageSize(1), fakeapi.PagingFields("total_count", "start_offset"),
			fakeapi.LatencyOf(func(r fakeapi.Request) time.Duration {
				if fakeapi.Page(3)(r) {
					return 12 * time.Second
				}

				return 0
			}))

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
				t.Fatalf("page %s was requested after %s, when none remained", request.Query.Get("page_no"), at)
			}
		}
	})
}

func TestAttempt_canceledBeforeDecoding(t *testing.T) {
	t.Parallel()

	ctx, cancel := context.WithCancel(t.Context())
	cancel()

	_, failure := (&Client{}).read(ctx, reply{status: http.StatusOK, body: onePageOf(`{"id":"a"}`)})
	if failure == nil || failure.Kind != KindCanceled {
		t.Errorf("error %v", failure)
	}
}

func TestAttempt_deadlineWhileOthersDecode(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		client, begin := connect(t, serve(t, fakeapi.Sessions(3))), time.Now()
		for range cap(client.decoding) {
			client.decoding <- struct{}{}
		}

		_, err := client.Sessions(bounded(t, time.Minute), app())
		if failure := failureOf(t, err); failure.Kind != KindDeadline || time.Since(begin) != time.Minute {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
	})
}

// Preparing a page takes as much memory as decoding it.
func TestAttempt_preparesNoMorePagesThanProcessors(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var (
			client  = connect(t, serve(t, fakeapi.Sessions(40), fakeapi.MaxPageSize(1)))
			under   = make(chan struct{}, cap(client.decoding))
			tooMany atomic.Bool
		)

		prepare := func(sessions []Session) []Session {
			select {
			case under <- struct{}{}:
				<-time.After(time.Second)
				<-under
			default:
				tooMany.Store(true)
			}

			return sessions
		}

		_, found, err := Read(t.Context(), client, app(), prepare, func() *sessionList { return &sessionList{} })
		if err != nil || !found.Complete || tooMany.Load() {
			t.Errorf("complete %t, error %v, too many at once %t", found.Complete, err, tooMany.Load())
		}
	})
}
