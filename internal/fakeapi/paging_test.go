package fakeapi_test

import (
	"maps"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestAPageIsWhatTheServerMakesOfItsNumberAndSize(t *testing.T) {
	t.Parallel()
	none := []int{}
	for name, test := range map[string]struct {
		options []fakeapi.Option
		query   string
		want    []int // of seven sessions, oldest first
	}{
		"the first page without a number":      {nil, "per_page=3", []int{0, 1, 2}},
		"page 1 is the first":                  {nil, "per_page=3&page_no=1", []int{0, 1, 2}},
		"the last page is short":               {nil, "per_page=3&page_no=3", []int{6}},
		"a number with a fraction of nothing":  {nil, "per_page=3.0&page_no=2", []int{3, 4, 5}},
		"page 0 is an alias of page 1":         {nil, "per_page=3&page_no=0", []int{0, 1, 2}},
		"page 0 is empty":                      {options(fakeapi.PageZero(fakeapi.Empty)), "per_page=3&page_no=0", none},
		"pages from 0: page 0 is the first":    {options(fakeapi.PagesFromZero()), "per_page=3&page_no=0", []int{0, 1, 2}},
		"pages from 0: no number is the first": {options(fakeapi.PagesFromZero()), "per_page=3", []int{0, 1, 2}},
		"pages from 0: page 1 is the second":   {options(fakeapi.PagesFromZero()), "per_page=3&page_no=1", []int{3, 4, 5}},
		"past the end is empty":                {nil, "per_page=3&page_no=4", none},
		"far past the end is empty":            {nil, "per_page=3&page_no=1000000000", none},
		"past the end repeats the last page":   {options(fakeapi.PastTheEnd(fakeapi.Nearest)), "per_page=3&page_no=9", []int{6}},
		"page_no is ignored":                   {options(fakeapi.IgnoreParameters("page_no")), "per_page=3&page_no=2", []int{0, 1, 2}},
		"size 0 is the default":                {options(fakeapi.DefaultPageSize(2)), "per_page=0", []int{0, 1}},
		"no size is the default":               {options(fakeapi.DefaultPageSize(2)), "page_no=2", []int{2, 3}},
		"the default size is larger":           {nil, "", []int{0, 1, 2, 3, 4, 5, 6}},
		"the default is within the maximum":    {options(fakeapi.MaxPageSize(2)), "page_no=2", []int{2, 3}},
		"size 0 is within the maximum":         {options(fakeapi.MaxPageSize(2)), "per_page=0", []int{0, 1}},
		"a default without a maximum":          {options(fakeapi.MaxPageSize(0), fakeapi.DefaultPageSize(2)), "", []int{0, 1}},
		"a default is not refused":             {options(fakeapi.MaxPageSize(2), fakeapi.RefuseOverMaximum(422)), "", []int{0, 1}},
		"a size over the maximum is clamped":   {options(fakeapi.MaxPageSize(2)), "per_page=3&page_no=2", []int{2, 3}},
		"a size of the maximum is not":         {options(fakeapi.MaxPageSize(3)), "per_page=3&page_no=2", []int{3, 4, 5}},
		"a size without a maximum":             {options(fakeapi.MaxPageSize(0)), "per_page=1000", []int{0, 1, 2, 3, 4, 5, 6}},
		"a size of the maximum is not refused": {options(fakeapi.MaxPageSize(3), fakeapi.RefuseOverMaximum(422)), "per_page=3", []int{0, 1, 2}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := fakeapi.New(fakeapi.Sessions(7), test.options...)
			wantPositions(t, get(t, s, "?sort_order=ASC&"+test.query), test.want...)
		})
	}
}

func TestAPageIsRefusedWithTheStatusOfItsOption(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		options []fakeapi.Option
		query   string
		want    int
	}{
		"past the end with 404":          {options(fakeapi.PastTheEnd(404)), "?per_page=3&page_no=4", 404},
		"past the end with 416":          {options(fakeapi.PastTheEnd(416)), "?per_page=3&page_no=4", 416},
		"page 0 with 422":                {options(fakeapi.PageZero(422)), "?page_no=0", 422},
		"a size over the maximum as 422": {options(fakeapi.RefuseOverMaximum(422)), "?per_page=101", 422},
		"a size over the maximum as 400": {options(fakeapi.RefuseOverMaximum(400)), "?per_page=101", 400},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := get(t, fakeapi.New(fakeapi.Sessions(7), test.options...), test.query); got.status != test.want {
				t.Errorf("status %d, want %d: %s", got.status, test.want, got.body)
			}
		})
	}
}

