package crawl

import (
	"slices"
	"strconv"
	"testing"
)

// TestPlan checks which pages are requested after which answers, with pages of ten.
func TestPlan(t *testing.T) {
	t.Parallel()
	page := func(number, rows int, count int64) observation {
		o := observation{kind: items, number: number, rows: rows, fresh: rows}
		if rows == 0 {
			o.kind = empty
		}
		if count >= 0 {
			o.total = new(count)
		}
		return o
	}
	starts := func(o observation) observation {
		o.offset = new(int64(1))
		return o
	}
	again := func(kind kind, number int, total int64) observation {
		o := page(number, 10, total)
		o.kind, o.fresh = kind, 0
		return o
	}
	refuse := observation{kind: refused, number: 0}
	empties := []observation{starts(page(1, 10, 1<<40))}
	for number := 2; len(empties) <= 64*4; number++ {
		empties = append(empties, page(number, 0, 1<<40))
	}
	for name, test := range map[string]struct {
		class   Class
		entries []observation
		want    []int
	}{
		"a snapshot":                           {Stable, []observation{page(1, 7, 7)}, nil},
		"page 0 next to what a total promises": {Stable, []observation{page(1, 10, 34)}, []int{0, 2, 3, 4}},
		"an offset saves page 0":               {Stable, []observation{starts(page(1, 10, 34))}, []int{2, 3, 4}},
		"the page past the end, if full":       {Stable, []observation{starts(page(1, 10, 30))}, []int{2, 3, 4}},
		"one page ahead without a total":       {Stable, []observation{starts(page(1, 10, none))}, []int{2}},
		"two pages ahead":                      {Stable, []observation{starts(page(1, 10, none)), page(2, 10, none)}, []int{3, 4}},
		"as many as requests at once":          {Stable, []observation{starts(page(1, 10, none)), page(2, 10, none), page(3, 10, none), page(4, 10, none), page(5, 10, none)}, []int{6, 7, 8, 9}},
		"one by one where items may land anywhere": {
			Growing, []observation{starts(page(1, 10, none)), page(2, 10, none)}, []int{3},
		},
		"the end without a total, again":      {Stable, []observation{starts(page(1, 10, none)), page(2, 0, none)}, []int{2}},
		"the end without a total, seen twice": {Stable, []observation{starts(page(1, 10, none)), page(2, 0, none), page(2, 0, none)}, nil},
		"the end with a total":                {Stable, []observation{starts(page(1, 10, 14)), page(2, 4, 14)}, nil},
		"known items past the total":          {Stable, []observation{starts(page(1, 10, 20)), page(2, 10, 20), again(known, 3, 20)}, []int{4}},
		"three pages of known items":          {Stable, []observation{starts(page(1, 10, none)), page(2, 10, none), again(known, 3, none), again(known, 4, none), again(known, 5, none)}, nil},
		"the page after a repeat":             {Growing, []observation{starts(page(1, 10, none)), page(2, 10, none), again(repeat, 3, none)}, []int{4}},
		"a total of pages that are not there": {Stable, empties, nil},
		"an empty list without a total":       {Stable, []observation{page(1, 0, none), refuse}, []int{1, 0}},
		"an empty list with a total":          {Stable, []observation{page(1, 0, 0), page(0, 0, 0)}, nil},
		"page 0 contradicts the empty page 1": {Stable, []observation{page(1, 0, 0), page(0, 0, 25)}, []int{1, 0}},
		"a refused page 0, again":             {Stable, []observation{page(1, 10, 14), refuse, page(2, 4, 14)}, []int{0}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := &log{requested: rules{class: test.class, pageSize: 20, concurrency: 4}, seen: map[string]struct{}{}}
			for i, o := range test.entries {
				o.batch = i
				l.add(o)
				for range o.fresh {
					l.seen[strconv.Itoa(l.held())] = struct{}{}
				}
			}
			var got []int
			for _, asked := range plan(look([]*log{l})) {
				got = append(got, asked.number)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("requests %v, want %v", got, test.want)
			}
		})
	}
}
