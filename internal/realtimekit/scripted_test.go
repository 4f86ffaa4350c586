package realtimekit

import (
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

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
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

func TestAListThatEndsWithWhatIsKnownIsNotProven(t *testing.T) {
	t.Parallel()

	for name, pages := range map[string]map[int]string{
		"with a total": {1: pageOf(`"total_count":3,"start_offset":1`, "a", "b", "c"), 2: pageOf(`"total_count":3`, "c", "a")},
		"without":      {1: pageOf(``, "a", "b", "c"), 2: pageOf(``, "b", "a", "c"), 3: pageOf(``), 4: pageOf(``)},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				query := app()
				query.PerPage = 3

				listing, err := readScript(t, query, func(pageNo int) (string, bool) { return pages[pageNo], pageNo > 0 })
				if err != nil || listing.Complete || listing.Passes != 2 || !slices.Equal(ids(listing.Sessions), []string{"a", "b", "c"}) {
					t.Errorf("%v, complete %t after %d passes, error %v", ids(listing.Sessions), listing.Complete, listing.Passes, err)
				}
			})
		})
	}
}

// A server that ignores page_no and does not keep to an order has no last page.
func TestAServerThatMixesWhatIsKnownWithoutEndIsLeft(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		orders, requests := [][]string{{"b", "a", "c"}, {"c", "a", "b"}}, 0

		listing, err := readScript(t, app(), func(pageNo int) (string, bool) {
			requests++

			if pageNo == 1 {
				return pageOf(`"start_offset":1`, "a", "b", "c"), true
			}

			return pageOf(``, orders[pageNo%2]...), true
		})

		// In each of two passes page 1, and one and two pages ahead.
		if err != nil || listing.Complete || listing.Passes != 2 || requests != 2*(1+1+2) || !slices.Equal(ids(listing.Sessions), []string{"a", "b", "c"}) {
			t.Errorf("%v, complete %t after %d passes and %d requests, error %v", ids(listing.Sessions), listing.Complete, listing.Passes, requests, err)
		}
	})
}

func TestAListMayEndWithItsFirstPageOverAgain(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		pages := map[int]string{1: pageOf(``, "a", "b", "c"), 2: pageOf(``, "d", "e", "f")}

		listing, err := readScript(t, app(), func(pageNo int) (string, bool) {
			if page, known := pages[pageNo]; known {
				return page, true
			}

			return pages[1], pageNo > 0
		})
		if err != nil || !listing.Complete || listing.Passes != 1 || !slices.Equal(ids(listing.Sessions), []string{"a", "b", "c", "d", "e", "f"}) {
			t.Errorf("%v, complete %t after %d passes, error %v", ids(listing.Sessions), listing.Complete, listing.Passes, err)
		}
	})
}

// A server that clamps gives short pages, and a live list may shrink between two.
func TestAShortPageBeforeAnEmptyOneIsNoSnapshot(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		answers := 0
		query := app()
		query.Status = StatusLive

		listing, err := readScript(t, query, func(pageNo int) (string, bool) {
			answers++

			switch {
			case answers == 1:
				return pageOf(`"total_count":5,"start_offset":1`, "a", "b", "c", "d"), true
			case pageNo == 1: // session a has ended, and e moved up
				return pageOf(`"total_count":4,"start_offset":1`, "b", "c", "d", "e"), true
			default:
				return pageOf(`"total_count":4`), pageNo > 0
			}
		})
		if err != nil || !listing.Complete || listing.Passes != 2 || !slices.Equal(ids(listing.Sessions), []string{"b", "c", "d", "e"}) {
			t.Errorf("%v, complete %t after %d passes, error %v", ids(listing.Sessions), listing.Complete, listing.Passes, err)
		}
	})
}
