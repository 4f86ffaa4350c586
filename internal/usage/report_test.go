package usage

import (
	"cmp"
	"reflect"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// row is a group of a report in short.
type row struct {
	Start, Meeting, Name, Status, Type string
	Sessions                           int64
}

// rows writes null as a dash.
func rows(report Report) []row {
	text := func(value *string) string { return *cmp.Or(value, new("-")) }

	var list []row
	for _, group := range report.Groups {
		start := "-"
		if group.PeriodStart != nil {
			start = group.PeriodStart.Format(time.RFC3339)
		}
		list = append(list, row{
			start, text(group.AssociatedID), text(group.MeetingDisplayName), text(group.Status), text(group.Type), group.Sessions,
		})
	}
	return list
}

func mixed() []realtimekit.Session {
	return []realtimekit.Session{
		{ID: "1", CreatedAt: new("2025-10-26T01:30:00Z"), AssociatedID: new("b"), MeetingDisplayName: new("B"), Status: new("ENDED"), Type: new("meeting")},
		{ID: "2", CreatedAt: new("2025-10-26T00:30:00Z"), AssociatedID: new("b"), MeetingDisplayName: new("old B"), Status: new("ENDED")},
		{ID: "3", CreatedAt: new("2025-10-26T00:45:00Z"), AssociatedID: new("a"), MeetingDisplayName: new("A"), Status: new("live"), Type: new("meeting")},
		{ID: "4", CreatedAt: new("soon"), AssociatedID: new("a"), MeetingDisplayName: new("another A"), Status: new("LIVE"), Type: new("livestream")},
		{ID: "5", CreatedAt: nil, AssociatedID: nil, MeetingDisplayName: new("a stranger"), Status: new(""), Type: new("meeting")},
		{ID: "6", CreatedAt: new("2025-10-25T22:00:00Z"), AssociatedID: new(""), MeetingDisplayName: new("another"), Status: nil, Type: new("meeting")},
	}
}

func TestReport_groups(t *testing.T) {
	t.Parallel()
	const day, twice, again = "2025-10-26T00:00:00+02:00", "2025-10-26T02:00:00+02:00", "2025-10-26T02:00:00+01:00"
	for name, test := range map[string]struct {
		keys       []Key
		want       []row
		unreadable int64
	}{
		"nothing": {nil, nil, 0},
		"hour": {[]Key{Hour}, []row{
			{day, "-", "-", "-", "-", 1}, {twice, "-", "-", "-", "-", 2}, {again, "-", "-", "-", "-", 1}, {"-", "-", "-", "-", "-", 2},
		}, 2},
		"meeting": {[]Key{Meeting}, []row{
			{"-", "", "-", "-", "-", 1}, {"-", "a", "A", "-", "-", 2}, {"-", "b", "B", "-", "-", 2}, {"-", "-", "-", "-", "-", 1},
		}, 0},
		"status": {[]Key{Status}, []row{
			{"-", "-", "-", "", "-", 1},
			{"-", "-", "-", "ENDED", "-", 2},
			{"-", "-", "-", "LIVE", "-", 1},
			{"-", "-", "-", "live", "-", 1},
			{"-", "-", "-", "-", "-", 1},
		}, 0},
		"type, day": {[]Key{Type, Day}, []row{
			{"-", "-", "-", "-", "livestream", 1}, {day, "-", "-", "-", "meeting", 3}, {"-", "-", "-", "-", "meeting", 1}, {day, "-", "-", "-", "-", 1},
		}, 2},
		"month, meeting": {[]Key{Month, Meeting}, []row{
			{"2025-10-01T00:00:00+02:00", "", "-", "-", "-", 1},
			{"2025-10-01T00:00:00+02:00", "a", "A", "-", "-", 1},
			{"2025-10-01T00:00:00+02:00", "b", "B", "-", "-", 2},
			{"-", "a", "another A", "-", "-", 1},
			{"-", "-", "-", "-", "-", 1},
		}, 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			report := newFold(t, test.keys, berlin, mixed()...).Report()
			if got := rows(report); !reflect.DeepEqual(got, test.want) || report.Gaps.Periods != test.unreadable {
				t.Errorf("%d unreadable, groups %s", report.Gaps.Periods, asJSON(t, got))
			}
			if report.Totals.Sessions != 6 {
				t.Errorf("%d sessions", report.Totals.Sessions)
			}
		})
	}
}

func TestReport_title(t *testing.T) {
	t.Parallel()
	const early, late = "2022-01-12T14:00:00Z", "2022-01-12T14:00:00.1Z"

	session := func(id, created string, title *string) realtimekit.Session {
		return realtimekit.Session{ID: id, CreatedAt: &created, MeetingDisplayName: title, AssociatedID: new("meeting")}
	}
	for name, test := range map[string]struct {
		a, b realtimekit.Session
		want *string
	}{
		"newest":              {session("2", early, new("old")), session("1", late, new("new")), new("new")},
		"instant, not text":   {session("2", "2022-01-12T15:00:00+02:00", new("old")), session("1", early, new("new")), new("new")},
		"equal times":         {session("1", "2022-01-12T15:00:00+01:00", new("one")), session("2", early, new("two")), new("one")},
		"no time":             {session("1", "9", new("no time")), session("2", early, new("old")), new("old")},
		"two without a time":  {session("1", "9", new("one")), session("2", "0001-01-01T00:00:00Z", new("two")), new("one")},
		"no title any more":   {session("1", early, new("old")), session("2", late, nil), nil},
		"an empty title":      {session("1", early, new("old")), session("2", late, new("")), new("")},
		"always without":      {session("1", early, nil), session("2", late, nil), nil},
		"always an empty one": {session("1", early, new("")), session("2", late, new("")), new("")},
	} {
		for _, sessions := range [][]realtimekit.Session{{test.a, test.b}, {test.b, test.a}} {
			if got := newFold(t, []Key{Meeting}, "UTC", sessions...).Report().Groups[0].MeetingDisplayName; !reflect.DeepEqual(got, test.want) {
				t.Errorf("%s: %s, want %s", name, asJSON(t, got), asJSON(t, test.want))
			}
		}
	}
}
