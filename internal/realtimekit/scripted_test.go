package realtimekit

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// scripted is a server that answers each page as a test says, for answers that
// no consistent server gives. Page 0 is refused unless the script knows it.
type scripted func(pageNo int) (answer string, known bool)

// RoundTrip answers without a connection.
func (s scripted) RoundTrip(request *http.Request) (*http.Response, error) {
	pageNo, err := strconv.Atoi(request.URL.Query().Get("page_no"))
	if err != nil {
		return nil, err
	}

	body, known := s(pageNo)
	status := http.StatusOK

	if !known {
		status = http.StatusNotFound
	}

	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(strings.NewReader(body)), Request: request}, nil
}

// pageOf is a page with these ids and this paging.
func pageOf(paging string, ids ...string) string {
	rows := make([]string, len(ids))
	for i, id := range ids {
		rows[i] = fmt.Sprintf(`{"id":%q}`, id)
	}

	return `{"success":true,"data":{"sessions":[` + strings.Join(rows, ",") + `]},"paging":{` + paging + `}}`
}

func readScript(t *testing.T, query Query, script scripted) (SessionList, error) {
	t.Helper()

	base, err := url.Parse(fakeapi.MemoryURL)
	if err != nil {
		t.Fatal(err)
	}

	client, err := New(Config{BaseURL: base, Transport: script})
	if err != nil {
		t.Fatal(err)
	}

	return client.Sessions(bounded(t, time.Minute), query)
}

// Sessions that were created at the same moment have no order of their own: two
// answers may give them in another one.
func TestAStableListInWhichARowMovedIsNotProvenAtOnce(t *testing.T) {
	t.Parallel()

	for name, paging := range map[string]string{"without a total": ``, "with a total and an arrival": `"total_count":3`} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				pages := map[int]string{1: pageOf(paging, "a", "b"), 2: pageOf(paging, "b", "d"), 3: pageOf(paging)}

				listing, err := readScript(t, app(), func(pageNo int) (string, bool) {
					page, known := pages[pageNo]

					return page, known
				})
				if err != nil || listing.Passes != 2 {
					t.Errorf("%d passes, error %v", listing.Passes, err)
				}
			})
		})
	}
}

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

func TestAFirstPageThatSaysItIsNotTheFirstIsNotTheList(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pages := map[int]string{
			0: pageOf(`"total_count":4,"start_offset":1`, "a", "b", "c", "d"),
			1: pageOf(`"total_count":1,"start_offset":5`, "e"),
			2: pageOf(`"total_count":0`),
		}

		listing, err := readScript(t, app(), func(pageNo int) (string, bool) { return pages[min(pageNo, 2)], true })
		if err != nil || !slices.Equal(ids(listing.Sessions), []string{"a", "b", "c", "d", "e"}) {
			t.Errorf("%v, error %v", ids(listing.Sessions), err)
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

// Page 0 is nothing where pages count from 1, also where it says so with a total.
func TestAnEmptyPage0DoesNotMakeARefusalOfPage1AnEmptyList(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		refusals int
		want     []string
		asked    []int
	}{
		"once":  {1, []string{"a", "b"}, []int{1, 0, 1}},
		"twice": {2, []string{}, []int{1, 0, 1}}, // an empty list, of which page 0 is the first
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				var asked []int

				query := app()
				query.PerPage = 5

				listing, err := readScript(t, query, func(pageNo int) (string, bool) {
					asked = append(asked, pageNo)

					switch {
					case pageNo == 0:
						return pageOf(`"total_count":0`), true
					case len(asked) <= 2*test.refusals-1:
						return ``, false
					default:
						return pageOf(`"total_count":2,"start_offset":1`, "a", "b"), true
					}
				})
				if err != nil || !listing.Complete || !slices.Equal(ids(listing.Sessions), test.want) || !slices.Equal(asked, test.asked) {
					t.Errorf("%v, complete %t, asked for pages %v, error %v", ids(listing.Sessions), listing.Complete, asked, err)
				}
			})
		})
	}
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

func TestAListThatEndsWithWhatIsKnownIsNotProven(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pages := map[int]string{1: pageOf(`"total_count":3,"start_offset":1`, "a", "b", "c"), 2: pageOf(`"total_count":3`, "c", "a")}

		query := app()
		query.PerPage = 3

		listing, err := readScript(t, query, func(pageNo int) (string, bool) { return pages[pageNo], pageNo > 0 })
		if err != nil || listing.Complete || len(listing.Sessions) != 3 {
			t.Errorf("%v, complete %t, error %v", ids(listing.Sessions), listing.Complete, err)
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
