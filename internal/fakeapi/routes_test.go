package fakeapi_test

import (
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What the options and parameters do to refusals, and to the routes next to the list of sessions.
func TestServer_siblings(t *testing.T) {
	t.Parallel()
	session := fakeapi.Sessions(11)[10] // with breakout rooms
	row := fakeapi.Participants(session)[0]
	one := "/" + session.ID
	people := one + "/participants"
	const apps, daywise = "apps", "daywise"
	for name, test := range map[string]struct {
		options []fakeapi.Option
		path    string // behind the list of sessions, apps or daywise
		query   string
		status  int
		part    string // of the body, "!" for one that it lacks
	}{
		"PastTheEnd":             {options(fakeapi.PastTheEnd(416)), "", "per_page=3&page_no=5", 416, `\"page_no\" is out of range`},
		"PageZero":               {options(fakeapi.PageZero(422)), "", "page_no=0", 422, `\"page_no\" is out of range`},
		"RefuseOverMaximum":      {options(fakeapi.RefuseOverMaximum(400)), "", "per_page=101", 400, `less than or equal to 100`},
		"apps, newest first":     {nil, apps, "per_page=1", 200, `"data":[{"id":"` + fakeapi.Support + `","name":"Support","created_at":"2025-06-03T09:30:00.000Z"}],"paging":{"total_count":3,`},
		"apps, searched":         {nil, apps, "search=CLASS", 200, `"total_count":1,`},
		"apps, search too long":  {nil, apps, "search=" + strings.Repeat("ä", 126), 422, `at most 125`},
		"apps, page 0":           {nil, apps, "page_no=0", 422, `\"page_no\" must be greater than or equal to 1`},
		"apps, PagesFromZero":    {options(fakeapi.PagesFromZero()), apps, "page_no=0", 200, `"name":"Support"`},
		"apps, NoPaging":         {options(fakeapi.NoPaging()), apps, "", 200, `!paging`},
		"apps, EmptyAccount":     {options(fakeapi.EmptyAccount(fakeapi.PartnerAccountID), fakeapi.EmptyAccount(fakeapi.AccountID)), apps, "", 200, `"total_count":2,`},
		"session":                {nil, one, "", 200, `"data":{"id":"` + session.ID + `"`},
		"session, WrapSession":   {options(fakeapi.WrapSession()), one, "", 200, `"data":{"session":{"id":"` + session.ID + `"`},
		"session, without rooms": {nil, one, "include_breakout_rooms=false", 200, `!breakout_rooms`},
		"session, with rooms":    {nil, one, "include_breakout_rooms=true", 200, `"breakout_rooms":[{`},
		"session, unknown":       {nil, one + "0", "", 404, `{"success":false,"error":{"code":404,"message":"Session not found"}}`},
		"participants":           {nil, people, "", 200, `,"paging":{"total_count":`},
		"participants, top":      {options(fakeapi.PagingAtTop()), people, "", 200, `}]},"paging":{`},
		"participants, most":     {options(fakeapi.RefuseOverMaximum(422)), people, "per_page=201", 422, `less than or equal to 200`},
		"participants, clamped":  {options(fakeapi.MaxPageSize(2)), people, "per_page=201", 200, `"start_offset":1,"end_offset":2`},
		"participants, search":   {nil, people, "search=" + row.ID, 200, `{"total_count":1,"start_offset":1,"end_offset":1}`},
		"participants, no ids":   {options(fakeapi.WithoutConsolidatedIDs()), people, "view=consolidated", 200, `"participants":[{"user_id":`},
		"participants, bad view": {nil, people, "view=table", 422, `must be one of [raw, consolidated]`},
		"daywise, nothing":       {nil, daywise, "start_date=2020-01-01&end_date=2020-01-31", 200, `"day_stats":[]`},
		"daywise, RFC 3339":      {nil, daywise, "start_date=2026-01-01T00:00:00Z&end_date=2026-01-01", 200, `"day":"2026-01-01"`},
		"daywise, not a day":     {nil, daywise, "start_date=2026-02-30", 422, `\"start_date\" must be in YYYY-MM-DD format`},
		"daywise, ignored":       {options(fakeapi.IgnoreParameters("start_date")), daywise, "start_date=2026-02-30", 200, ``},
	} {
		r := request(t, fakeapi.MemoryURL, test.path+"?"+test.query)
		switch test.path {
		case apps:
			r.URL.Path = strings.TrimSuffix(r.URL.Path, fakeapi.AppID+"/sessions"+apps) + apps
		case daywise:
			r.URL.Path = strings.Replace(r.URL.Path, "sessions"+daywise, "analytics/"+daywise, 1)
		}
		got := httptest.NewRecorder()
		fakeapi.NewSample(fakeapi.Sessions(11), test.options...).ServeHTTP(got, r)
		part, without := strings.CutPrefix(test.part, "!")
		if got.Code != test.status || strings.Contains(got.Body.String(), part) == without {
			t.Errorf("%s: %d %s", name, got.Code, got.Body)
		}
	}
}
