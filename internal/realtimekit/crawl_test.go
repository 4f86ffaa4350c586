package realtimekit

import (
	"cmp"
	"errors"
	"fmt"
	"math"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

func TestEveryPageIsRead(t *testing.T) {
	t.Parallel()

	const n = 4

	for name, knobs := range map[string][]fakeapi.Knob{
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
					server := fakeapi.New(fakeapi.Sessions(total), knobs...)
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
		knobs  []fakeapi.Knob
		passes int
		held   int
	}{
		"total too large":        {[]fakeapi.Knob{fakeapi.TotalCount(func(real int) any { return real + 1 })}, 2, 20},
		"page_no ignored":        {[]fakeapi.Knob{fakeapi.IgnoreParameters("page_no")}, 2, 4},
		"ignored, without total": {[]fakeapi.Knob{fakeapi.IgnoreParameters("page_no"), fakeapi.NoPaging()}, 2, 4},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(20), test.knobs...)
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

func TestARefusedPageSizeIsLoweredOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(250), fakeapi.MaxPageSize(100), fakeapi.RefuseOverMaximum(422))
		defer server.Close()

		client := connect(t, server)

		for _, want := range [][]string{{"1000", "100", "100", "100"}, {"100", "100", "100"}} {
			server.Forget()

			listing, err := client.Sessions(t.Context(), app())
			if err != nil || !listing.Complete || len(listing.Sessions) != 250 {
				t.Fatalf("%d sessions, complete %t, error %v", len(listing.Sessions), listing.Complete, err)
			}

			var sizes []string
			for _, request := range server.Requests() {
				sizes = append(sizes, request.Query.Get("per_page"))
			}

			if !slices.Equal(sizes, want) {
				t.Errorf("asked for %v, want %v", sizes, want)
			}
		}
	})
}

func TestZeroSessionsAreNoAnswerToARefusal(t *testing.T) {
	t.Parallel()

	for _, status := range []int{400, 404, 422} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(12), fakeapi.PageZero(fakeapi.Empty), fakeapi.NoPaging())
				defer server.Close()
				server.Inject(&fakeapi.Fault{When: fakeapi.Page(1), Answer: fakeapi.ErrorA(status, status, "no")})

				var failure *Error
				if listing, err := connect(t, server).Sessions(t.Context(), app()); !errors.As(err, &failure) || failure.Message != "no" {
					t.Errorf("%d sessions, complete %t, error %v", len(listing.Sessions), listing.Complete, err)
				}
			})
		})
	}
}

func TestAPageSizeOfTheUsersIsNotLowered(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(250), fakeapi.MaxPageSize(100), fakeapi.RefuseOverMaximum(422))
		defer server.Close()

		query := app()
		query.PerPage = 500

		var failure *Error
		if _, err := connect(t, server).Sessions(t.Context(), query); !errors.As(err, &failure) || failure.Kind != KindInvalid {
			t.Errorf("error %v", err)
		}

		for _, request := range server.Requests() {
			if size := request.Query.Get("per_page"); size != "500" {
				t.Errorf("asked for %s", size)
			}
		}
	})
}

func TestARefusalOfAnotherArgumentIsNotTakenForOneOfThePageSize(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(5), fakeapi.RefuseOpenRanges())
		defer server.Close()

		client, query := connect(t, server), app()
		query.Participants = "5:"

		var failure *Error
		if _, err := client.Sessions(t.Context(), query); !errors.As(err, &failure) || failure.Kind != KindInvalid {
			t.Errorf("error %v", err)
		}

		// Before that is known, the number and the size of the page may be what the
		// API refused.
		var asked []string
		for _, request := range server.Requests() {
			asked = append(asked, request.Query.Get("page_no")+" of "+request.Query.Get("per_page"))
		}

		if want := []string{"1 of 1000", "1 of 100", "0 of 1000", "0 of 100"}; !slices.Equal(asked, want) {
			t.Errorf("asked for pages %v, want %v", asked, want)
		}

		server.Forget()

		if _, err := client.Sessions(t.Context(), app()); err != nil {
			t.Fatal(err)
		}

		if size := server.Requests()[0].Query.Get("per_page"); size != "1000" {
			t.Errorf("the next read asks for %s", size)
		}
	})
}

