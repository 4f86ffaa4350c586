package realtimekit

import (
	"cmp"
	"errors"
	"math"
	"slices"
	"strconv"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestAGrowingListIsCountedOnlyWhereEveryPageHasATotal(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		query := app()
		query.Status = StatusEnded

		// Session n ended while the pages were read side by side: page 3 is from
		// before, page 2 from after, and o6 slipped from one to the other.
		pages := map[int]string{1: pageOf(`"total_count":6,"start_offset":1`, "o1", "o2", "o3"), 2: pageOf(``, "n", "o4", "o5"), 3: pageOf(``)}

		listing, err := readScript(t, query, func(pageNo int) (string, bool) { return pages[pageNo], pageNo > 0 })
		if err != nil || listing.Passes < 2 {
			t.Errorf("complete %t after %d passes, error %v", listing.Complete, listing.Passes, err)
		}
	})
}

func TestATotalThatComesLaterThanTheFirstPageIsHeldAgainstTheList(t *testing.T) {
	t.Parallel()

	for name, pages := range map[string]map[int]string{
		"pages from 1": {1: pageOf(``, "a", "b", "c", "d"), 2: pageOf(`"total_count":20`, "e", "f", "g")},
		"pages from 0": {0: pageOf(``, "a", "b", "c"), 1: pageOf(`"total_count":12`, "d", "e", "f"), 2: pageOf(`"total_count":12`, "g", "h")},
	} {
		for _, status := range []string{"", StatusEnded} {
			t.Run(name+" "+status, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					query := app()
					query.Status = status

					listing, err := readScript(t, query, func(pageNo int) (string, bool) {
						if page, known := pages[pageNo]; known {
							return page, true
						}

						return pageOf(`"total_count":12`), pageNo > 0
					})
					if err != nil || listing.Complete || len(listing.Sessions) < 7 {
						t.Errorf("%d sessions, complete %t, error %v", len(listing.Sessions), listing.Complete, err)
					}
				})
			})
		}
	}
}

// A list is at least as long as the place of its last row, however few the pages
// before that one brought.
func TestATotalIsForgottenWhereAPageStandsPastIt(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		const total = `"total_count":3,"start_offset":1`

		pages := map[int]string{1: pageOf(total, "a", "b"), 2: pageOf(total, "b", "a"), 3: pageOf(total, "c"), 4: pageOf(total, "d")}

		listing, err := readScript(t, app(), func(pageNo int) (string, bool) {
			return cmp.Or(pages[pageNo], pageOf(total)), pageNo > 0
		})
		if err != nil || !listing.Complete || listing.Passes != 1 || !slices.Equal(ids(listing.Sessions), []string{"a", "b", "c", "d"}) {
			t.Errorf("%v, complete %t after %d passes, error %v", ids(listing.Sessions), listing.Complete, listing.Passes, err)
		}
	})
}

func TestATotalThatGrowsIsCheckedAgainstTheDeadlineAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		requests := 0

		_, err := readScript(t, app(), func(pageNo int) (string, bool) {
			requests++

			if pageNo == 1 {
				return pageOf(`"total_count":4,"start_offset":1`, "a", "b", "c"), true
			}

			return pageOf(`"total_count":60000`, "d", "e", "f"), true
		})
		if failure, ok := errors.AsType[*Error](err); !ok || failure.Kind != KindTooMuch || requests > 3 {
			t.Errorf("error %v after %d requests", err, requests)
		}
	})
}

// On a live list some end while others begin: more sessions than the total are no
// sign that the total is wrong.
func TestATotalOfALiveListIsNotForgotten(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		passes := 0
		query := app()
		query.Status, query.PerPage = StatusLive, 2

		listing, err := readScript(t, query, func(pageNo int) (string, bool) {
			if pageNo == 1 {
				passes++
			}

			total := `"total_count":` + strconv.Itoa(min(2+3*(passes-1), 5))

			switch pageNo {
			case 0:
				return pageOf(total, "x", "y"), true
			case 1:
				return pageOf(total, "a", "b"), true
			default:
				return pageOf(total), true
			}
		})
		if err != nil || listing.Complete || listing.Passes != 2 || len(listing.Sessions) != 4 {
			t.Errorf("%v, complete %t after %d passes, error %v", ids(listing.Sessions), listing.Complete, listing.Passes, err)
		}
	})
}

func TestTheTotalIsShownAsReportedAlsoWhenItCannotBeRight(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(9), fakeapi.MaxPageSize(4), fakeapi.TotalCount(func(int) any { return 2 }))
		defer server.Close()

		listing, err := connect(t, server).Sessions(t.Context(), app())
		if err != nil || !listing.Complete || len(listing.Sessions) != 9 || listing.TotalCount == nil || *listing.TotalCount != 2 {
			t.Errorf("%d sessions, complete %t, total %v, error %v", len(listing.Sessions), listing.Complete, listing.TotalCount, err)
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
