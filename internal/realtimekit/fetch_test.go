package realtimekit

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestFetch_sixteenAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const latency = 100 * time.Millisecond

		server := serve(t, fakeapi.Sessions(1000), fakeapi.MaxPageSize(10), fakeapi.Latency(latency))
		begin := time.Now()

		list, err := connect(t, server).Sessions(t.Context(), app())
		checkSummary(t, list, err, summary{Held: 1000, Passes: 1, Complete: true})

		// One for the first page, then 99 pages and the one past the end.
		if took := time.Since(begin); took != latency+7*latency {
			t.Errorf("took %s", took)
		}

		if n := len(server.Requests()); n != 101 || server.MaxInFlight() != 16 {
			t.Errorf("%d requests, %d at once", n, server.MaxInFlight())
		}
	})
}

// A page that hangs must not let all later pages pile up in memory.
func TestFetch_boundsPagesAheadOfOneThatHangs(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const concurrent = 4

		server := serve(t, fakeapi.Sessions(100), fakeapi.MaxPageSize(1))
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(2), Times: 1, Answer: fakeapi.Stall(0)})

		client := connect(t, server, func(c *Config) { c.MaxConcurrentRequests = concurrent })
		asked := 0

		time.AfterFunc(30*time.Second, func() { asked = len(server.Requests()) })

		list, err := client.Sessions(t.Context(), app())
		// Pages 0 and 1 came before it.
		if err != nil || len(list.Sessions) != 100 || asked != 2+mostAhead*concurrent {
			t.Errorf("%d pages were requested while one hung; %d sessions, error %v", asked, len(list.Sessions), err)
		}
	})
}
