package provider

import (
	"cmp"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi/faults"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

// A read ends in the one outcome that the fault list has for it: the right list, a
// warning, or an error with the right text. Time is virtual where the connection
// allows it, and a bubble does not end while a goroutine is left in it.
func TestReading_faults(t *testing.T) {
	t.Parallel()
	for _, row := range faults.Rows() {
		for _, run := range row.Runs() {
			t.Run(fmt.Sprintf("%s/%s/%s", row.Group, row.Name, run.Title), func(t *testing.T) {
				t.Parallel()
				if run.Line == faults.Memory || run.Line == faults.MemoryHTTP2 {
					synctest.Test(t, func(t *testing.T) { readWithFault(t, run) })
				} else {
					readWithFault(t, run)
				}
			})
		}
	}
}

func readWithFault(t *testing.T, run faults.Run) {
	t.Helper()
	rig := run.Rig()
	defer rig.Server.Close()
	base, config, transport := clientFor(t, rig, run)

	client, err := realtimekit.New(base, config)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithTimeout(t.Context(), cmp.Or(run.Reader.Timeout, time.Hour))
	defer cancel()
	switch {
	case run.Reader.Cancel == faults.Before:
		cancel()
	case run.Reader.Cancel > 0:
		time.AfterFunc(run.Reader.Cancel, cancel)
	}
	var readers sync.WaitGroup
	begin := time.Now()
	for range max(1, run.Reader.Readers) {
		readers.Go(func() { readAndCompare(ctx, t, rig, run, client) })
	}
	readers.Wait()
	if took := time.Since(begin); run.Want.Took > 0 && took > run.Want.Took {
		t.Errorf("the read took %s, want at most %s", took, run.Want.Took)
	}
	sent := run.Line != faults.Nobody && run.Reader.Cancel != faults.Before && run.Reader.Timeout != faults.Before
	if sent && rig.Fired() == 0 {
		t.Error("the fault never fired")
	}
	wantWithinLimits(t, rig.Server, config)
	transport.CloseIdleConnections()
	wantNoConnection(t, rig.Server)
}

func clientFor(t *testing.T, rig *faults.Rig, run faults.Run) (*url.URL, realtimekit.Config, *http.Transport) {
	t.Helper()
	// In real time there is one retry.
	address, transport, retries := fakeapi.MemoryURL, &http.Transport{}, 1

	var err error
	switch run.Line {
	case faults.Memory:
		transport, retries = rig.Server.Transport(), cmp.Or(run.Reader.Retries, 4)
	case faults.MemoryHTTP2:
		transport, retries = rig.Server.TransportHTTP2(), cmp.Or(run.Reader.Retries, 4)
	case faults.Socket:
		address, err = rig.Server.Listen("127.0.0.1:0")
	case faults.HTTP2:
		transport.ForceAttemptHTTP2, transport.TLSClientConfig = true, &tls.Config{MinVersion: tls.VersionTLS12}
		address, transport.TLSClientConfig.RootCAs, err = rig.Server.ListenTLS()
	case faults.Nobody:
		address = "http://" + freeAddress(t)
	}
	if err != nil {
		t.Fatal(err)
	}
	base, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return base, realtimekit.Config{
		Credentials:    realtimekit.Credentials{Token: fakeapi.Token},
		MaxRetries:     retries,
		PerFiveMinutes: run.Reader.Budget,
		Concurrency:    cmp.Or(run.Reader.Concurrent, 4),
		Transport:      transport,
	}, transport
}

// freeAddress is an address on which nothing listens.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := new(net.ListenConfig).Listen(t.Context(), "tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// readAndCompare reads once, and compares what a user would see with the outcome.
func readAndCompare(ctx context.Context, t *testing.T, rig *faults.Rig, run faults.Run, client *realtimekit.Client) {
	t.Helper()
	query := queryOf(run.Arguments)

	var sessions crawl.Slice[realtimekit.Session]
	listing, err := client.Sessions(ctx, query, &sessions)
	if err != nil {
		sessions = nil
	}
	ids := make([]string, len(sessions))
	for i, session := range sessions {
		ids[i] = session.ID
	}
	if wrong := rig.Check(ids, listing.Complete); wrong != nil {
		t.Errorf("a list of %d sessions, complete %t: %v", len(ids), listing.Complete, wrong)
	}
	warnings := sessionsReading(query).incomplete(listing, onIncompleteWarn, easierProof(query, false))
	switch {
	case err != nil:
		text := sessionsReading(query).unableTo(err).Detail()
		if run.Want.Result != faults.Failed || !strings.Contains(strings.ToLower(text), strings.ToLower(run.Want.Says)) {
			t.Errorf("an error, want %+v:\n%s", run.Want, text)
		}
		if failure, ok := errors.AsType[*realtimekit.Error](err); !ok || text == "" || failure.Kind == realtimekit.KindArgument {
			t.Errorf("error %#v", err)
		}
	case listing.Complete:
		if run.Want.Result != faults.Whole || len(warnings) > 0 {
			t.Errorf("a complete list of %d sessions with %v, want %+v", len(ids), warnings, run.Want)
		}
	default:
		known := run.Want.Result == faults.Unproven && len(warnings) == 1 || run.Want.Result == faults.Limited && len(warnings) == 0
		if !known || run.Want.Held != len(ids) {
			t.Errorf("%d sessions that are not proven, with %v, want %+v", len(ids), warnings, run.Want)
		}
	}
}

// queryOf is the query of a data block with these arguments.
func queryOf(arguments map[string]any) realtimekit.SessionsQuery {
	text := func(name string) string {
		value, _ := arguments[name].(string)
		return value
	}

	number := func(name string) int {
		value, _ := arguments[name].(int)
		return value
	}
	return realtimekit.SessionsQuery{
		AccountID: fakeapi.AccountID, AppID: fakeapi.AppID, PageNo: number("page_no"), PerPage: number("per_page"),
		Status: text("status"), SortBy: text("sort_by"), SortOrder: text("sort_order"),
	}
}

// wantWithinLimits checks that no fault leads to more requests than are allowed, at
// once and in any five minutes.
func wantWithinLimits(t *testing.T, server *fakeapi.Server, config realtimekit.Config) {
	t.Helper()
	if most := server.MaxInFlight(); most > config.Concurrency {
		t.Errorf("%d requests at once, want at most %d", most, config.Concurrency)
	}
	requests, budget := server.Requests(), cmp.Or(config.PerFiveMinutes, realtimekit.DefaultRequestsPerFiveMinutes)
	for i := budget; i < len(requests); i++ {
		if span := requests[i].At.Sub(requests[i-budget].At); span < 5*time.Minute {
			t.Errorf("request %d came %s after request %d", i, span, i-budget)
		}
	}
}

// wantNoConnection waits until the server has seen the last one end.
func wantNoConnection(t *testing.T, server *fakeapi.Server) {
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
