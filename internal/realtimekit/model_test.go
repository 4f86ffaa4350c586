package realtimekit

import (
	"context"
	"flag"
	"net/url"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

// The model test runs the crawl on random servers on which sessions arrive, end and move
// between any two answers, and compares what it claims with the server's own history. It
// leaves out what no client can prove, which DESIGN.md explains:
//
//   - No session is deleted, and no time of a session changes.
//   - A volatile list changes at most once, and then no answer is wrong as well.
//   - A total that is too small is longer than a page. There is none with max_items, on a
//     list that grows, from a server that ignores page_no, or next to a wrong answer.
//   - A server that counts pages from 0 has no total that is too large: its last page,
//     repeated, looks like the first of several.
//   - A page is either refused or wrong, and only once. A first page that is empty by
//     mistake has no total of 0.
//   - A server that ignores page_no gives no wrong answer. No server limits pages to one row.

func drawQuery(t *rapid.T) SessionsQuery {
	query := app()
	query.PerPage = rapid.SampledFrom([]int{0, 0, 1, 2, 3, 4}).Draw(t, "per_page")
	if rapid.IntRange(0, 4).Draw(t, "limited") == 0 {
		query.MaxItems = rapid.IntRange(1, 12).Draw(t, "max_items")
	}
	switch rapid.IntRange(0, 8).Draw(t, "query") {
	case 0, 1:
	case 2:
		query.SortOrder = SortDescending
	case 3:
		query.Status = StatusEnded
	case 4:
		query.SortBy = SortByCreatedAt
	case 5:
		query.Status = StatusLive
	case 6:
		query.Participants = "0:5"
	case 7:
		query.SortBy = SortByMinutesConsumed
	case 8:
		query.Search = title
	}
	return query
}

// bubbled hides the deadline, which a bubble does not know.
type bubbled struct{ testing.TB }

// cases is the default number of cases, which -rapid.checks overrides.
const cases = "1000"

func TestModel_completeListsAreComplete(t *testing.T) {
	t.Parallel()
	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		if err := checks.Value.Set(cases); err != nil {
			t.Fatal(err)
		}
	}
	synctest.Test(t, func(t *testing.T) {
		rapid.Check(bubbled{t}, func(t *rapid.T) {
			query := drawQuery(t)
			w := drawWorld(t, query)
			server := drawServer(t, w)
			defer server.Close()
			base, _ := url.Parse(fakeapi.MemoryURL)

			client, err := New(base, Config{
				Credentials: Credentials{Token: fakeapi.Token}, MaxRetries: 4,
				Concurrency: rapid.IntRange(1, 6).Draw(t, "concurrent"), Transport: handled{server},
			})
			if err != nil {
				t.Fatal(err)
			}
			ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
			defer cancel()
			// An earlier read must not change a later one.
			if rapid.Bool().Draw(t, "read before") {
				before := drawQuery(t)
				before.MaxItems = rapid.IntRange(0, 3).Draw(t, "max_items before")
				if _, err := readSessions(ctx, client, before); err != nil {
					t.Log("read before:", err)
				}
				w.begin()
			}
			server.Forget()

			list, err := readSessions(ctx, client, query)
			if err == nil {
				checkClaim(t, w, list)
				checkRequests(t, w, list, len(server.Requests()))
			} else if w.honest && len(w.throughout) > 0 {
				// An empty list may be answered with refusals only, which prove nothing.
				t.Fatal(err)
			}
		})
	})
}

// checkRequests bounds what an honest list costs that stays put and is counted: its pages,
// the one past the end, page 0 and a page that is refused twice, and the question whether
// page_no works. A list that is not stable may be read twice: a growing one that ends with
// a repeat, and every volatile one.
func checkRequests(t *rapid.T, w *world, list sessionList, requests int) {
	if !w.honest || !w.counted || len(w.changes) > 0 || w.query.MaxItems > 0 {
		return
	}
	passes := 1
	if w.query.class() != crawl.Stable {
		passes = 2
	}
	const (
		faults    = 3 // of drawServer, each of which repeats a request
		firstPage = 2 // in a smaller size, and as page 0
	)

	most := passes*((list.Held+w.size-1)/w.size+5) + faults + firstPage
	if list.Passes > passes || requests > most {
		t.Fatalf("%d passes and %d requests for %d sessions on pages of %d, of %+v", list.Passes, requests, list.Held, w.size, w.query)
	}
}

func checkClaim(t *rapid.T, w *world, list sessionList) {
	held := ids(list.Sessions)

	slices.Sort(held)
	if len(slices.Compact(slices.Clone(held))) != len(held) {
		t.Fatalf("an id comes twice: %v", held)
	}
	if want := min(len(w.throughout), w.query.MaxItems); w.honest && len(w.changes) == 0 && w.query.MaxItems > 0 && len(held) != want {
		t.Fatalf("%d sessions of %d were wanted, %d came", w.query.MaxItems, len(w.throughout), len(held))
	}
	if !list.Complete {
		if w.honest && len(w.changes) == 0 && w.query.MaxItems == 0 {
			t.Fatalf("an honest list that stays put was not proven in %d passes of %+v", list.Passes, w.query)
		}
		return
	}
	for id := range w.throughout {
		if _, found := slices.BinarySearch(held, id); !found {
			t.Fatalf("claimed complete with %v, after %d passes of %+v, but %s was there throughout", held, list.Passes, w.query, id)
		}
	}
}
