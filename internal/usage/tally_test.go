package usage

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// ended is a session that misses nothing, except what the test changes.
func ended(change func(*realtimekit.Session)) realtimekit.Session {
	session := realtimekit.Session{
		Status: new("ENDED"), MinutesConsumed: new(0.0), StartedAt: new("2022-01-12T14:00:00Z"), EndedAt: new("2022-01-12T14:00:00Z"),
	}
	change(&session)
	return session
}

// lasting is a session from one time to another.
func lasting(from, to string) realtimekit.Session {
	return ended(func(s *realtimekit.Session) { s.StartedAt, s.EndedAt = &from, &to })
}

// lasted are the totals of n sessions between two times.
func lasted(n int64, minutes float64, first, last string) Totals {
	return Totals{Sessions: n, SessionMinutes: minutes, FirstStartedAt: &first, LastEndedAt: &last}
}

func TestTally_add(t *testing.T) {
	t.Parallel()
	const two = "2022-01-12T14:00:00Z"

	withParent := func(parent *string, minutes *float64) realtimekit.Session {
		return ended(func(s *realtimekit.Session) {
			s.ParentSessionID, s.MinutesConsumed, s.StartedAt, s.EndedAt = parent, minutes, nil, nil
		})
	}
	participants := func(counts ...int64) (sessions []realtimekit.Session) {
		for _, count := range counts {
			sessions = append(sessions, realtimekit.Session{Status: new("LIVE"), LiveParticipants: &count})
		}
		return sessions
	}
	for name, test := range map[string]struct {
		sessions []realtimekit.Session
		want     Totals
		gaps     Gaps
	}{
		"no sessions":    {nil, Totals{}, Gaps{}},
		"empty sessions": {[]realtimekit.Session{{ID: "1"}, {ID: "2"}}, Totals{Sessions: 2}, Gaps{Minutes: 2, Times: 2}},
		"live in any case": {
			[]realtimekit.Session{{Status: new("LIVE")}, {Status: new("live")}, {Status: new("ENDED")}, {Status: new("LIVED")}, {}},
			Totals{Sessions: 5, LiveSessions: 2},
			Gaps{Minutes: 3, Times: 3},
		},
		"participants": {participants(3, 4), Totals{Sessions: 2, LiveSessions: 2, LiveParticipants: 7}, Gaps{}},
		"too many participants": {
			participants(math.MaxInt64, 1), Totals{Sessions: 2, LiveSessions: 2, LiveParticipants: math.MaxInt64}, Gaps{},
		},
		"peaks": {
			[]realtimekit.Session{{MaxConcurrentParticipants: new(int64(-3))}, {}, {MaxConcurrentParticipants: new(int64(-5))}},
			Totals{Sessions: 3, MaxConcurrentParticipants: new(int64(-3))},
			Gaps{Minutes: 3, Times: 3},
		},
		"children": {
			[]realtimekit.Session{
				withParent(new("7c1f1c5e"), new(1.5)), withParent(new("7c1f1c5e"), nil), withParent(new("17"), new(0.25)),
				withParent(nil, new(8.0)), withParent(new(""), new(16.0)),
				{Status: new("LIVE"), MinutesConsumed: new(32.0)},
			},
			Totals{Sessions: 6, LiveSessions: 1, MinutesConsumed: 57.75, ChildSessions: 3, ChildMinutesConsumed: 1.75},
			Gaps{Minutes: 1, Times: 5},
		},
		"half a minute and a millisecond": {
			[]realtimekit.Session{lasting(two, "2022-01-12T14:00:30Z"), lasting("2022-01-12T13:59:59.999Z", two)},
			lasted(2, 30.001/60, "2022-01-12T13:59:59.999Z", "2022-01-12T14:00:30Z"),
			Gaps{},
		},
		"an empty length": {
			[]realtimekit.Session{lasting(two, "2022-01-12T15:00:00+01:00")}, lasted(1, 0, two, "2022-01-12T15:00:00+01:00"), Gaps{},
		},
		"ended before it started": {
			[]realtimekit.Session{lasting("2022-01-12T14:00:00.5Z", "2022-01-12T14:00:00.4Z")},
			lasted(1, 0, "2022-01-12T14:00:00.5Z", "2022-01-12T14:00:00.4Z"),
			Gaps{Lengths: 1},
		},
		"366 days, and longer": {
			[]realtimekit.Session{lasting("2022-01-01T00:00:00Z", "2023-01-02T00:00:00Z"), lasting("2022-01-01T00:00:00Z", "2023-01-02T00:00:00.000000001Z")},
			lasted(2, 366*24*60, "2022-01-01T00:00:00Z", "2023-01-02T00:00:00.000000001Z"),
			Gaps{Lengths: 1},
		},
		"the longest that can be written": {
			[]realtimekit.Session{lasting("0002-01-01T00:00:00Z", "9999-12-31T23:59:59Z"), lasting("9999-12-31T23:59:59Z", "0002-01-01T00:00:00Z")},
			lasted(2, 0, "0002-01-01T00:00:00Z", "9999-12-31T23:59:59Z"),
			Gaps{Lengths: 2},
		},
		"not ended": {[]realtimekit.Session{{StartedAt: new(two)}}, Totals{Sessions: 1, FirstStartedAt: new(two)}, Gaps{Minutes: 1, Times: 1}},
		"year 1, live": {
			[]realtimekit.Session{{Status: new("LIVE"), StartedAt: new(two), EndedAt: new("0001-01-01T00:00:00Z")}},
			Totals{Sessions: 1, LiveSessions: 1, FirstStartedAt: new(two)},
			Gaps{},
		},
		"year 1, ended": {[]realtimekit.Session{lasting("0001-01-01T00:00:00Z", "0001-01-01T00:00:00Z")}, Totals{Sessions: 1}, Gaps{Times: 1}},
		"texts that are not times": {
			[]realtimekit.Session{lasting("0", two), lasting(two, ""), lasting("", "")}, lasted(3, 0, two, two), Gaps{Times: 3},
		},
		"one instant in several texts": {
			[]realtimekit.Session{lasting("2022-01-12T15:00:00+01:00", two), lasting("2022-01-12T14:00:00.0Z", "2022-01-12T14:00:00.0Z"), lasting(two, two)},
			lasted(3, 0, "2022-01-12T14:00:00.0Z", "2022-01-12T14:00:00.0Z"),
			Gaps{},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			backwards := slices.Clone(test.sessions)
			slices.Reverse(backwards)
			for _, keys := range [][]Key{nil, {Status, Meeting, Type}} {
				for _, sessions := range [][]realtimekit.Session{test.sessions, backwards} {
					report := newFold(t, keys, "UTC", sessions...).Report()
					if !reflect.DeepEqual(report.Totals, test.want) || report.Gaps != test.gaps {
						t.Errorf("by %v: %s\nwant %s\nmissing %+v, want %+v", keys, asJSON(t, report.Totals), asJSON(t, test.want), report.Gaps, test.gaps)
					}
				}
			}
		})
	}
}
