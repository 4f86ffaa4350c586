package realtimekit

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"testing/iotest"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// net/http repeats a request by itself when a connection turns out to be closed. The
// budget must count each request that reaches the API.
func TestExchange_budgetKnowsEveryRequest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const budget = 21

		server := serve(t, fakeapi.Sessions(45), fakeapi.MaxPageSize(1), fakeapi.Latency(time.Second))
		hangUp := &fakeapi.Fault{When: func(r fakeapi.Request) bool { return r.N > budget-4 }, Answer: fakeapi.HangUp()}
		server.Inject(hangUp)

		client := connect(t, server, noRetries, func(c *Config) { c.RequestsPerFiveMinutes = budget })

		_, err := client.Sessions(t.Context(), app())
		if failure := failureOf(t, err); failure.Kind != KindConnection {
			t.Errorf("error %v", err)
		}

		checkWindow(t, moments(server), budget, budgetWindow)

		if n := len(server.Requests()); n < budget || hangUp.Fired() == 0 {
			t.Errorf("%d requests, %d hung up", n, hangUp.Fired())
		}
	})
}

// A server may close an idle connection at any time. That uses up no retry, and leaves
// them for the failures that follow.
func TestExchange_staleConnectionUsesNoRetry(t *testing.T) {
	t.Parallel()

	inBubbles(t, map[string]int{"stale": 0, "stale, then a failure": 1}, func(t *testing.T, retries int) {
		server := serve(t, fakeapi.Sessions(45), fakeapi.MaxPageSize(20))
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(2), Times: 1, Answer: fakeapi.HangUp()})

		for range retries {
			server.Inject(&fakeapi.Fault{When: fakeapi.Page(2), Times: 1, Answer: fakeapi.Status(503, "")})
		}

		client := connect(t, server, oneByOne, func(c *Config) { c.MaxRetries = retries })
		begin := time.Now()

		list, err := client.Sessions(t.Context(), app())
		checkSummary(t, list, err, summary{Held: 45, Passes: 1, Complete: true})

		if n := len(server.Requests()); n != 4+retries || retries == 0 && time.Since(begin) != 0 {
			t.Errorf("%d requests in %s", n, time.Since(begin))
		}
	})
}

// stallAtOnce sends nothing.
func stallAtOnce(_ http.ResponseWriter, r *http.Request, _ http.Handler) { <-r.Context().Done() }

// A connection that dies silently must not use up the deadline: the page is requested
// again.
func TestExchange_silenceIsRetried(t *testing.T) {
	t.Parallel()

	inBubbles(t, map[string]fakeapi.Effect{"before the header": stallAtOnce, "in the body": fakeapi.Stall(50)}, func(t *testing.T, answer fakeapi.Effect) {
		server, fault := failing(t, 1, answer)
		begin := time.Now()

		list, err := connect(t, server).Sessions(bounded(t, time.Hour), app())
		checkSummary(t, list, err, summary{Held: 3, Passes: 1, Complete: true})

		if waited := time.Since(begin); waited < longestSilence || waited > longestSilence+2*firstWait || fault.Fired() != 1 {
			t.Errorf("waited %s, the fault happened %d times", waited, fault.Fired())
		}
	})
}

func TestExchange_cutOff(t *testing.T) {
	t.Parallel()

	type row struct {
		answer fakeapi.Effect
		want   error
	}

	inBubbles(t, map[string]row{
		"silence":  {fakeapi.Stall(50), errSilent},
		"not gzip": {fakeapi.Status(200, `{"data":{"sessions":[]}}`, "Content-Encoding: gzip"), gzip.ErrHeader},
	}, func(t *testing.T, test row) {
		server, fault := failing(t, 0, test.answer)

		_, err := connect(t, server, func(c *Config) { c.MaxRetries = 1 }).Sessions(bounded(t, time.Hour), app())
		if failure := failureOf(t, err); failure.Kind != KindCutOff || failure.Err.Error() != test.want.Error() || fault.Fired() != 2 {
			t.Errorf("error %#v, the fault happened %d times", failure, fault.Fired())
		}
	})
}

// The bytes on the wire end a silence, not those that come out of decompression.
func TestExchange_slowBodyIsNotSilent(t *testing.T) {
	t.Parallel()

	slow := fakeapi.Slow(longestSilence - time.Second)

	inBubbles(t, map[string]fakeapi.Effect{
		"plain": slow,
		"gzip": func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			slow(w, r, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fakeapi.Gzip()(w, r, next) }))
		},
	}, func(t *testing.T, answer fakeapi.Effect) {
		server, fault := failing(t, 0, answer)

		list, err := connect(t, server).Sessions(t.Context(), app())
		checkSummary(t, list, err, summary{Held: 3, Passes: 1, Complete: true})

		if fault.Fired() != 1 {
			t.Errorf("%d requests", fault.Fired())
		}
	})
}

// A server may state any length: it only decides how memory is reserved.
func TestReadAll(t *testing.T) {
	t.Parallel()

	want := strings.Repeat("x", largestPromise+4096)

	for name, length := range map[string]int64{
		"right": int64(len(want)), "unknown": -1, "none": 0, "too small": 10, "too large": 1 << 60,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if got, err := readAll(strings.NewReader(want), length); err != nil || string(got) != want {
				t.Errorf("%d bytes, %v", len(got), err)
			}

			broken := errors.New("broken")
			if got, err := readAll(io.MultiReader(strings.NewReader("abc"), iotest.ErrReader(broken)), length); !errors.Is(err, broken) || string(got) != "abc" {
				t.Errorf("a body that breaks off is %q, %v", got, err)
			}
		})
	}

	if got, err := readAll(strings.NewReader("{}"), 1<<60); err != nil || cap(got) > largestPromise+bytes.MinRead {
		t.Errorf("room for %d bytes, %v", cap(got), err)
	}
}

// deadConn is a connection that sends nothing more once it is dead.
type deadConn struct {
	net.Conn

	dead *atomic.Bool
}

func (d deadConn) Write(p []byte) (int, error) {
	if d.dead.Load() {
		return len(p), nil
	}

	return d.Conn.Write(p)
}

// Over HTTP/2 a request that is given up leaves its connection in use: without pings,
// every retry would use the same dead one.
func TestExchange_leavesDeadHTTP2Connection(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(45), fakeapi.MaxPageSize(20), fakeapi.Latency(time.Second))
		memory := server.TransportHTTP2()
		own, _ := newTransport(4).(*http.Transport)
		own.Protocols = memory.Protocols

		defer own.CloseIdleConnections()

		var first atomic.Bool

		own.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := memory.DialContext(ctx, network, address)
			dead := new(atomic.Bool)

			if first.CompareAndSwap(false, true) {
				// After page 1, before the answer to what follows.
				time.AfterFunc(1500*time.Millisecond, func() { dead.Store(true) })
			}

			return deadConn{conn, dead}, err
		}

		server.Inject(&fakeapi.Fault{When: fakeapi.Page(2), Times: 1, Answer: fakeapi.Stall(0)})

		listing, err := connect(t, server, func(c *Config) { c.Transport = own }).Sessions(bounded(t, time.Hour), app())
		if _, ever := server.Connections(); err != nil || len(listing.Sessions) != 45 || ever != 2 {
			t.Errorf("%d sessions over %d connections, error %v", len(listing.Sessions), ever, err)
		}
	})
}