func TestTheNumberOfTheFirstPageIsAskedForOnce(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		knobs       []fakeapi.Knob
		first, next []string
	}{
		"offsets tell": {nil, []string{"1", "2", "3"}, []string{"1", "2", "3"}},
		// Once may be a hiccup.
		"refused": {[]fakeapi.Knob{fakeapi.PageZero(422), fakeapi.PagingFields("total_count")}, []string{"0", "0", "1", "2", "3"}, []string{"1", "2", "3"}},
		"empty":   {[]fakeapi.Knob{fakeapi.PageZero(fakeapi.Empty), fakeapi.NoPaging()}, []string{"0", "0", "1", "2", "3", "4"}, []string{"1", "2", "3", "4"}},
		// Page 1 may be page 0 over again, or page 0 page 1.
		"the same as 1": {[]fakeapi.Knob{fakeapi.PageZero(fakeapi.Nearest), fakeapi.PagingFields("total_count")}, []string{"0", "1", "2", "3"}, []string{"0", "1", "2", "3"}},
		"from 0":        {[]fakeapi.Knob{fakeapi.PagesFromZero()}, []string{"0", "1", "2", "3"}, []string{"0", "1", "2"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(11), test.knobs...)
				defer server.Close()

				client, query := connect(t, server), app()
				query.PerPage = 4

				for _, want := range [][]string{test.first, test.next} {
					server.Forget()

					if _, err := client.Sessions(t.Context(), query); err != nil {
						t.Fatal(err)
					}

					if got := pagesAskedFor(server); !slices.Equal(got, want) {
						t.Errorf("asked for pages %v, want %v", got, want)
					}
				}
			})
		})
	}
}

// What is learned of page 0 holds for all reads to come: a hiccup must not hide
// the first page from them.
func TestOneRefusalOfPage0DoesNotHideIt(t *testing.T) {
	t.Parallel()

	for name, answer := range map[string]fakeapi.Effect{
		"refused": fakeapi.ErrorA(404, 404, "once"), "empty": fakeapi.Body(`{"success":true,"data":{"sessions":[]}}`),
	} {
		for kind, knob := range map[string]fakeapi.Knob{"total": fakeapi.PagingFields("total_count"), "no total": fakeapi.NoPaging()} {
			t.Run(name+", "+kind, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					server := fakeapi.New(fakeapi.Sessions(11), fakeapi.PagesFromZero(), knob)
					defer server.Close()

					fault := &fakeapi.Fault{When: fakeapi.Page(0), Times: 1, Answer: answer}
					server.Inject(fault)

					client, query := connect(t, server), app()
					query.PerPage = 4

					for range 2 {
						listing, err := client.Sessions(t.Context(), query)
						if err != nil || !listing.Complete || listing.Passes != 1 || len(listing.Sessions) != 11 || fault.Fired() != 1 {
							t.Errorf("%d of 11 sessions, complete %t, %d passes, error %v", len(listing.Sessions), listing.Complete, listing.Passes, err)
						}
					}
				})
			})
		}
	}
}

func TestAPromisedPageThatIsRefusedIsAnError(t *testing.T) {
	t.Parallel()

	for _, status := range []int{400, 404, 416, 422} {
		for name, change := range map[string]func(*Query){
			"all":       func(*Query) {},
			"the first": func(q *Query) { q.MaxItems = 10 },
		} {
			t.Run(fmt.Sprint(name, " ", status), func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					server := fakeapi.New(fakeapi.Sessions(12))
					defer server.Close()

					fault := &fakeapi.Fault{When: fakeapi.Page(2), Answer: fakeapi.ErrorA(status, status, "no")}
					server.Inject(fault)

					query := app()
					query.PerPage = 4
					change(&query)

					var failure *Error
					if _, err := connect(t, server).Sessions(t.Context(), query); !errors.As(err, &failure) || failure.Page != 2 || failure.Message != "no" {
						t.Errorf("error %v", err)
					}

					if fault.Fired() != 1 {
						t.Errorf("the fault fired %d times", fault.Fired())
					}
				})
			})
		}
	}
}

// A refusal is how many servers say that the list has no such page, and how some
// say that they are out of order.
func TestARefusalEndsAListOnlyWhenItIsRepeated(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		knob fakeapi.Knob
		page int
	}{
		"the second page, no total":      {fakeapi.NoPaging(), 2},
		"in the look-ahead, no total":    {fakeapi.NoPaging(), 4},
		"past a total that is too small": {fakeapi.TotalCount(func(int) any { return 12 }), 4},
	} {
		for _, status := range []string{"", StatusEnded, StatusLive} {
			t.Run(name+" "+status, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					sessions := fakeapi.Sessions(40)
					for i := range sessions {
						sessions[i].Status = cmp.Or(status, sessions[i].Status)
					}

					server := fakeapi.New(sessions, test.knob)
					defer server.Close()

					fault := &fakeapi.Fault{When: fakeapi.Page(test.page), Times: 1, Answer: fakeapi.ErrorA(404, 404, "once")}
					server.Inject(fault)

					query := app()
					query.PerPage, query.Status = 4, status

					listing, err := connect(t, server).Sessions(t.Context(), query)
					if err != nil || !listing.Complete || len(listing.Sessions) != 40 || fault.Fired() != 1 {
						t.Errorf("%d of 40 sessions, complete %t, error %v", len(listing.Sessions), listing.Complete, err)
					}
				})
			})
		}
	}
}

