package realtimekit

import (
	"slices"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// onceBefore is a list that changes once, before the answer with a number.
func onceBefore(answer int, change func([]fakeapi.Session) []fakeapi.Session) fakeapi.Option {
	return fakeapi.BeforeAnswer(func(n int, now []fakeapi.Session) []fakeapi.Session {
		if n != answer {
			return nil
		}

		return change(now)
	})
}

// oneByOne makes a client ask for one page after another, so that answers have a
// number that is known.
func oneByOne(c *Config) { c.MaxConcurrentRequests = 1 }

// As many arrivals as a page has rows make an alias of page 1 look like a page
// before it. That may do for one read, and must not be believed by the next.
func TestArrivalsDoNotTeachThatPagesCountFrom0(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(8), fakeapi.PageZero(fakeapi.Nearest), fakeapi.PagingFields("total_count"),
			onceBefore(2, func([]fakeapi.Session) []fakeapi.Session { return fakeapi.Sessions(12) }))
		defer server.Close()

		client, query := connect(t, server, oneByOne), app()
		query.PerPage, query.SortOrder = 4, SortDescending

		if _, err := client.Sessions(t.Context(), query); err != nil {
			t.Fatal(err)
		}

		listing, err := client.Sessions(t.Context(), query)
		if err != nil || !listing.Complete || listing.Passes != 1 || len(listing.Sessions) != 12 {
			t.Errorf("%d sessions, complete %t after %d passes, error %v", len(listing.Sessions), listing.Complete, listing.Passes, err)
		}
	})
}

func TestAListThatNeverRestsIsProvenInOrder(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		arriving := func(n int, _ []fakeapi.Session) []fakeapi.Session { return fakeapi.Sessions(40 + n/2) }

		server := fakeapi.New(fakeapi.Sessions(40), fakeapi.BeforeAnswer(arriving))
		defer server.Close()

		query := app()
		query.PerPage, query.SortOrder = 5, SortDescending

		listing, err := connect(t, server).Sessions(t.Context(), query)
		if err != nil || !listing.Complete || listing.Passes != 3 {
			t.Fatalf("complete %t after %d passes, error %v", listing.Complete, listing.Passes, err)
		}

		held := ids(listing.Sessions)
		for _, id := range fakeIDs(40) {
			if !slices.Contains(held, id) {
				t.Errorf("session %s is missing", id)
			}
		}
	})
}

func TestAGrowingListWithoutATotalIsReadInOrderAtOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(20), fakeapi.PagingFields("start_offset"))
		defer server.Close()

		query := app()
		query.PerPage, query.SortOrder = 4, SortDescending

		listing, err := connect(t, server).Sessions(t.Context(), query)
		if err != nil || !listing.Complete || listing.Passes != 1 || len(listing.Sessions) != 20 || server.MaxInFlight() != 1 {
			t.Errorf("%d sessions, complete %t after %d passes, %d requests at once, error %v",
				len(listing.Sessions), listing.Complete, listing.Passes, server.MaxInFlight(), err)
		}
	})
}

// Page 0 is asked for after page 1, so that what it brings was not read in order.
func TestAPage0ThatBringsSomethingIsNoPartOfAReadInOrder(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(6), fakeapi.PageZero(fakeapi.Nearest), fakeapi.NoPaging(),
			onceBefore(2, func([]fakeapi.Session) []fakeapi.Session { return fakeapi.Sessions(7) }))
		defer server.Close()

		query := app()
		query.PerPage, query.SortOrder = 4, SortDescending

		listing, err := connect(t, server, oneByOne).Sessions(t.Context(), query)
		if err != nil || !listing.Complete || listing.Passes != 2 || len(listing.Sessions) != 7 {
			t.Errorf("%d sessions, complete %t after %d passes, error %v", len(listing.Sessions), listing.Complete, listing.Passes, err)
		}
	})
}

// Live sessions that move may make the answer of a server that ignores page_no
// look like the right one.
func TestOneNoIsEnoughWhereRowsMove(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		sessions := fakeapi.Sessions(8)
		for i := range sessions {
			sessions[i].MinutesConsumed = float64(i)
		}

		// Pages 1, 0 and 2, the half of page 1; again, with the halves exchanged.
		server := fakeapi.New(sessions, fakeapi.IgnoreParameters("page_no"), fakeapi.NoPaging(),
			onceBefore(8, func(now []fakeapi.Session) []fakeapi.Session {
				now[2].MinutesConsumed, now[3].MinutesConsumed = -2, -1

				return now
			}))
		defer server.Close()

		query := app()
		query.PerPage, query.SortBy, query.SortOrder = 4, SortByMinutesConsumed, SortAscending

		listing, err := connect(t, server, oneByOne).Sessions(t.Context(), query)
		if err != nil || listing.Complete || listing.Passes != 2 || len(server.Requests()) != 8 {
			t.Errorf("complete %t after %d passes and %d requests, error %v", listing.Complete, listing.Passes, len(server.Requests()), err)
		}
	})
}
