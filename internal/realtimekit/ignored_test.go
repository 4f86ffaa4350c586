package realtimekit

import (
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

// matched passes rows to a list of a query, and returns what is left of them.
func matched(query SessionsQuery, rows []Session) (*matching[Session], crawl.Slice[Session]) {
	var kept crawl.Slice[Session]
	all := &matching[Session]{list: (&Client{}).sessions("", query), to: &kept}
	// A pass that was repeated leaves no trace.
	for range 2 {
		all.Reset()
		for _, row := range rows {
			all.Add(row)
		}
	}
	return all, kept
}

func TestMatching_ignored(t *testing.T) {
	t.Parallel()
	row := func(status, meeting string) Session { return Session{Status: &status, AssociatedID: &meeting} }
	titled := func(title string) Session { return Session{MeetingDisplayName: &title} }
	counted := func(live, most int64) Session {
		return Session{LiveParticipants: &live, MaxConcurrentParticipants: &most}
	}
	both := SessionsQuery{Status: "LIVE", AssociatedID: "a"}
	for name, test := range map[string]struct {
		query SessionsQuery
		rows  []Session
		want  []Ignored
		kept  int
	}{
		"no rows":           {SessionsQuery{Status: "LIVE"}, nil, nil, 0},
		"no filter":         {SessionsQuery{}, []Session{row("LIVE", "a"), row("ENDED", "b")}, nil, 2},
		"all match":         {both, []Session{row("LIVE", "a")}, nil, 1},
		"other letter case": {SessionsQuery{Status: "LIVE", AssociatedID: "ABC"}, []Session{row("live", "abc")}, nil, 1},
		"fields not sent":   {both, []Session{{}}, nil, 1},
		"status":            {SessionsQuery{Status: "LIVE"}, []Session{row("LIVE", "a"), row("ENDED", "a")}, []Ignored{{"status", 1, 2, true}}, 1},
		"meeting":           {SessionsQuery{AssociatedID: "a"}, []Session{row("LIVE", "a"), row("LIVE", "b")}, []Ignored{{"associated_id", 1, 2, true}}, 1},
		"one in ten":        {SessionsQuery{Status: "LIVE"}, append(make([]Session, 9), row("ENDED", "a")), nil, 9},
		"more than a tenth": {SessionsQuery{Status: "LIVE"}, append(make([]Session, 8), row("ENDED", "a")), []Ignored{{"status", 1, 9, true}}, 8},
		"both in one row":   {both, []Session{row("ENDED", "b")}, []Ignored{{"status", 1, 1, true}, {"associated_id", 1, 1, true}}, 0},

		"search":            {SessionsQuery{Search: "Stand-up"}, []Session{titled("a"), titled("b"), titled("the STAND-UP")}, []Ignored{{"search", 2, 3, false}}, 3},
		"search, half":      {SessionsQuery{Search: "stand-up"}, []Session{titled("a"), titled("stand-up")}, nil, 2},
		"search, any word":  {SessionsQuery{Search: "weekly stand-up"}, []Session{titled("Weekly review")}, nil, 1},
		"search of an id":   {SessionsQuery{Search: "ABC"}, []Session{{ID: "xabcx"}, row("LIVE", "abc")}, nil, 2},
		"search of spaces":  {SessionsQuery{Search: " "}, []Session{titled("a")}, nil, 1},
		"participants":      {SessionsQuery{Participants: "2:5"}, []Session{counted(0, 9), counted(1, 1), counted(0, 3)}, []Ignored{{"participants", 2, 3, false}}, 3},
		"participants, end": {SessionsQuery{Participants: ":2"}, []Session{counted(3, 4)}, []Ignored{{"participants", 1, 1, false}}, 1},
		"an open end":       {SessionsQuery{Participants: "2:"}, []Session{counted(0, 1)}, nil, 1},
		"other separators":  {SessionsQuery{Search: "stand-up"}, []Session{titled("Daily stand up"), titled("a standup")}, nil, 2},
		"one meeting":       {SessionsQuery{AssociatedID: "a"}, append(slices.Repeat([]Session{row("LIVE", "a")}, 30), row("LIVE", "b")), []Ignored{{"associated_id", 1, 31, true}}, 30},
		"no counts":         {SessionsQuery{Participants: ":5"}, []Session{{}}, nil, 1},
	} {
		all, kept := matched(test.query, test.rows)
		if got := all.ignored(); !slices.Equal(got, test.want) || len(kept) != test.kept {
			t.Errorf("%s: %+v, kept %d, want %+v, %d", name, got, len(kept), test.want, test.kept)
		}
	}
}

func TestSessionsQuery_isOutside(t *testing.T) {
	t.Parallel()
	const at = "2026-03-10T12:00:00Z"

	march := SessionsQuery{StartTime: time.Date(2026, 3, 1, 0, 0, 0, 0, time.UTC), EndTime: time.Date(2026, 4, 1, 0, 0, 0, 0, time.UTC)}
	from, until := SessionsQuery{StartTime: march.StartTime}, SessionsQuery{EndTime: march.EndTime}
	all := func(text string) Session {
		return Session{Status: new("ENDED"), CreatedAt: &text, StartedAt: &text, UpdatedAt: &text, EndedAt: &text}
	}
	with := func(s Session, change func(*Session)) Session {
		change(&s)
		return s
	}
	january, may := all("2026-01-10T12:00:00Z"), all("2026-05-10T12:00:00+02:00")
	for name, test := range map[string]struct {
		query   SessionsQuery
		session Session
		want    bool
	}{
		"in the window":        {march, all(at), false},
		"before":               {march, january, true},
		"after":                {march, may, true},
		"before, open start":   {until, january, false},
		"after, open end":      {from, may, false},
		"before, only a start": {from, january, true},
		"within a second":      {march, all("2026-02-28T23:59:59.5Z"), false},
		"two seconds before":   {march, all("2026-02-28T23:59:58Z"), true},
		"live":                 {march, with(january, func(s *Session) { s.Status = new("live") }), false},
		"not ended":            {march, with(january, func(s *Session) { s.EndedAt = nil }), false},
		"ended in year 1":      {march, with(january, func(s *Session) { s.EndedAt = new("0001-01-01T00:00:00Z") }), false},
		"ends in the window":   {march, with(january, func(s *Session) { s.EndedAt = new(at) }), false},
		"updated in it":        {march, with(january, func(s *Session) { s.UpdatedAt = new(at) }), false},
		"straddles the window": {march, with(january, func(s *Session) { s.EndedAt = may.EndedAt }), false},
		"one readable time":    {march, Session{EndedAt: january.EndedAt, CreatedAt: new("yesterday")}, true},
	} {
		if got := test.query.isOutside(test.session); got != test.want {
			t.Errorf("%s: %t", name, got)
		}
	}
}

func TestMatching_disorder(t *testing.T) {
	t.Parallel()
	day := func(n int) Session {
		return Session{ID: strconv.Itoa(n), CreatedAt: new(time.Unix(int64(n)*86400, 0).UTC().Format(time.RFC3339))}
	}
	minutes := func(n float64) Session {
		return Session{ID: strconv.Itoa(int(n)), MinutesConsumed: &n, EndedAt: new("2026-01-01T00:00:00Z")}
	}
	live := minutes(2)
	live.Status = new("LIVE")

	const twoDays = "session 1 (1970-01-02T00:00:00Z) comes before session 2 (1970-01-03T00:00:00Z)"

	descending := SessionsQuery{SortBy: SortByMinutesConsumed, SortOrder: SortDescending}
	for name, test := range map[string]struct {
		query SessionsQuery
		rows  []Session
		want  string
	}{
		"the newest":        {SessionsQuery{MaxItems: 10}, []Session{day(3), day(2), day(1)}, ""},
		"the oldest":        {SessionsQuery{MaxItems: 10}, []Session{day(1), day(2), day(3)}, twoDays},
		"equal":             {SessionsQuery{MaxItems: 10}, []Session{day(1), day(1)}, ""},
		"unreadable":        {SessionsQuery{MaxItems: 10}, []Session{day(2), {CreatedAt: new("?")}, day(1)}, ""},
		"sort_order":        {SessionsQuery{SortOrder: SortDescending}, []Session{day(1), day(2)}, twoDays},
		"ascending":         {SessionsQuery{SortOrder: SortAscending}, []Session{day(1), day(2)}, ""},
		"not requested":     {SessionsQuery{}, []Session{day(2), day(1)}, ""},
		"the API's order":   {SessionsQuery{SortBy: SortByCreatedAt}, []Session{day(2), day(1), day(3)}, ""},
		"minutes":           {descending, []Session{minutes(5), minutes(900), minutes(1)}, "session 5 (5 minutes) comes before session 900 (900 minutes)"},
		"minutes, live":     {descending, []Session{minutes(9), live, minutes(5)}, ""},
		"minutes, in order": {descending, []Session{minutes(9), minutes(5), {ID: "none"}}, ""},
	} {
		if all, _ := matched(test.query, test.rows); all.disorder != test.want {
			t.Errorf("%s: %q, want %q", name, all.disorder, test.want)
		}
	}
}
