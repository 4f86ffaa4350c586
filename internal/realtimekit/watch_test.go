package realtimekit

import "testing"

func TestMatching_ignored(t *testing.T) {
	t.Parallel()

	row := func(status, meeting string) Session { return Session{Status: &status, AssociatedID: &meeting} }

	for name, test := range map[string]struct {
		query      Query
		rows       []Session
		want       Ignored
		suspicious bool
	}{
		"no rows":            {Query{Status: "LIVE"}, nil, Ignored{}, false},
		"no filter":          {Query{}, []Session{row("LIVE", "a"), row("ENDED", "b")}, Ignored{Of: 2}, false},
		"all match":          {Query{Status: "LIVE", AssociatedID: "a"}, []Session{row("LIVE", "a")}, Ignored{Of: 1}, false},
		"other letter case":  {Query{Status: "LIVE", AssociatedID: "ABC"}, []Session{row("live", "abc")}, Ignored{Of: 1}, false},
		"fields not sent":    {Query{Status: "LIVE", AssociatedID: "a"}, []Session{{}}, Ignored{Of: 1}, false},
		"status":             {Query{Status: "LIVE"}, []Session{row("LIVE", "a"), row("ENDED", "a")}, Ignored{"status", 1, 2}, true},
		"meeting":            {Query{AssociatedID: "a"}, []Session{row("LIVE", "a"), row("LIVE", "b")}, Ignored{"associated_id", 1, 2}, true},
		"one in ten":         {Query{Status: "LIVE"}, append(make([]Session, 9), row("ENDED", "a")), Ignored{"status", 1, 10}, false},
		"more than a tenth":  {Query{Status: "LIVE"}, append(make([]Session, 8), row("ENDED", "a")), Ignored{"status", 1, 9}, true},
		"the most frequent":  {Query{Status: "LIVE", AssociatedID: "a"}, []Session{row("ENDED", "a"), row("LIVE", "b"), row("LIVE", "c")}, Ignored{"associated_id", 3, 3}, true},
		"both in one row":    {Query{Status: "LIVE", AssociatedID: "a"}, []Session{row("ENDED", "b")}, Ignored{"status", 1, 1}, true},
		"search is not seen": {Query{Search: "x", Participants: "1:2"}, []Session{row("LIVE", "a")}, Ignored{Of: 1}, false},
	} {
		rows := matching[Session]{list: (&Client{}).sessions("", test.query), to: &Slice[Session]{}}
		rows.Reset()

		for _, session := range test.rows {
			rows.Add(session)
		}

		if got := rows.ignored; got != test.want || got.Suspicious() != test.suspicious {
			t.Errorf("%s: %+v, suspicious %t, want %+v", name, got, got.Suspicious(), test.want)
		}
	}
}
