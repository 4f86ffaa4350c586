package realtimekit

import (
	"compress/gzip"
	"context"
	"errors"
	"net"
	"net/http"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// net/http sends a request again by itself when a connection that it used before
// turns out to be closed: the budget must know of each that reaches the API.
func TestNothingIsSentThatTheBudgetDoesNotKnowOf(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const budget = 21

		server := fakeapi.New(fakeapi.Sessions(45), fakeapi.MaxPageSize(1), fakeapi.Latency(time.Second))
		defer server.Close()

		hangUp := &fakeapi.Fault{When: func(r fakeapi.Request) bool { return r.N > budget-4 }, Answer: fakeapi.HangUp()}
		server.Inject(hangUp)

		client := connect(t, server, func(c *Config) { c.RequestsPerFiveMinutes, c.MaxRetries = budget, 0 })

		var failure *Error
		if _, err := client.Sessions(t.Context(), app()); !errors.As(err, &failure) || failure.Kind != KindConnection {
			t.Errorf("error %v", err)
		}

		checkWindow(t, moments(server), budget, budgetWindow)

		if n := len(server.Requests()); n < budget || hangUp.Fired() == 0 {
			t.Errorf("%d requests, %d hung up", n, hangUp.Fired())
		}
	})
}

// A server may close a connection at any time between two requests. That is no
// failure of the API's, and no retry of the user's is spent on it.
func TestAStaleConnectionUsesUpNoRetry(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(45), fakeapi.MaxPageSize(20))
		defer server.Close()

		stale := &fakeapi.Fault{When: fakeapi.Page(2), Times: 1, Answer: fakeapi.HangUp()}
		server.Inject(stale)

		client := connect(t, server, func(c *Config) { c.MaxRetries, c.MaxConcurrentRequests = 0, 1 })
		begin := time.Now()

		listing, err := client.Sessions(t.Context(), app())
		if err != nil || len(listing.Sessions) != 45 || stale.Fired() != 1 || len(server.Requests()) != 4 || time.Since(begin) != 0 {
			t.Errorf("%d sessions after %d requests and %s, error %v", len(listing.Sessions), len(server.Requests()), time.Since(begin), err)
		}
	})
}

func TestAStaleConnectionLeavesTheRetriesForWhatFollows(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(45), fakeapi.MaxPageSize(20))
		defer server.Close()

		failed := &fakeapi.Fault{When: fakeapi.Page(2), Times: 1, Answer: fakeapi.Status(503, "")}
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(2), Times: 1, Answer: fakeapi.HangUp()})
		server.Inject(failed)

		client := connect(t, server, func(c *Config) { c.MaxRetries, c.MaxConcurrentRequests = 1, 1 })

		if listing, err := client.Sessions(t.Context(), app()); err != nil || len(listing.Sessions) != 45 || failed.Fired() != 1 {
			t.Errorf("%d sessions, error %v, failed %d times", len(listing.Sessions), err, failed.Fired())
		}
	})
}

// What a compressed body says comes late: the bytes on the wire count.
func TestASlowBodyIsNoSilenceAlsoWhereItIsCompressed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slowly := func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			fakeapi.Slow(longestSilence-time.Second)(w, r, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				fakeapi.Gzip()(w, r, next)
			}))
		}
		server, fault := failing(t, 0, slowly)

		listing, err := connect(t, server).Sessions(t.Context(), app())
		if err != nil || len(listing.Sessions) != 3 || fault.Fired() != 1 {
			t.Errorf("%d sessions, error %v, fired %d", len(listing.Sessions), err, fault.Fired())
		}
	})
}

func TestABodyThatIsNotCompressedAsItSaysIsCutOff(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, fault := failing(t, 0, fakeapi.Status(200, `{"data":{"sessions":[]}}`, "Content-Encoding: gzip"))
		client := connect(t, server, func(c *Config) { c.MaxRetries = 1 })

		_, err := client.Sessions(t.Context(), app())

		failure, ok := errors.AsType[*Error](err)
		if !ok || failure.Kind != KindCutOff || failure.Err.Error() != gzip.ErrHeader.Error() || fault.Fired() != 2 {
			t.Errorf("error %v, fired %d", err, fault.Fired())
		}
	})
}

// hole is a connection that swallows what is sent once it is deaf.
type hole struct {
	net.Conn

	deaf *atomic.Bool
}

func (h hole) Write(p []byte) (int, error) {
	if h.deaf.Load() {
		return len(p), nil
	}

	return h.Conn.Write(p)
}

// Over HTTP/2 a request that is given up leaves its connection in use, and every
// retry would go onto the same dead one.
func TestADeadConnectionOfHTTP2IsLeft(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(45), fakeapi.MaxPageSize(20), fakeapi.Latency(time.Second))
		defer server.Close()

		memory := server.TransportHTTP2()
		own, _ := newTransport(4).(*http.Transport)
		own.Protocols = memory.Protocols

		defer own.CloseIdleConnections()

		var first atomic.Bool

		own.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := memory.DialContext(ctx, network, address)
			deaf := new(atomic.Bool)

			if first.CompareAndSwap(false, true) {
				// After page 1, before the answer to what follows.
				time.AfterFunc(1500*time.Millisecond, func() { deaf.Store(true) })
			}

			return hole{conn, deaf}, err
		}

		server.Inject(&fakeapi.Fault{When: fakeapi.Page(2), Times: 1, Answer: fakeapi.Stall(0)})

		listing, err := connect(t, server, func(c *Config) { c.Transport = own }).Sessions(bounded(t, time.Hour), app())
		if _, ever := server.Connections(); err != nil || len(listing.Sessions) != 45 || ever != 2 {
			t.Errorf("%d sessions over %d connections, error %v", len(listing.Sessions), ever, err)
		}
	})
}
