package realtimekit

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

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
		option fakeapi.Option
		page   int
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

					server := fakeapi.New(sessions, test.option)
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
					t.Fatalf("error %v, fired %d", err, fault.Fired())
				}

				if got.Complete != test.want.Complete || got.Limited != test.want.Limited || got.Passes != test.want.Passes || got.Held != test.want.Held {
					t.Errorf("complete %t, limited %t, %d passes, %d held", got.Complete, got.Limited, got.Passes, got.Held)
				}
			})
		})
	}
}

func TestAnEmptyPageInTheMiddleIsNoticedWithoutATotal(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(20), fakeapi.NoPaging())
		defer server.Close()

		fault := &fakeapi.Fault{When: fakeapi.Page(3), Times: 1, Answer: fakeapi.Body(`{"data":{"sessions":[]}}`)}
		server.Inject(fault)

		query := app()
		query.PerPage = 4

		got, err := connect(t, server).Sessions(t.Context(), query)
		if err != nil || !got.Complete || got.Passes != 2 || !slices.Equal(ids(got.Sessions), fakeIDs(20)) || fault.Fired() != 1 {
			t.Errorf("%d sessions, complete %t after %d passes, fired %d, error %v", len(got.Sessions), got.Complete, got.Passes, fault.Fired(), err)
		}
	})
}

func TestAnEmptyListIsProvenByBothPagesThatMayBeItsFirst(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(0))
		defer server.Close()

		query := app()
		query.Status = StatusLive

		listing, err := connect(t, server).Sessions(t.Context(), query)
		if err != nil || !listing.Complete || listing.Passes != 1 || !slices.Equal(pagesAskedFor(server), []string{"0", "1"}) {
			t.Errorf("complete %t after %d passes, asked for pages %v, error %v", listing.Complete, listing.Passes, pagesAskedFor(server), err)
		}
	})
}
