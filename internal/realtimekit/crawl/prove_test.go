package crawl

import (
	"strconv"
	"testing"
)

// read is the log of a pass over pages of up to five items that saw n items, from
// number from on, and the end unless cut is set. Each page has the total, unless it is
// negative, and the last one may have a later total.
type read struct {
	from, n       int
	total, later  int64
	cut, repeated bool
	moved         bool
	oneByOne      bool
	hole          bool
}

func (r read) log(class Class) *log {
	l := &log{requested: rules{class: class, pageSize: 5, concurrency: 4}, seen: map[string]struct{}{}}
	add := func(o observation) {
		if r.total >= 0 {
			o.total = new(r.total)
		}
		o.number, o.batch = len(l.entries)+1, min(len(l.entries), 1)
		if r.oneByOne {
			o.batch = len(l.entries)
		}
		l.add(o)
	}
	for i := 0; i < r.n; i += 5 {
		rows := min(5, r.n-i)
		add(observation{kind: items, rows: rows, fresh: rows})
		if r.hole && i == 0 {
			add(observation{kind: empty})
		}
	}
	last := &l.entries[len(l.entries)-1]
	if r.moved {
		last.fresh--
		r.n--
	}
	if r.later > 0 {
		last.total = new(r.later)
	}
	switch {
	case r.repeated:
		add(observation{kind: repeat, rows: 5})
	case !r.cut:
		add(observation{kind: empty})
	}
	for i := range r.n {
		l.seen[strconv.Itoa(r.from+i)] = struct{}{}
	}
	return l
}

func TestProve(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		passes []read
		// proven for stable, growing and volatile items.
		want [3]bool
	}{
		"the total is reached":                        {[]read{{n: 12, total: 12}}, [3]bool{true, true, false}},
		"the total grew past what was read":           {[]read{{n: 12, total: 12, later: 13}}, [3]bool{true, false, false}},
		"the total is not reached":                    {[]read{{n: 12, total: 13}}, [3]bool{}},
		"the end was not seen":                        {[]read{{n: 10, total: none, cut: true}}, [3]bool{}},
		"no total":                                    {[]read{{n: 12, total: none}}, [3]bool{true, false, false}},
		"no total, in order":                          {[]read{{n: 12, total: none, oneByOne: true}}, [3]bool{true, true, false}},
		"in order, to a repeat":                       {[]read{{n: 12, total: none, oneByOne: true, repeated: true}}, [3]bool{true, false, false}},
		"the total is reached, to a repeat":           {[]read{{n: 12, total: 12, repeated: true}}, [3]bool{true, false, false}},
		"the total grew, in order":                    {[]read{{n: 12, total: 12, later: 13, oneByOne: true}}, [3]bool{true, true, false}},
		"in order, total missed":                      {[]read{{n: 12, total: 13, oneByOne: true}}, [3]bool{}},
		"items moved":                                 {[]read{{n: 12, total: 11, moved: true}}, [3]bool{}},
		"items moved, no total":                       {[]read{{n: 12, total: none, moved: true}}, [3]bool{}},
		"only the last page has a total":              {[]read{{n: 12, total: none, later: 12}}, [3]bool{true, false, false}},
		"only the last page has a total, not reached": {[]read{{n: 12, total: none, later: 13}}, [3]bool{}},
		"an empty page in the middle":                 {[]read{{n: 12, total: none, hole: true}}, [3]bool{}},
		"twice the same, no total":                    {[]read{{n: 12, total: none}, {n: 12, total: none}}, [3]bool{true, true, true}},
		"twice the same, total reached":               {[]read{{n: 12, total: 12}, {n: 12, total: 12}}, [3]bool{true, true, true}},
		"twice the same, total missed":                {[]read{{n: 12, total: 13}, {n: 12, total: 13}}, [3]bool{}},
		"the second pass lost an item":                {[]read{{n: 12, total: none}, {from: 1, n: 12, total: none}}, [3]bool{}},
		"the second pass found one":                   {[]read{{n: 11, total: 12}, {n: 12, total: 12}}, [3]bool{true, true, false}},
		"the first pass had a larger total":           {[]read{{n: 11, total: 13}, {n: 12, total: 12}}, [3]bool{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for class, want := range test.want {
				var logs []*log
				for _, pass := range test.passes {
					logs = append(logs, pass.log(Class(class)))
				}
				if got := prove(look(logs)); got.complete != want || got.reason == "" {
					t.Errorf("class %d: %+v, want %t", class, got, want)
				}
			}
		})
	}
}

func TestView_isSnapshot(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		rows   int
		total  *int64
		offset *int64
		asked  int
		want   bool
	}{
		"short, as long as the total": {3, new(int64(3)), nil, 1000, true},
		"empty, total 0":              {0, new(int64(0)), nil, 1000, true},
		"the total is larger":         {3, new(int64(4)), nil, 1000, false},
		"no total":                    {3, nil, nil, 1000, false},
		"as long as requested":        {3, new(int64(3)), nil, 3, false},
		"the size is left to the API": {3, new(int64(3)), nil, 0, false},
		"items come before it":        {3, new(int64(3)), new(int64(4)), 1000, false},
		"maybe a limit of the API":    {100, new(int64(100)), nil, 1000, false},
		"a power of two":              {64, new(int64(64)), nil, 1000, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			l := &log{requested: rules{pageSize: test.asked}}
			l.add(observation{kind: items, number: 1, rows: test.rows, fresh: test.rows, total: test.total, offset: test.offset})
			if got := look([]*log{l}).isSnapshot(); got != test.want {
				t.Errorf("snapshot %t, want %t", got, test.want)
			}
		})
	}
}