func TestThePageAfterAListIsAskedForTwiceWhereItIsRefused(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(10), fakeapi.NoPaging(), fakeapi.PastTheEnd(404), fakeapi.PageZero(fakeapi.Nearest))
		defer server.Close()

		query := app()
		query.PerPage = 2

		if listing, err := connect(t, server).Sessions(t.Context(), query); err != nil || !listing.Complete {
			t.Fatalf("complete %t, error %v", listing.Complete, err)
		}

		// One, two, four and eight pages ahead, and of those past the end the first.
		want := []string{"0", "1", "2", "3", "4", "5", "6", "6", "7", "8"}
		if got := pagesAskedFor(server); !slices.Equal(got, want) {
			t.Errorf("asked for pages %v, want %v", got, want)
		}
	})
}

// A page that is asked for again must not hold up the failure of another.
func TestAFailureEndsAlsoAPageThatIsAskedForAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(60), fakeapi.NoPaging(), fakeapi.PageZero(fakeapi.Nearest), fakeapi.LatencyOf(func(r fakeapi.Request) time.Duration {
			if fakeapi.Page(6)(r) {
				return time.Second
			}

			return 0
		}))
		defer server.Close()

		// The fourth page ahead is refused, and then never answered.
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(5), Times: 1, Answer: fakeapi.ErrorA(404, 404, "once")})
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(5), Answer: fakeapi.Stall(0)})
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(6), Answer: fakeapi.ErrorB(403, 10000, "no")})

		query := app()
		query.PerPage = 4
		begin := time.Now()

		var failure *Error
		if _, err := connect(t, server).Sessions(t.Context(), query); !errors.As(err, &failure) || failure.Page != 6 || time.Since(begin) != time.Second {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
	})
}

func TestAListThatShrinksMayEndBeforeItsPromise(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		// Live sessions end once, before the second answer.
		ending := func(n int, data []fakeapi.Session) []fakeapi.Session {
			if n != 2 {
				return nil
			}

			for i := range data {
				if i > 40 {
					data[i].Status = StatusEnded
				}
			}

			return data
		}

		server := fakeapi.New(fakeapi.Sessions(200), fakeapi.PastTheEnd(404), fakeapi.BeforeAnswer(ending))
		defer server.Close()

		query := app()
		query.PerPage, query.Status = 2, StatusLive

		listing, err := connect(t, server).Sessions(t.Context(), query)
		if err != nil || !listing.Complete || listing.Passes != 2 {
			t.Fatalf("complete %t, %d passes, error %v", listing.Complete, listing.Passes, err)
		}
	})
}

func TestAnEmptyPageInTheMiddleIsNoticed(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		change func(*Query)
		times  int
		want   Listing
	}{
		"once":              {func(*Query) {}, 1, Listing{Complete: true, Passes: 2, Held: 12}},
		"always":            {func(*Query) {}, 0, Listing{Passes: 2, Held: 8}},
		"once, the first":   {func(q *Query) { q.MaxItems = 10 }, 1, Listing{Passes: 2, Held: 12, Limited: true}},
		"always, the first": {func(q *Query) { q.MaxItems = 10 }, 0, Listing{Passes: 2, Held: 4, Limited: true}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(12))
				defer server.Close()

				fault := &fakeapi.Fault{When: fakeapi.Page(2), Times: test.times, Answer: fakeapi.Body(`{"data":{"sessions":[]},"paging":{"total_count":12}}`)}
				server.Inject(fault)

				query := app()
				query.PerPage = 4
				test.change(&query)

				got, err := connect(t, server).Sessions(t.Context(), query)
				if err != nil || fault.Fired() == 0 {
					t.Fatal(err)
				}

				if got.Complete != test.want.Complete || got.Limited != test.want.Limited || got.Passes != test.want.Passes || got.Held != test.want.Held {
					t.Errorf("complete %t, limited %t, %d passes, %d held", got.Complete, got.Limited, got.Passes, got.Held)
				}
			})
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

func TestAnAbsurdTotalHasAnEnd(t *testing.T) {
	t.Parallel()

	for name, total := range map[string]any{"large": int64(1) << 40, "largest": int64(math.MaxInt64)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(20), fakeapi.MaxPageSize(1), fakeapi.TotalCount(func(int) any { return total }))
				defer server.Close()

				var failure *Error
				if _, err := connect(t, server).Sessions(bounded(t, time.Hour), app()); !errors.As(err, &failure) || failure.Kind != KindTooMuch {
					t.Errorf("with a deadline: error %v", err)
				}

				client := connect(t, server, func(c *Config) { c.MaxConcurrentRequests = 2 })

				listing, err := client.Sessions(t.Context(), app())
				if err != nil || listing.Complete || len(listing.Sessions) != 20 {
					t.Errorf("without: %d sessions, complete %t, error %v", len(listing.Sessions), listing.Complete, err)
				}
			})
		})
	}
}
