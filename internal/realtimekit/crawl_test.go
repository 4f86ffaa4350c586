package realtimekit

import (
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestEveryPageIsRead(t *testing.T) {
	t.Parallel()

	const n = 4

	for name, options := range map[string][]fakeapi.Option{
		"as documented":            nil,
		"clamped":                  {fakeapi.MaxPageSize(3)},
		"paging in data":           {fakeapi.PagingInData()},
		"total alone":              {fakeapi.PagingFields("total_count")},
		"offsets alone":            {fakeapi.PagingFields("start_offset", "end_offset")},
		"no paging":                {fakeapi.NoPaging()},
		"pages from 0":             {fakeapi.PagesFromZero()},
		"pages from 0, no paging":  {fakeapi.PagesFromZero(), fakeapi.NoPaging()},
		"pages from 0, no offsets": {fakeapi.PagesFromZero(), fakeapi.PagingFields("total_count")},
		"pages from 0, past 404":   {fakeapi.PagesFromZero(), fakeapi.PastTheEnd(404), fakeapi.PagingFields("total_count")},
		"pages from 0, past 422":   {fakeapi.PagesFromZero(), fakeapi.PastTheEnd(422)},
		"pages from 0, past again": {fakeapi.PagesFromZero(), fakeapi.PastTheEnd(fakeapi.Nearest), fakeapi.PagingFields("total_count")},
		"0 is refused":             {fakeapi.PageZero(422), fakeapi.NoPaging()},
		"past the end 404":         {fakeapi.PastTheEnd(404), fakeapi.NoPaging()},
		"past the end 422":         {fakeapi.PastTheEnd(422)},
		"past the end 416":         {fakeapi.PastTheEnd(416), fakeapi.PagingFields("start_offset")},
		"past the end 400":         {fakeapi.PastTheEnd(400)},
		"newest first by default":  {fakeapi.DefaultSort("createdAt", "DESC")},
		"total too small":          {fakeapi.TotalCount(func(real int) any { return min(real, 2) })},
		"total is text":            {fakeapi.TotalCount(func(real int) any { return fmt.Sprint(real) })},
		"total is negative":        {fakeapi.TotalCount(func(int) any { return -1 })},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for _, total := range []int{0, 1, n - 1, n, n + 1, 2 * n, 2*n + 1} {
				synctest.Test(t, func(t *testing.T) {
					server := fakeapi.New(fakeapi.Sessions(total), options...)
					defer server.Close()

					query := app()
					query.PerPage = n

					listing, err := connect(t, server).Sessions(t.Context(), query)
					if err != nil {
						t.Fatalf("%d sessions: %v", total, err)
					}

					if !listing.Complete || !slices.Equal(ids(listing.Sessions), fakeIDs(total)) {
						t.Errorf("%d sessions: complete %t, ids %v", total, listing.Complete, ids(listing.Sessions))
					}
				})
			}
		})
	}
}

func TestAListThatCannotBeProvenSaysSo(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		options []fakeapi.Option
		passes  int
		held    int
	}{
		"total too large":        {[]fakeapi.Option{fakeapi.TotalCount(func(real int) any { return real + 1 })}, 2, 20},
		"page_no ignored":        {[]fakeapi.Option{fakeapi.IgnoreParameters("page_no")}, 2, 4},
		"ignored, without total": {[]fakeapi.Option{fakeapi.IgnoreParameters("page_no"), fakeapi.NoPaging()}, 2, 4},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(20), test.options...)
				defer server.Close()

				query := app()
				query.PerPage = 4

				listing, err := connect(t, server).Sessions(t.Context(), query)
				if err != nil {
					t.Fatal(err)
				}

				if listing.Complete || listing.Limited || listing.Passes != test.passes || len(listing.Sessions) != test.held {
					t.Errorf("complete %t, %d passes, %d sessions", listing.Complete, listing.Passes, len(listing.Sessions))
				}
			})
		})
	}
}

