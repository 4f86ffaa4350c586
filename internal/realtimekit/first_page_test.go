package realtimekit

import (
	"errors"
	"fmt"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

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
		options     []fakeapi.Option
		first, next []string
	}{
		"offsets tell": {nil, []string{"1", "2", "3"}, []string{"1", "2", "3"}},
		// Once may be a hiccup.
		"refused": {[]fakeapi.Option{fakeapi.PageZero(422), fakeapi.PagingFields("total_count")}, []string{"0", "0", "1", "2", "3"}, []string{"1", "2", "3"}},
		"empty":   {[]fakeapi.Option{fakeapi.PageZero(fakeapi.Empty), fakeapi.NoPaging()}, []string{"0", "0", "1", "2", "3", "4"}, []string{"1", "2", "3", "4"}},
		// Page 1 may be page 0 over again, or page 0 page 1.
		"the same as 1": {[]fakeapi.Option{fakeapi.PageZero(fakeapi.Nearest), fakeapi.PagingFields("total_count")}, []string{"0", "1", "2", "3"}, []string{"0", "1", "2", "3"}},
		"from 0":        {[]fakeapi.Option{fakeapi.PagesFromZero()}, []string{"0", "1", "2", "3"}, []string{"0", "1", "2"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(11), test.options...)
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
		for kind, option := range map[string]fakeapi.Option{"total": fakeapi.PagingFields("total_count"), "no total": fakeapi.NoPaging()} {
			t.Run(name+", "+kind, func(t *testing.T) {
				t.Parallel()
				synctest.Test(t, func(t *testing.T) {
					server := fakeapi.New(fakeapi.Sessions(11), fakeapi.PagesFromZero(), option)
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

// Page 0 may share sessions with page 1 and still bring some of its own.
func TestAPage0ThatBringsSomethingCountsLikeAnyPage(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		status   string
		pages    map[int]string
		complete bool
		passes   int
	}{
		"its total is held against the list": {
			"", map[int]string{0: pageOf(`"total_count":9`, "z", "a"), 1: pageOf(``, "a", "b"), 2: pageOf(``)}, false, 2,
		},
		"without a total it leaves a growing list uncounted": {
			StatusEnded, map[int]string{0: pageOf(``, "z", "a"), 1: pageOf(`"total_count":3`, "a", "b"), 2: pageOf(`"total_count":3`)}, true, 2,
		},
		"with page 1 it shows that page_no works": {
			"", map[int]string{0: pageOf(``, "z", "a"), 1: pageOf(``, "a", "b"), 2: pageOf(``, "a", "b")}, true, 1,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				query := app()
				query.Status = test.status

				listing, err := readScript(t, query, func(pageNo int) (string, bool) { return test.pages[min(pageNo, 2)], true })
				if err != nil || listing.Complete != test.complete || listing.Passes != test.passes || !slices.Equal(ids(listing.Sessions), []string{"z", "a", "b"}) {
					t.Errorf("%v, complete %t after %d passes, error %v", ids(listing.Sessions), listing.Complete, listing.Passes, err)
				}
			})
		})
	}
}
