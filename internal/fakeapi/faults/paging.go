package faults

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// paging are unusual ways to number, count and cut pages, and wrong pages.
func paging() []Row {
	return append([]Row{
		{Name: "page_no ignored, always page 1", Options: options(fakeapi.IgnoreParameters("page_no")), Always: unproven(20)},
		{Name: "page_no ignored, no total", Options: options(fakeapi.IgnoreParameters("page_no"), fakeapi.NoPaging()), Always: unproven(20)},
		{Name: "page_no ignored, one page, no total", Sessions: 15, Options: options(fakeapi.IgnoreParameters("page_no"), fakeapi.NoPaging()), Always: unproven(15)},
		{Name: "last page repeated past the end", Options: options(fakeapi.PastTheEnd(fakeapi.Nearest), fakeapi.NoPaging()), Always: whole()},
		{Name: "last page repeated past the end, full pages", Sessions: 40, Options: options(fakeapi.PastTheEnd(fakeapi.Nearest)), Always: whole()},
		{Name: "last page repeated past the end, one page", Sessions: 20, Options: options(fakeapi.PastTheEnd(fakeapi.Nearest)), Always: whole()},
		{Name: "per_page clamped to 20", Always: whole()},
		{Name: "per_page refused with 422", Sessions: 250, Options: options(fakeapi.MaxPageSize(100), fakeapi.RefuseOverMaximum(422)), Always: whole()},
		{Name: "per_page refused with 400", Sessions: 250, Options: options(fakeapi.MaxPageSize(100), fakeapi.RefuseOverMaximum(400)), Always: whole()},
		{Name: "per_page refused at 100 too", Options: options(fakeapi.RefuseOverMaximum(422)), Always: fails(`"per_page" must be less than or equal to 20`)},
		{Name: "no paging", Options: options(fakeapi.NoPaging()), Always: whole()},
		{Name: "paging in data", Options: options(fakeapi.PagingInData()), Always: whole()},
		{Name: "only total_count", Options: options(fakeapi.PagingFields("total_count")), Always: whole()},
		{Name: "only offsets", Options: options(fakeapi.PagingFields("start_offset", "end_offset")), Always: whole()},
		{Name: "offsets from 0", Options: options(fakeapi.OffsetsFromZero()), Always: whole()},
		{Name: "total_count counts the page", Answer: countPage, When: fakeapi.Any(), Always: whole()},
		{Name: "total_count counts the page, pages from 0, no offsets", Sessions: 45, Options: options(fakeapi.PagesFromZero()), Answer: countPage, When: fakeapi.Any(), Always: whole()},
		{Name: "total_count counts the page, pages from 0, two of them", Sessions: 40, Options: options(fakeapi.PagesFromZero()), Answer: countPage, When: fakeapi.Any(), Always: whole()},
		{Name: "total_count counts the page, pages from 0, no limit", Sessions: 1500, Options: options(fakeapi.PagesFromZero(), fakeapi.MaxPageSize(0)), Answer: countPage, When: fakeapi.Any(), Always: whole()},
		{Name: "total_count counts the page, page_no ignored", Options: options(fakeapi.IgnoreParameters("page_no")), Answer: countPage, When: fakeapi.Any(), Always: unproven(20)},
		{Name: "total_count counts the page, only page_no 1", Arguments: map[string]any{"page_no": 1, "per_page": 100}, Answer: countPage, When: fakeapi.Any(), Always: limited(20)},
		{Name: "total_count counts the page, live sessions", Sessions: 500, Arguments: map[string]any{"status": "LIVE"}, Answer: countPage, When: fakeapi.Any(), Always: whole()},
		{Name: "pages that overtake each other", Answer: fakeapi.Slow(time.Millisecond), When: fakeapi.Page(2), Always: whole()},
		{Name: "pages counted from 0", Options: options(fakeapi.PagesFromZero()), Always: whole()},
		{Name: "pages counted from 0, no total", Options: options(fakeapi.PagesFromZero(), fakeapi.NoPaging()), Always: whole()},
		{Name: "pages counted from 0, one page, past the end refused", Sessions: 15, Options: options(fakeapi.PagesFromZero(), fakeapi.PastTheEnd(404)), Always: whole()},
		{Name: "a duplicate inside a page, in a session's place", Answer: rows(func(all []raw) []raw { all[3] = all[2]; return all }), When: fakeapi.Page(2), Once: whole(), Always: unproven(44)},
		{Name: "a duplicate inside a page, in addition to the others", Answer: rows(func(all []raw) []raw { return append(all, all[0]) }), When: fakeapi.Page(2), Once: whole(), Always: whole()},
		{Name: "a duplicate of the page before, in a session's place", Answer: rows(func(all []raw) []raw { all[0] = raw(`{"id":"` + fakeapi.Sessions(20)[19].ID + `"}`); return all }), When: fakeapi.Page(2), Once: whole(), Always: unproven(44)},
		{Name: "an empty page in the middle of a promised list", Answer: rows(func([]raw) []raw { return nil }), When: fakeapi.Page(2), Once: whole(), Always: unproven(25)},
		{Name: "a page with fewer items than the list has there", Answer: rows(func(all []raw) []raw { return all[:7] }), When: fakeapi.Page(2), Once: whole(), Always: unproven(32)},
		{Name: "a page longer than asked for", Answer: rows(func(all []raw) []raw { return append(all, raw(`{"id":"`+fakeapi.Sessions(41)[40].ID+`"}`)) }), When: fakeapi.Page(2), Once: whole(), Always: whole()},
	}, append(totals(), ends()...)...)
}

