package provider

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi/faults"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// reach is how a client gets at a run's server.
func reach(t *testing.T, rig *faults.Rig, run faults.Run) (realtimekit.Config, *http.Transport) {
	t.Helper()

	address, transport := fakeapi.MemoryURL, &http.Transport{}

	var err error

	switch run.Line {
	case faults.Memory:
		transport = rig.Server.Transport()
	case faults.MemoryHTTP2:
		transport = rig.Server.TransportHTTP2()
	case faults.Socket:
		address, err = rig.Server.Listen("127.0.0.1:0")
	case faults.HTTP2:
		transport.ForceAttemptHTTP2, transport.TLSClientConfig = true, &tls.Config{MinVersion: tls.VersionTLS12}
		address, transport.TLSClientConfig.RootCAs, err = rig.Server.ListenTLS()
	case faults.Nobody:
		address = "http://" + nobody(t)
	}

	if err != nil {
		t.Fatal(err)
	}

	base, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}

	retries := orDefault(run.Reader.Retries, 4)
	if run.Line != faults.Memory && run.Line != faults.MemoryHTTP2 {
		retries = 1 // in real time
	}

	return realtimekit.Config{
		BaseURL:                base,
		Credentials:            realtimekit.Credentials{Token: fakeapi.Token},
		MaxRetries:             retries,
		RequestsPerFiveMinutes: run.Reader.Budget,
		MaxConcurrentRequests:  orDefault(run.Reader.Concurrent, 4),
		Transport:              transport,
	}, transport
}

func orDefault(n, usual int) int {
	if n == 0 {
		return usual
	}

	return n
}

// nobody is an address on which nobody listens.
func nobody(t *testing.T) string {
	t.Helper()

	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()

	return listener.Addr().String()
}

// reader is the context of somebody who reads.
func reader(t *testing.T, r faults.Reader) (context.Context, context.CancelFunc) {
	t.Helper()

	timeout := r.Timeout
	if timeout == 0 {
		timeout = time.Hour
	}

	ctx, cancel := context.WithTimeout(t.Context(), timeout)

	switch {
	case r.Cancel == faults.Before:
		cancel()
	case r.Cancel > 0:
		time.AfterFunc(r.Cancel, cancel)
	}

	return ctx, cancel
}

// queryOf is what a data block with these arguments asks for.
func queryOf(arguments map[string]any) realtimekit.Query {
	text := func(name string) string {
		value, _ := arguments[name].(string)

		return value
	}

	number := func(name string) int {
		value, _ := arguments[name].(int)

		return value
	}

	return realtimekit.Query{
		AccountID: fakeapi.AccountID, AppID: fakeapi.AppID, PageNo: number("page_no"), PerPage: number("per_page"),
		Status: text("status"), SortBy: text("sort_by"), SortOrder: text("sort_order"),
	}
}

// withinLimits checks what no fault may lead to: more requests at once, or in any
// five minutes, than were allowed.
func withinLimits(t *testing.T, server *fakeapi.Server, config realtimekit.Config) {
	t.Helper()

	if most := server.MaxInFlight(); most > config.MaxConcurrentRequests {
		t.Errorf("%d requests at once, want %d at most", most, config.MaxConcurrentRequests)
	}

	requests, budget := server.Requests(), orDefault(config.RequestsPerFiveMinutes, realtimekit.DefaultRequestsPerFiveMinutes)
	for i := budget; i < len(requests); i++ {
		if span := requests[i].At.Sub(requests[i-budget].At); span < 5*time.Minute {
			t.Errorf("request %d came %s after request %d, within the budget's window", i, span, i-budget)
		}
	}
}

// leavesNoConnection waits until the server has seen the last one end.
func leavesNoConnection(t *testing.T, server *fakeapi.Server) {
	t.Helper()

	patience, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()

	for open, _ := server.Connections(); open > 0; open, _ = server.Connections() {
		select {
		case <-time.After(time.Millisecond):
		case <-patience.Done():
			t.Errorf("%d connections are left", open)

			return
		}
	}
}
