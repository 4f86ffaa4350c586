package realtimekit

import "testing"

// read is a pass that holds n sessions, numbered from from.
func read(from, n int, ended bool, claim, largest *int64) *pass {
	made := readerOf(Query{}).newPass(1, rows(from, n), n)
	made.ended, made.claim, made.largest, made.uncounted = ended, claim, largest, claim == nil

	return made
}

// with changes a pass.
func with(p *pass, change func(p *pass)) *pass {
	change(p)

	return p
}

func inOrder(p *pass) *pass   { return with(p, func(p *pass) { p.inOrder = true }) }
func moved(p *pass) *pass     { return with(p, func(p *pass) { p.moved = true }) }
func uncounted(p *pass) *pass { return with(p, func(p *pass) { p.uncounted = true }) }
func repeated(p *pass) *pass  { return with(p, func(p *pass) { p.repeated = true }) }
func holed(p *pass) *pass     { return with(p, func(p *pass) { p.holes = true }) }

func TestProven(t *testing.T) {
	t.Parallel()

	whole := &pass{whole: true}
	ten, nine := new(int64(10)), new(int64(9))

	for name, test := range map[string]struct {
		passes []*pass
		// proven for stable, growing and volatile rows.
		want [3]bool
	}{
		"one page is a snapshot":                    {[]*pass{whole}, [3]bool{true, true, true}},
		"the total is reached":                      {[]*pass{read(0, 10, true, ten, ten)}, [3]bool{true, true, false}},
		"more than the total":                       {[]*pass{read(0, 10, true, nine, nine)}, [3]bool{true, true, false}},
		"the total grew past what was read":         {[]*pass{read(0, 9, true, nine, ten)}, [3]bool{true, false, false}},
		"the total is not reached":                  {[]*pass{read(0, 9, true, ten, ten)}, [3]bool{}},
		"the end was not seen":                      {[]*pass{read(0, 10, false, ten, ten)}, [3]bool{}},
		"no total":                                  {[]*pass{read(0, 10, true, nil, nil)}, [3]bool{true, false, false}},
		"no total, in order":                        {[]*pass{inOrder(read(0, 10, true, nil, nil))}, [3]bool{true, true, false}},
		"in order, to a repeat":                     {[]*pass{repeated(inOrder(read(0, 10, true, nil, nil)))}, [3]bool{true, false, false}},
		"the total is reached, to a repeat":         {[]*pass{repeated(read(0, 10, true, ten, ten))}, [3]bool{true, false, false}},
		"the total grew, in order":                  {[]*pass{inOrder(read(0, 9, true, nine, ten))}, [3]bool{true, true, false}},
		"in order, total missed":                    {[]*pass{inOrder(read(0, 9, true, ten, ten))}, [3]bool{}},
		"rows moved":                                {[]*pass{moved(read(0, 10, true, ten, ten))}, [3]bool{false, true, false}},
		"rows moved, no total":                      {[]*pass{moved(read(0, 10, true, nil, nil))}, [3]bool{}},
		"a page without a total":                    {[]*pass{uncounted(read(0, 10, true, ten, ten))}, [3]bool{true, false, false}},
		"a later total":                             {[]*pass{read(0, 10, true, nil, ten)}, [3]bool{true, false, false}},
		"a later total missed":                      {[]*pass{read(0, 9, true, nil, ten)}, [3]bool{}},
		"a later total, in order":                   {[]*pass{inOrder(read(0, 10, true, nil, ten))}, [3]bool{true, true, false}},
		"a later total missed, in order":            {[]*pass{inOrder(read(0, 9, true, nil, ten))}, [3]bool{}},
		"no total, no end":                          {[]*pass{read(0, 10, false, nil, nil)}, [3]bool{}},
		"no total, twice the same":                  {[]*pass{read(0, 10, true, nil, nil), read(0, 10, true, nil, nil)}, [3]bool{true, true, true}},
		"no total, another list":                    {[]*pass{read(0, 10, true, nil, nil), read(1, 10, true, nil, nil)}, [3]bool{true, false, false}},
		"twice the same, total reached":             {[]*pass{read(0, 10, true, ten, ten), read(0, 10, true, ten, ten)}, [3]bool{true, true, true}},
		"twice the same, total missed":              {[]*pass{read(0, 9, true, ten, ten), read(0, 9, true, ten, ten)}, [3]bool{}},
		"twice the same, then another":              {[]*pass{read(0, 9, true, nil, nil), read(0, 9, true, nil, nil), read(0, 10, true, nil, nil)}, [3]bool{true, false, false}},
		"the second pass has what the first lacked": {[]*pass{read(0, 9, true, ten, ten), read(0, 10, true, ten, ten)}, [3]bool{true, true, false}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for i, want := range test.want {
				if got := proven(class(i), test.passes); got != want {
					t.Errorf("class %d proven %t, want %t", i, got, want)
				}
			}
		})
	}
}

func TestNewPass_ignoresTotalThatWasTooSmall(t *testing.T) {
	t.Parallel()

	crawl, first := readerOf(Query{}), rows(0, 3)
	crawl.distrusted, first.total = true, new(int64(3))

	made := crawl.newPass(1, first, 3)
	made.add(2, outcome{page: first})

	if made.claim != nil || made.largest != nil {
		t.Errorf("claim %v, largest %v", made.claim, made.largest)
	}
}

func TestIsWhole(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		rows  int
		total *int64
		asked int
		want  bool
	}{
		"short, total agrees":    {3, new(int64(3)), 1000, true},
		"empty, total agrees":    {0, new(int64(0)), 1000, true},
		"short, total is larger": {3, new(int64(4)), 1000, false},
		"short, no total":        {3, nil, 1000, false},
		"empty, no total":        {0, nil, 1000, false},
		"full, total agrees":     {3, new(int64(3)), 3, false},
		"size left to the API":   {3, new(int64(3)), 0, false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			page := rows(0, test.rows)
			page.total = test.total

			if got := isWhole(page, test.asked); got != test.want {
				t.Errorf("whole %t, want %t", got, test.want)
			}
		})
	}
}

func TestProvenAtOnce(t *testing.T) {
	t.Parallel()

	five, ten := new(int64(5)), new(int64(10))

	for name, test := range map[string]struct {
		only *pass
		// proven for stable, growing and volatile rows.
		want [3]bool
	}{
		"one page is a snapshot":   {&pass{whole: true}, [3]bool{true, true, true}},
		"the total says so":        {read(0, 5, false, five, five), [3]bool{true, true, false}},
		"the total, past a hole":   {holed(read(0, 5, false, five, five)), [3]bool{}},
		"the end says so":          {inOrder(read(0, 5, true, nil, nil)), [3]bool{true, true, false}},
		"the end, out of order":    {read(0, 5, true, nil, nil), [3]bool{true, false, false}},
		"the total says more":      {read(0, 5, false, ten, ten), [3]bool{}},
		"the total grew":           {read(0, 5, false, five, ten), [3]bool{}},
		"the end, total says more": {read(0, 5, true, ten, ten), [3]bool{}},
		"nothing says so":          {read(0, 5, false, nil, nil), [3]bool{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for i, want := range test.want {
				if got := provenAtOnce(class(i), test.only); got != want {
					t.Errorf("class %d proven %t, want %t", i, got, want)
				}
			}
		})
	}
}