func TestAPageOfNoSessionsIsAMistakeOfTheTest(t *testing.T) {
	t.Parallel()
	for _, size := range []int{0, -1} {
		if said := mistake(func() { fakeapi.New(nil, fakeapi.DefaultPageSize(size)) }); said != "fakeapi: DefaultPageSize of less than one session" {
			t.Errorf("DefaultPageSize(%d) says %v", size, said)
		}
	}
}

func TestTheFirstPageOfAnEmptyListIsNotPastTheEnd(t *testing.T) {
	t.Parallel()
	wantPositions(t, get(t, fakeapi.New(nil, fakeapi.PastTheEnd(404)), ""))
}

func TestOffsetsCountFromOneAndIncludeBothEnds(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		sessions   int
		options    []fakeapi.Option
		query      string
		start, end float64
	}{
		"first page":           {7, nil, "", 1, 3},
		"last page":            {7, nil, "&page_no=3", 7, 7},
		"past the end":         {7, nil, "&page_no=4", 10, 9},
		"nothing":              {0, nil, "", 1, 0},
		"offsets from 0":       {7, options(fakeapi.OffsetsFromZero()), "", 0, 2},
		"page 1 counts from 0": {7, options(fakeapi.PagesFromZero()), "&page_no=1", 4, 6},
		"page_no is ignored":   {7, options(fakeapi.IgnoreParameters("page_no")), "&page_no=2", 1, 3},
		"the last page again":  {7, options(fakeapi.PastTheEnd(fakeapi.Nearest)), "&page_no=9", 7, 7},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := get(t, fakeapi.New(fakeapi.Sessions(test.sessions), test.options...), "?per_page=3"+test.query)
			want := map[string]any{"total_count": float64(test.sessions), "start_offset": test.start, "end_offset": test.end}
			if !maps.Equal(got.answer.Paging, want) {
				t.Errorf("paging %v, want %v", got.answer.Paging, want)
			}
		})
	}
}

func TestPagingStandsWhereItsOptionPutsIt(t *testing.T) {
	t.Parallel()
	all := map[string]any{"total_count": 7.0, "start_offset": 1.0, "end_offset": 7.0}
	for name, test := range map[string]struct {
		options     []fakeapi.Option
		top, inData map[string]any
	}{
		"at the top":            {nil, all, nil},
		"inside data":           {options(fakeapi.PagingInData()), nil, all},
		"nowhere":               {options(fakeapi.NoPaging()), nil, nil},
		"without fields":        {options(fakeapi.PagingFields()), map[string]any{}, nil},
		"total without offsets": {options(fakeapi.PagingFields("total_count")), map[string]any{"total_count": 7.0}, nil},
		"no start":              {options(fakeapi.PagingFields("total_count", "end_offset")), map[string]any{"total_count": 7.0, "end_offset": 7.0}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := get(t, fakeapi.New(fakeapi.Sessions(7), test.options...), "").answer
			if !equal(got.Paging, test.top) || !equal(got.Data.Paging, test.inData) {
				t.Errorf("top %v, in data %v", got.Paging, got.Data.Paging)
			}
		})
	}
}

// equal tells an empty object from none.
func equal(a, b map[string]any) bool { return (a == nil) == (b == nil) && maps.Equal(a, b) }

func TestTheTotalIsWhatItsOptionSays(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		total func(int) any
		want  any
	}{
		"capped":   {func(matching int) any { return min(matching, 5) }, 5.0},
		"negative": {func(int) any { return -1 }, -1.0},
		"a string": {func(int) any { return "seven" }, "seven"},
		"null":     {func(int) any { return nil }, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := get(t, fakeapi.New(fakeapi.Sessions(7), fakeapi.TotalCount(test.total)), "?status=ENDED")
			if total, sent := got.answer.Paging["total_count"]; !sent || total != test.want {
				t.Errorf("total_count %v, want %v", total, test.want)
			}
		})
	}
}

func TestTheTotalCountsWhatMatches(t *testing.T) {
	t.Parallel()
	got := get(t, fakeapi.New(fakeapi.Sessions(7)), "?status=LIVE")
	if got.answer.Paging["total_count"] != 1.0 {
		t.Errorf("paging %v", got.answer.Paging)
	}
}