func totals() []Row {
	says := func(total any) []fakeapi.Option { return options(fakeapi.TotalCount(func(int) any { return total })) }
	return []Row{
		{Name: "total_count too small", Options: says(25), Always: whole()},
		{Name: "total_count too small by one", Options: says(44), Always: whole()},
		{Name: "total_count the size of a page", Options: says(20), Always: whole()},
		{Name: "total_count too large", Options: says(46), Always: unproven(45)},
		{Name: "total_count too large by a page", Options: says(65), Always: unproven(45)},
		{Name: "total_count too large to read", Options: says(int64(1) << 62), Always: fails("the list is too long for the remaining time")},
		{Name: "total_count zero", Options: says(0), Always: whole()},
		{Name: "total_count negative", Options: says(-1), Always: whole()},
		{Name: "total_count a string", Options: says("45"), Always: whole()},
		{Name: "total_count a string of words", Options: says("many"), Always: whole()},
		{Name: "total_count a fraction", Options: says(45.5), Always: whole()},
		{Name: "total_count a list", Options: says([]int{45}), Always: whole()},
		{Name: "total_count beyond whole numbers", Options: says(json.Number("9223372036854775808")), Always: whole()},
		{Name: "total_count beyond all numbers", Options: says(json.Number("1e400")), Always: whole()},
		{Name: "total_count growing without a session", Answer: totalCount(46), When: afterPage1, Always: whole(), Once: whole()},
		{Name: "total_count shrinking", Answer: totalCount(44), When: afterPage1, Always: whole(), Once: whole()},
		{Name: "total_count shrinking to nothing", Answer: totalCount(0), When: afterPage1, Always: whole(), Once: whole()},
	}
}

// ends are refusals of a page past the last one.
func ends() []Row {
	var rows []Row
	for _, status := range []int{400, 404, 416, 422} {
		rows = append(rows,
			Row{Name: fmt.Sprint("past the end refused with ", status), Sessions: 40, Options: options(fakeapi.PastTheEnd(fakeapi.Outside(status))), Always: whole()},
			Row{Name: fmt.Sprint("past the end refused with ", status, ", no total"), Options: options(fakeapi.PastTheEnd(fakeapi.Outside(status)), fakeapi.NoPaging()), Always: whole()},
		)
	}
	return rows
}

func afterPage1(r fakeapi.Request) bool {
	page, err := strconv.Atoi(r.Query.Get("page_no"))
	return err == nil && page > 1
}
