package main

import (
	"fmt"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// usual is what is true of the fake without an option.
var usual = map[string]string{
	"first page":         "1; page 0 is the same as page 1",
	"default per_page":   "25",
	"largest per_page":   "100; more is cut to it",
	"past the last page": "empty",
	"paging":             "at the top: end_offset, start_offset, total_count",
	"offsets":            "from 1, the end belongs to the page",
	"total_count":        "the length of the list",
	"default order":      "created_at, descending",

	"order with sort_by alone":                  "minutes_consumed, descending",
	"order with sort_order alone":               "created_at, ascending",
	"filters by status and meeting":             "status is kept to, associated_id is kept to",
	"time that start_time and end_time compare": "created_at",
	"bounds of the window":                      "start_time belongs to it, end_time belongs to it",
	"count that participants compares":          "max_concurrent_participants",
	"open range of participants":                "n: is allowed, :n is allowed",
	"search":                                    "finds a whole title, a part of a title, a meeting id, a part of a meeting id, a session id, a part of a session id",
	"refusal of a bad value":                    `HTTP status 422, code 422, in the form with "error"`,
	"unknown parameter":                         "ignored",
	"unknown app":                               `HTTP status 404, code 404, in the form with "error"`,
	"key and e-mail in place of a token":        "not asked: CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL are not set",
	"limits":                                    "none",
}

const (
	ignored = "none: the parameter is ignored"
	untold  = "not to be told from the sessions that this app has"
	// orTotal follows a count that no session of a small app tells from the total.
	orTotal = " or total_participants: the sessions of this app do not tell them apart"
)

// truths are fake servers, and what is true of each in place of the usual. What is
// untold for as many sessions as there may be is what the server hides. Of few
// sessions something else may be told, which is as true.
var truths = map[string]struct {
	options    []fakeapi.Option
	truth, few map[string]string
}{
	"the usual":             {},
	"page 0 is empty":       {k(fakeapi.PageZero(fakeapi.Empty)), map[string]string{"first page": "1; page 0 is empty"}, nil},
	"page 0 is refused":     {k(fakeapi.PageZero(422)), map[string]string{"first page": "1; page 0 is refused with HTTP status 422"}, nil},
	"pages from 0":          {k(fakeapi.PagesFromZero()), map[string]string{"first page": "0; page 0 holds other sessions than page 1"}, map[string]string{"first page": "0; nothing comes after it"}},
	"from 0, over and over": {k(fakeapi.PagesFromZero(), fakeapi.PastTheEnd(fakeapi.Nearest)), map[string]string{"first page": "0; page 0 holds other sessions than page 1", "past the last page": "the last page again"}, nil},
	"from 0, no paging":     {k(fakeapi.PagesFromZero(), fakeapi.NoPaging()), map[string]string{"first page": "0; page 0 holds other sessions than page 1", "paging": "nowhere", "offsets": "none", "total_count": "absent", "past the last page": untold}, map[string]string{"first page": "0; nothing comes after it", "past the last page": "empty"}},
	"no page_no": {k(fakeapi.IgnoreParameters("page_no")), map[string]string{
		"first page": "page_no is ignored: pages 1 and 2 are the same", "default per_page": untold, "largest per_page": untold, "past the last page": untold, "total_count": untold,
	}, nil},
	"no per_page": {k(fakeapi.IgnoreParameters("per_page")), map[string]string{
		"largest per_page": "per_page is ignored: pages have 25 sessions", "refusal of a bad value": "none: HTTP status 200 with sessions", "total_count": untold,
	}, map[string]string{"refusal of a bad value": "none: HTTP status 200 with no sessions"}},
	"no sort":   {k(fakeapi.IgnoreParameters("sort_by", "sort_order")), map[string]string{"order with sort_by alone": "created_at, descending", "order with sort_order alone": "created_at, descending"}, nil},
	"no window": {k(fakeapi.IgnoreParameters("start_time", "end_time")), map[string]string{"time that start_time and end_time compare": ignored, "bounds of the window": untold}, nil},
	"no window, no search of ids": {k(fakeapi.IgnoreParameters("start_time", "end_time"), fakeapi.SearchIn(fakeapi.SearchTitle)), map[string]string{
		"time that start_time and end_time compare": ignored, "bounds of the window": untold, "open range of participants": untold, "search": "finds a whole title, a part of a title",
	}, map[string]string{"open range of participants": "n: is allowed, :n is allowed"}},
	"no participants":        {k(fakeapi.IgnoreParameters("participants")), map[string]string{"count that participants compares": ignored, "open range of participants": ignored}, nil},
	"no status":              {k(fakeapi.IgnoreParameters("status")), map[string]string{"filters by status and meeting": "status is ignored, associated_id is kept to"}, nil},
	"no associated_id":       {k(fakeapi.IgnoreParameters("associated_id")), map[string]string{"filters by status and meeting": "status is kept to, associated_id is ignored"}, nil},
	"no search":              {k(fakeapi.IgnoreParameters("search")), map[string]string{"search": ignored}, nil},
	"another default":        {k(fakeapi.DefaultPageSize(10)), map[string]string{"default per_page": "10"}, nil},
	"no largest size":        {k(fakeapi.MaxPageSize(0)), map[string]string{"largest per_page": "1000 or more"}, nil},
	"1000 is refused":        {k(fakeapi.RefuseOverMaximum(400)), map[string]string{"largest per_page": "100 or more; 1000 is refused with HTTP status 400"}, map[string]string{"largest per_page": "100 is taken; 1000 is refused with HTTP status 400"}},
	"100 is refused":         {k(fakeapi.MaxPageSize(50), fakeapi.RefuseOverMaximum(422)), map[string]string{"largest per_page": "50 or more; 1000 is refused with HTTP status 422; 100 is refused with HTTP status 422"}, map[string]string{"largest per_page": "50 is taken; 1000 is refused with HTTP status 422; 100 is refused with HTTP status 422"}},
	"50 is refused":          {k(fakeapi.MaxPageSize(30), fakeapi.RefuseOverMaximum(422)), map[string]string{"largest per_page": "1000 is refused with HTTP status 422; 100 is refused with HTTP status 422; 50 is refused with HTTP status 422"}, nil},
	"the last page for ever": {k(fakeapi.PastTheEnd(fakeapi.Nearest)), map[string]string{"past the last page": "the last page again"}, nil},
	"refused past the end":   {k(fakeapi.PastTheEnd(404)), map[string]string{"past the last page": "refused with HTTP status 404"}, nil},
	"paging in data":         {k(fakeapi.PagingInData()), map[string]string{"paging": "in data: end_offset, start_offset, total_count"}, nil},
	"no paging":              {k(fakeapi.NoPaging()), map[string]string{"paging": "nowhere", "offsets": "none", "total_count": "absent", "past the last page": untold}, map[string]string{"past the last page": "empty"}},
	"no paging, no largest":  {k(fakeapi.NoPaging(), fakeapi.MaxPageSize(0)), map[string]string{"paging": "nowhere", "offsets": "none", "total_count": "absent", "largest per_page": "1000 or more", "past the last page": untold}, map[string]string{"past the last page": "empty"}},
	"a total alone":          {k(fakeapi.PagingFields("total_count")), map[string]string{"paging": "at the top: total_count", "offsets": "none"}, nil},
	"offsets from 0":         {k(fakeapi.OffsetsFromZero()), map[string]string{"offsets": "from 0, the end belongs to the page"}, nil},
	"a total of 1 at most":   {k(fakeapi.TotalCount(func(n int) any { return min(n, 1) })), map[string]string{"total_count": "neither the length of the page nor that of the list", "past the last page": untold}, map[string]string{"past the last page": "empty"}},
	"a total as text":        {k(fakeapi.TotalCount(func(n int) any { return fmt.Sprint(n) })), map[string]string{"total_count": "no whole number", "past the last page": untold}, map[string]string{"past the last page": "empty"}},
	"a total with a half":    {k(fakeapi.TotalCount(func(n int) any { return float64(n) + 0.5 })), map[string]string{"total_count": "no whole number", "past the last page": untold}, map[string]string{"past the last page": "empty"}},
	"a total of 100 at most": {k(fakeapi.TotalCount(func(n int) any { return min(n, 100) })), map[string]string{"total_count": untold, "past the last page": untold}, map[string]string{"total_count": "the length of the list", "past the last page": "empty"}},
	"a total too large":      {k(fakeapi.TotalCount(func(n int) any { return n + 200 })), map[string]string{"total_count": untold, "past the last page": untold}, map[string]string{"total_count": "neither the length of the page nor that of the list", "past the last page": "empty"}},
	"a total too small":      {k(fakeapi.TotalCount(func(n int) any { return max(n-100, 0) })), map[string]string{"total_count": untold, "past the last page": untold}, map[string]string{"total_count": "neither the length of the page nor that of the list", "past the last page": "empty"}},
	"oldest first":           {k(fakeapi.DefaultSort(fakeapi.SortByCreatedAt, fakeapi.Ascending)), map[string]string{"default order": "created_at, ascending", "order with sort_by alone": "minutes_consumed, ascending"}, nil},
	"fewest minutes first":   {k(fakeapi.DefaultSort(fakeapi.SortByMinutesConsumed, fakeapi.Ascending)), map[string]string{"default order": "minutes_consumed, ascending", "order with sort_by alone": "minutes_consumed, ascending", "order with sort_order alone": "minutes_consumed, ascending"}, nil},
	"by started_at":          {k(fakeapi.CompareStartedAt()), map[string]string{"time that start_time and end_time compare": "started_at"}, nil},
	"without the start":      {k(fakeapi.ExclusiveStart()), map[string]string{"bounds of the window": "start_time does not, end_time belongs to it, or times are kept finer than they are shown"}, nil},
	"started_at, no end":     {k(fakeapi.CompareStartedAt(), fakeapi.ExclusiveEnd()), map[string]string{"time that start_time and end_time compare": "started_at", "bounds of the window": "start_time belongs to it, end_time does not, or times are kept finer than they are shown"}, nil},
	"those present":          {k(fakeapi.CompareLiveParticipants()), map[string]string{"count that participants compares": "live_participants", "open range of participants": "n: is " + untold + ", :n is " + untold}, nil},
	"no open ranges":         {k(fakeapi.RefuseOpenRanges()), map[string]string{"open range of participants": "n: is refused with HTTP status 422, :n is refused with HTTP status 422"}, nil},
	"search of wholes":       {k(fakeapi.SearchExact()), map[string]string{"search": "finds a whole title, a meeting id, a session id"}, nil},
	"search of titles":       {k(fakeapi.SearchIn(fakeapi.SearchTitle)), map[string]string{"search": "finds a whole title, a part of a title"}, nil},
	"search of ids":          {k(fakeapi.SearchIn(fakeapi.SearchSessionID)), map[string]string{"search": "finds a session id, a part of a session id"}, nil},
	"search of nothing":      {k(fakeapi.SearchIn()), map[string]string{"search": "finds nothing"}, nil},
	"another refusal":        {k(fakeapi.RefusalStatus(http.StatusBadRequest)), map[string]string{"refusal of a bad value": `HTTP status 400, code 400, in the form with "error"`}, nil},
}

// tells allows for an order by when sessions were created to be that of their other
// times as well: all of them are named.
func tells(found, want string) bool {
	way, created := strings.CutPrefix(want, "created_at, ")
	return found == want || created && strings.HasPrefix(found, "created_at or started_at") && strings.HasSuffix(found, "ed_at, "+way)
}

// However few sessions an app has, an answer is true or says that it is none.
func TestAnAnswerIsTheTruthOrNone(t *testing.T) {
	t.Parallel()
	for name, test := range truths {
		for _, sessions := range []int{0, 1, 2, 3, 4, 30, 100, 101} {
			t.Run(fmt.Sprintf("%s, %d", name, sessions), func(t *testing.T) {
				t.Parallel()
				truth := maps.Clone(usual)
				maps.Copy(truth, test.truth)
				for about, found := range asked(t, fake(sessions, test.options...)) {
					if want, ok := truth[about]; ok && !tells(found, want) && found != untold && found != test.few[about] && found != want+orTotal {
						t.Errorf("%s: %q, and true is %q", about, found, want)
					}
				}
			})
		}
	}
}

// With enough sessions each question is answered, but for what a server hides.
func TestEveryQuestionIsAnsweredEitherWay(t *testing.T) {
	t.Parallel()
	for name, test := range truths {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			truth := maps.Clone(usual)
			maps.Copy(truth, test.truth)
			found := asked(t, fake(1200, test.options...))
			for about, want := range truth {
				if !tells(found[about], want) {
					t.Errorf("%s: %q, want %q", about, found[about], want)
				}
			}
		})
	}
}
