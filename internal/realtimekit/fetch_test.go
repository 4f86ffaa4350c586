package realtimekit

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestPagesAreFetchedSixteenAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const latency = 100 * time.Millisecond

		server := fakeapi.New(fakeapi.Sessions(10_000), fakeapi.MaxPageSize(100), fakeapi.Latency(latency))
		defer server.Close()

		begin := time.Now()

		listing, err := connect(t, server).Sessions(t.Context(), app())
		if err != nil || !listing.Complete || len(listing.Sessions) != 10_000 {
			t.Fatalf("%d sessions, complete %t, error %v", len(listing.Sessions), listing.Complete, err)
		}

		// One for the first page, then 99 pages and the one past the end.
		if took := time.Since(begin); took != latency+7*latency {
			t.Errorf("took %s", took)
		}

		if n := len(server.Requests()); n != 101 || server.MaxInFlight() != 16 {
			t.Errorf("%d requests, %d at once", n, server.MaxInFlight())
		}
	})
}
