package realtimekit

import (
	"errors"
	"slices"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestPlaceOf(t *testing.T) {
	t.Parallel()

	var (
		refused = outcome{refusal: errors.New("no such page")}
		empty   = outcome{}
		same    = outcome{page: rows(0, 3)}
		shared  = outcome{page: rows(2, 3)}
		other   = outcome{page: rows(3, 3)}
	)

	for name, test := range map[string]struct {
		rows     int
		zero     outcome
		fromZero bool
		// places for stable, growing and volatile rows.
		want [3]place
	}{
		"refused":                     {3, refused, false, [3]place{nowhere, nowhere, nowhere}},
		"refused, page 1 empty":       {0, refused, false, [3]place{nowhere, nowhere, nowhere}},
		"empty":                       {3, empty, false, [3]place{nowhere, nowhere, unknown}},
		"both empty":                  {0, empty, false, [3]place{unknown, unknown, unknown}},
		"other rows":                  {3, other, false, [3]place{before, before, beside}},
		"other rows, known from 0":    {3, other, true, [3]place{before, before, before}},
		"rows of both":                {3, shared, false, [3]place{beside, beside, beside}},
		"rows of both, known from 0":  {3, shared, true, [3]place{before, before, before}},
		"page 1 again":                {3, same, false, [3]place{beside, beside, beside}},
		"page 1 empty":                {0, other, false, [3]place{alone, alone, alone}},
		"page 1 empty, known from 0":  {0, other, true, [3]place{before, before, before}},
		"refused, known from 0":       {3, refused, true, [3]place{nowhere, nowhere, nowhere}},
		"empty, known from 0, moving": {3, empty, true, [3]place{nowhere, nowhere, unknown}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for i, want := range test.want {
				if got := placeOf(test.zero, class(i), read(0, test.rows, false, nil, nil), test.fromZero); got != want {
					t.Errorf("class %d: place %d, want %d", i, got, want)
				}
			}
		})
	}
}

// As many arrivals as a page has rows make an alias of page 1 look like a page
// before it. The next read must not rely on that.
func TestSettleBase_arrivalsTeachNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(8), fakeapi.PageZero(fakeapi.Nearest), fakeapi.PagingFields("total_count"),
			onceBefore(2, func([]fakeapi.Session) []fakeapi.Session { return fakeapi.Sessions(12) }))
		client, query := connect(t, server, oneByOne), app(Query{PerPage: 4, SortOrder: SortDescending})

		if _, err := client.Sessions(t.Context(), query); err != nil {
			t.Fatal(err)
		}

		list, err := client.Sessions(t.Context(), query)
		checkSummary(t, list, err, summary{Held: 12, Passes: 1, Complete: true})
	})
}

func TestSettleBase_pagesOfTwoReads(t *testing.T) {
	t.Parallel()

	const total = "total_count"

	type row struct {
		options     []fakeapi.Option
		first, next []string
	}

	inBubbles(t, map[string]row{
		"offsets tell": {nil, []string{"1", "2", "3"}, []string{"1", "2", "3"}},
		// One refusal may be a mistake.
		"refused": {[]fakeapi.Option{fakeapi.PageZero(422), fakeapi.PagingFields(total)}, []string{"0", "0", "1", "2", "3"}, []string{"1", "2", "3"}},
		"empty":   {[]fakeapi.Option{fakeapi.PageZero(fakeapi.Empty), fakeapi.NoPaging()}, []string{"0", "0", "1", "2", "3", "4"}, []string{"1", "2", "3", "4"}},
		// Either page may be the other one again.
		"the same as 1": {[]fakeapi.Option{fakeapi.PageZero(fakeapi.Nearest), fakeapi.PagingFields(total)}, []string{"0", "1", "2", "3"}, []string{"0", "1", "2", "3"}},
		"from 0":        {[]fakeapi.Option{fakeapi.PagesFromZero()}, []string{"0", "1", "2", "3"}, []string{"0", "1", "2"}},
	}, func(t *testing.T, test row) {
		server := serve(t, fakeapi.Sessions(11), test.options...)
		client := connect(t, server)

		for _, want := range [][]string{test.first, test.next} {
			server.Forget()

			if _, err := client.Sessions(t.Context(), app(Query{PerPage: 4})); err != nil {
				t.Fatal(err)
			}

			if got := pagesAskedFor(server); !slices.Equal(got, want) {
				t.Errorf("requested pages %v, want %v", got, want)
			}
		}
	})
}

// What is learned of page 0 holds for all later reads: one wrong answer must not
// hide the first page from them.
func TestSettleBase_oneWrongAnswer(t *testing.T) {
	t.Parallel()

	type row struct {
		answer fakeapi.Effect
		option fakeapi.Option
	}

	refused, empty := fakeapi.ErrorA(404, 404, "once"), fakeapi.Body(`{"success":true,"data":{"sessions":[]}}`)

	inBubbles(t, map[string]row{
		"refused, total": {refused, fakeapi.PagingFields("total_count")}, "refused, no total": {refused, fakeapi.NoPaging()},
		"empty, total": {empty, fakeapi.PagingFields("total_count")}, "empty, no total": {empty, fakeapi.NoPaging()},
	}, func(t *testing.T, test row) {
		server, fault := serve(t, fakeapi.Sessions(11), fakeapi.PagesFromZero(), test.option), &fakeapi.Fault{When: fakeapi.Page(0), Times: 1, Answer: test.answer}
		server.Inject(fault)

		client := connect(t, server)

		for range 2 {
			list, err := client.Sessions(t.Context(), app(Query{PerPage: 4}))
			checkSummary(t, list, err, summary{Held: 11, Passes: 1, Complete: true})
		}

		if fault.Fired() != 1 {
			t.Errorf("the fault happened %d times", fault.Fired())
		}
	})
}
