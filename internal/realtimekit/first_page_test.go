package realtimekit

import (
	"slices"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestFirstPage_lowersRefusedSizeOnce(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(250), fakeapi.MaxPageSize(100), fakeapi.RefuseOverMaximum(422))
		client := connect(t, server)

		for _, want := range [][]string{{"1000", "100", "100", "100"}, {"100", "100", "100"}} {
			server.Forget()

			list, err := client.Sessions(t.Context(), app())
			checkSummary(t, list, err, summary{Held: 250, Passes: 1, Complete: true})

			if sizes := sent(server, "per_page"); !slices.Equal(sizes, want) {
				t.Errorf("requested sizes %v, want %v", sizes, want)
			}
		}
	})
}

func TestFirstPage_keepsSizeOfUser(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(250), fakeapi.MaxPageSize(100), fakeapi.RefuseOverMaximum(422))

		_, err := connect(t, server).Sessions(t.Context(), app(Query{PerPage: 500}))
		if failure := failureOf(t, err); failure.Kind != KindInvalid || slices.ContainsFunc(sent(server, "per_page"), func(size string) bool { return size != "500" }) {
			t.Errorf("error %v, requested sizes %v", err, sent(server, "per_page"))
		}
	})
}

func TestFirstPage_refusalOfAnotherArgument(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(5), fakeapi.RefuseOpenRanges())
		client := connect(t, server)

		_, err := client.Sessions(t.Context(), app(Query{Participants: "5:"}))
		if failure := failureOf(t, err); failure.Kind != KindInvalid {
			t.Errorf("error %v", err)
		}

		// The number or the size of the page may be what the API refused.
		if numbers, sizes := sent(server, "page_no"), sent(server, "per_page"); !slices.Equal(numbers, []string{"1", "1", "0", "0"}) ||
			!slices.Equal(sizes, []string{"1000", "100", "1000", "100"}) {
			t.Errorf("requested pages %v of sizes %v", numbers, sizes)
		}

		server.Forget()

		if _, err := client.Sessions(t.Context(), app()); err != nil {
			t.Fatal(err)
		}

		if size := sent(server, "per_page")[0]; size != "1000" {
			t.Errorf("the next read requests %s", size)
		}
	})
}

func TestFirstPage_refusalIsNotAnEmptyList(t *testing.T) {
	t.Parallel()

	inBubbles(t, map[string]int{"400": 400, "404": 404}, func(t *testing.T, status int) {
		server := serve(t, fakeapi.Sessions(12), fakeapi.PageZero(fakeapi.Empty), fakeapi.NoPaging())
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(1), Answer: fakeapi.ErrorA(status, status, "no")})

		_, err := connect(t, server).Sessions(t.Context(), app())
		if failure := failureOf(t, err); failure.Message != "no" {
			t.Errorf("error %v", err)
		}
	})
}

// An empty page 0 exists also where pages count from 1, and may have a total. The
// refusal of page 1 is believed only if it is repeated.
func TestFirstPage_emptyPage0WithTotal(t *testing.T) {
	t.Parallel()

	type row struct {
		refusals int
		want     []string
	}

	inBubbles(t, map[string]row{"once": {1, []string{"a", "b"}}, "twice": {2, []string{}}}, func(t *testing.T, test row) {
		var asked []int

		list, err := readScript(t, Query{PerPage: 5}, func(pageNo int) string {
			asked = append(asked, pageNo)

			switch {
			case pageNo == 0:
				return pageOf(`"total_count":0`, "")
			case len(asked) <= 2*test.refusals-1:
				return ""
			default:
				return pageOf(`"total_count":2,"start_offset":1`, "a b")
			}
		})
		if err != nil || !list.Complete || !slices.Equal(ids(list.Sessions), test.want) || !slices.Equal(asked, []int{1, 0, 1}) {
			t.Errorf("%v, complete %t, requested pages %v, error %v", ids(list.Sessions), list.Complete, asked, err)
		}
	})
}