func TestAListOfOnePageTakesOneRequest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(51))
		defer server.Close()

		for name, change := range map[string]func(*Query){
			"all":            func(*Query) {},
			"live":           func(q *Query) { q.Status = StatusLive },
			"by minutes":     func(q *Query) { q.SortBy = SortByMinutesConsumed },
			"of one meeting": func(q *Query) { q.AssociatedID = fakeapi.Sessions(1)[0].AssociatedID },
		} {
			server.Forget()

			query := app()
			change(&query)

			listing, err := connect(t, server).Sessions(t.Context(), query)
			if err != nil || !listing.Complete || len(listing.Sessions) == 0 {
				t.Errorf("%s: %d sessions, complete %t, error %v", name, len(listing.Sessions), listing.Complete, err)
			}

			if n := len(server.Requests()); n != 1 {
				t.Errorf("%s: %d requests", name, n)
			}
		}
	})
}

// A total may count the page alone: then the first page of any list looks like
// the whole of it, to a server that gives no more.
func TestAPageAsLongAsALimitIsNotTakenForTheListUnasked(t *testing.T) {
	t.Parallel()

	for name, change := range map[string]func(*Query){
		"all":    func(*Query) {},
		"newest": func(q *Query) { q.SortOrder = SortDescending },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for total, requests := range map[int]int{50: 2, 64: 2, 75: 2, 100: 2, 101: 1} {
				synctest.Test(t, func(t *testing.T) {
					server := fakeapi.New(fakeapi.Sessions(total), fakeapi.MaxPageSize(0))
					defer server.Close()

					query := app()
					change(&query)

					listing, err := connect(t, server).Sessions(t.Context(), query)
					if err != nil || !listing.Complete || listing.Passes != 1 || len(listing.Sessions) != total || len(server.Requests()) != requests {
						t.Errorf("%d of %d sessions, complete %t, %d passes, %d requests, error %v",
							len(listing.Sessions), total, listing.Complete, listing.Passes, len(server.Requests()), err)
					}
				})
			}
		})
	}
}

func TestSessionsThatArriveDuringTheReadDoNotHideOthers(t *testing.T) {
	t.Parallel()

	for name, change := range map[string]func(*Query){
		"oldest first": func(*Query) {},
		"newest first": func(q *Query) { q.SortOrder = SortDescending },
		"ended":        func(q *Query) { q.Status = StatusEnded },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				arriving := func(n int, _ []fakeapi.Session) []fakeapi.Session { return fakeapi.Sessions(40 + min(n, 12)) }

				server := fakeapi.New(fakeapi.Sessions(40), fakeapi.BeforeAnswer(arriving))
				defer server.Close()

				query := app()
				query.PerPage = 5
				change(&query)

				listing, err := connect(t, server).Sessions(t.Context(), query)
				if err != nil || !listing.Complete {
					t.Fatalf("complete %t, error %v", listing.Complete, err)
				}

				held := ids(listing.Sessions)
				for _, session := range fakeapi.Sessions(40) {
					matches := query.Status == "" || session.Status == query.Status
					if matches && !slices.Contains(held, session.ID) {
						t.Errorf("session %s is missing", session.ID)
					}
				}

				slices.Sort(held)

				if len(slices.Compact(held)) != len(listing.Sessions) {
					t.Error("a session is there twice")
				}
			})
		})
	}
}

func TestAMeetingThatIsRenamedDuringASearchHidesNoOther(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		sessions := fakeapi.Sessions(9)
		for i := range sessions {
			sessions[i].MeetingDisplayName = "standup"
		}

		// One leaves the list, so that the others move up, and another arrives.
		renaming := func(n int, now []fakeapi.Session) []fakeapi.Session {
			if n != 2 {
				return nil
			}

			now[0].MeetingDisplayName = "retrospective"

			return append(now, sessions[8])
		}

		server := fakeapi.New(slices.Clone(sessions[:8]), fakeapi.BeforeAnswer(renaming))
		defer server.Close()

		query := app()
		query.PerPage, query.Search = 4, "standup"

		listing, err := connect(t, server).Sessions(t.Context(), query)
		if err != nil || !listing.Complete || !slices.Equal(ids(listing.Sessions), fakeIDs(9)[1:]) {
			t.Errorf("%d sessions, complete %t, error %v", len(listing.Sessions), listing.Complete, err)
		}
	})
}
