package fakeapi_test

import (
	"net/url"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// five sessions of which each filter selects some. Their orders by creation and by
// minutes differ, and two are equal in both.
func five() []fakeapi.Session {
	rows := fakeapi.Sessions(5)
	for i, minutes := range []float64{30, 10, 50, 20, 20} {
		at := hour(i)
		rows[i].CreatedAt, rows[i].StartedAt = at, at.Add(2*time.Hour)
		rows[i].MinutesConsumed = minutes
		rows[i].MaxConcurrentParticipants, rows[i].LiveParticipants = int64(i+1), int64(5-i)
		rows[i].Status = "ENDED"
	}
	rows[3].CreatedAt = rows[4].CreatedAt
	rows[3].ID, rows[4].ID = "b-"+rows[3].ID, "a-"+rows[4].ID
	rows[1].MeetingDisplayName, rows[1].AssociatedID = "Budget", "abcdef-ghijkl"
	rows[2].MeetingDisplayName, rows[2].Status = "budget abcdef", "LIVE"
	return rows
}

func hour(i int) time.Time { return time.Date(2026, 3, 1, i, 0, 0, 0, time.UTC) }

func TestServer_selection(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		options []fakeapi.Option
		query   url.Values
		want    []int
	}{
		"no filter, newest first":             {nil, nil, []int{4, 3, 2, 1, 0}},
		"oldest first, equal ones by id":      {nil, url.Values{"sort_order": {"ASC"}}, []int{0, 1, 2, 4, 3}},
		"most minutes first":                  {nil, url.Values{"sort_by": {"minutesConsumed"}}, []int{2, 0, 4, 3, 1}},
		"another default order":               {options(fakeapi.DefaultSort(fakeapi.SortByMinutesConsumed, fakeapi.Ascending)), nil, []int{1, 4, 3, 0, 2}},
		"another default, one half overruled": {options(fakeapi.DefaultSort(fakeapi.SortByCreatedAt, fakeapi.Ascending)), url.Values{"sort_by": {"minutesConsumed"}}, []int{1, 4, 3, 0, 2}},

		"one meeting":       {nil, url.Values{"associated_id": {"abcdef-ghijkl"}}, []int{1}},
		"live":              {nil, url.Values{"status": {"LIVE"}}, []int{2}},
		"status ignored":    {options(fakeapi.IgnoreParameters("status")), url.Values{"status": {"LIVE"}}, []int{4, 3, 2, 1, 0}},
		"unknown parameter": {nil, url.Values{"statsu": {"LIVE"}}, []int{4, 3, 2, 1, 0}},

		"search in titles":           {nil, url.Values{"search": {"bUDGet"}}, []int{2, 1}},
		"search in meeting ids, too": {nil, url.Values{"search": {"abcdef"}}, []int{2, 1}},
		"search in session ids":      {nil, url.Values{"search": {"a-" + fakeapi.Sessions(5)[4].ID}}, []int{4}},

		"participants at their peak": {nil, url.Values{"participants": {"2:3"}}, []int{2, 1}},
		"at least":                   {nil, url.Values{"participants": {"4:"}}, []int{4, 3}},
		"at most":                    {nil, url.Values{"participants": {":2"}}, []int{1, 0}},

		"a window with its bounds": {nil, window(1, 2), []int{2, 1}},
		"a window without its end": {options(fakeapi.ExclusiveEnd()), window(1, 2), []int{1}},
		"a window without start":   {options(fakeapi.ExclusiveStart()), window(1, 2), []int{2}},
		"a window of starts":       {options(fakeapi.CompareStartedAt()), window(2, 3), []int{1, 0}},
		"since":                    {nil, url.Values{"start_time": {"2026-03-01T04:00:00+02:00"}}, []int{4, 3, 2}},
		"until":                    {nil, url.Values{"end_time": {"2026-03-01T00:59:59.999Z"}}, []int{0}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantPositions(t, get(t, fakeapi.New(five(), test.options...), "?"+test.query.Encode()), five(), test.want...)
		})
	}
}

func window(from, to int) url.Values {
	return url.Values{"start_time": {hour(from).Format(time.RFC3339)}, "end_time": {hour(to).Format(time.RFC3339)}}
}
