package realtimekit

import (
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestIDsThatDifferHaveKeysThatDiffer(t *testing.T) {
	t.Parallel()

	const id = "2375653d-fa55-4d3d-a5b9-6d1d7a7c8a6f"

	known := map[key]string{keyOf(id): id}
	others := []string{strings.ToUpper(id), strings.ReplaceAll(id, "-", ""), id + " ", "{" + id + "}", "", "s1", strings.Replace(id, "-", "_", 1)}

	for i := range id {
		if id[i] != '-' {
			others = append(others, id[:i]+string("0123456789abcdef"[(nibble(id[i])+1)%16])+id[i+1:])
		}
	}

	for _, other := range others {
		if same, taken := known[keyOf(other)]; taken {
			t.Errorf("%q and %q have the same key", other, same)
		}

		known[keyOf(other)] = other
	}
}

// A page that hangs must not let all that come after it pile up in memory.
func TestAPageThatHangsHoldsUpThoseFarBehindIt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const concurrent = 4

		server := fakeapi.New(fakeapi.Sessions(500), fakeapi.MaxPageSize(1))
		defer server.Close()
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(2), Times: 1, Answer: fakeapi.Stall(0)})

		client := connect(t, server, func(c *Config) { c.MaxConcurrentRequests = concurrent })
		asked := 0

		time.AfterFunc(30*time.Second, func() { asked = len(server.Requests()) })

		listing, err := client.Sessions(t.Context(), app())
		// Pages 0 and 1 came before it.
		if err != nil || len(listing.Sessions) != 500 || asked != 2+mostAhead*concurrent {
			t.Errorf("%d pages were asked for beside one that hangs; %d sessions, error %v", asked, len(listing.Sessions), err)
		}
	})
}

func TestOnlyTheLastPassKeepsItsRows(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(45), fakeapi.MaxPageSize(20))
		defer server.Close()

		query := app()
		query.SortBy = SortByMinutesConsumed

		crawl := &crawl{client: connect(t, server), query: query.ordered(), reader: readerOf(query).reader}
		for range 3 {
			done, err := crawl.pass(t.Context())
			if err != nil {
				t.Fatal(err)
			}

			crawl.add(done)
		}

		for i, pass := range crawl.passes {
			last := i == len(crawl.passes)-1
			for what, kept := range map[string]bool{
				"list": pass.list != nil, "first page": pass.first.prepared != nil, "last page": pass.previous.prepared != nil,
			} {
				if kept != last {
					t.Errorf("pass %d keeps the rows of its %s: %t", i, what, kept)
				}
			}

			// The ids of two passes are compared.
			if kept := pass.seen != nil; kept != (i > 0) {
				t.Errorf("pass %d keeps its ids: %t", i, kept)
			}
		}
	})
}
