package usage

import (
	"math"
	"reflect"
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func withParent(parent *string, minutes *float64) realtimekit.Session {
	return realtimekit.Session{ParentSessionID: parent, MinutesConsumed: minutes}
}

func TestTally(t *testing.T) {
	t.Parallel()

	// lasting is a session from one time to another.
	lasting := func(from, to string) realtimekit.Session {
		return realtimekit.Session{StartedAt: &from, EndedAt: &to}
	}

	for name, test := range map[string]struct {
		sessions []realtimekit.Session
		want     Totals
	}{
		"no sessions":    {nil, Totals{}},
		"empty sessions": {[]realtimekit.Session{{ID: "1"}, {ID: "2"}}, Totals{Sessions: 2}},
		"live in any case": {
			[]realtimekit.Session{{Status: new("LIVE")}, {Status: new("live")}, {Status: new("ENDED")}, {Status: new("LIVED")}, {}},
			Totals{Sessions: 5, LiveSessions: 2},
		},
		"participants": {
			[]realtimekit.Session{
				{LiveParticipants: new(int64(3)), MaxConcurrentParticipants: new(int64(7))},
				{LiveParticipants: new(int64(4)), MaxConcurrentParticipants: new(int64(5))},
				{},
			},
			Totals{Sessions: 3, LiveParticipants: 7, MaxConcurrentParticipants: new(int64(7))},
		},
		"a peak of zero": {
			[]realtimekit.Session{{}, {MaxConcurrentParticipants: new(int64(0))}},
			Totals{Sessions: 2, MaxConcurrentParticipants: new(int64(0))},
		},
		"a peak below zero": {
			[]realtimekit.Session{{MaxConcurrentParticipants: new(int64(-3))}, {}},
			Totals{Sessions: 2, MaxConcurrentParticipants: new(int64(-3))},
		},
		"too many participants": {
			[]realtimekit.Session{{LiveParticipants: new(int64(math.MaxInt64))}, {LiveParticipants: new(int64(1))}},
			Totals{Sessions: 2, LiveParticipants: math.MaxInt64},
		},
		"counts that cancel out": {
			[]realtimekit.Session{
				{LiveParticipants: new(int64(math.MaxInt64))},
				{LiveParticipants: new(int64(math.MaxInt64))},
				{LiveParticipants: new(int64(math.MinInt64))},
				{LiveParticipants: new(int64(math.MinInt64))},
			},
			Totals{Sessions: 4, LiveParticipants: -2},
		},
		"minutes": {
			[]realtimekit.Session{{MinutesConsumed: new(0.1)}, {MinutesConsumed: new(0.2)}, {}},
			Totals{Sessions: 3, MinutesConsumed: 0.3},
		},
		"children": {
			[]realtimekit.Session{
				withParent(new("7c1f1c5e"), new(1.5)), withParent(new("7c1f1c5e"), nil), withParent(new("17"), new(0.25)),
				withParent(nil, new(8.0)), withParent(new(""), new(16.0)),
				{MinutesConsumed: new(32.0)},
			},
			Totals{Sessions: 6, MinutesConsumed: 57.75, ChildSessions: 3, ChildMinutesConsumed: 1.75},
		},
		"half a minute, and a millisecond": {
			[]realtimekit.Session{
				lasting("2022-01-12T14:00:00Z", "2022-01-12T14:00:30Z"), lasting("2022-01-12T13:59:59.999Z", "2022-01-12T14:00:00Z"),
			},
			Totals{2, 0, 0, 0, 30.001 / 60, nil, new("2022-01-12T13:59:59.999Z"), new("2022-01-12T14:00:30Z"), 0, 0},
		},
		"no time at all": {
			[]realtimekit.Session{lasting("2022-01-12T14:00:00Z", "2022-01-12T15:00:00+01:00")},
			Totals{1, 0, 0, 0, 0, nil, new("2022-01-12T14:00:00Z"), new("2022-01-12T15:00:00+01:00"), 0, 0},
		},
		"ended before it started": {
			[]realtimekit.Session{lasting("2022-01-12T14:00:00.5Z", "2022-01-12T14:00:00.4Z")},
			Totals{1, 0, 0, 0, 0, nil, new("2022-01-12T14:00:00.5Z"), new("2022-01-12T14:00:00.4Z"), 0, 0},
		},
		"not ended": {
			[]realtimekit.Session{{StartedAt: new("2022-01-12T14:00:00Z")}},
			Totals{1, 0, 0, 0, 0, nil, new("2022-01-12T14:00:00Z"), nil, 0, 0},
		},
		"texts that are not times": {
			[]realtimekit.Session{lasting("0", "2022-01-12T14:00:00Z"), lasting("2022-01-12T14:00:00Z", ""), lasting("", "")},
			Totals{3, 0, 0, 0, 0, nil, new("2022-01-12T14:00:00Z"), new("2022-01-12T14:00:00Z"), 0, 0},
		},
		"the longest there is, twice": {
			[]realtimekit.Session{
				lasting("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"), lasting("0000-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999Z"),
			},
			Totals{2, 0, 0, 0, 2 * 3652425 * 24 * 60, nil, new("0000-01-01T00:00:00Z"), new("9999-12-31T23:59:59.999999999Z"), 0, 0},
		},
		"one instant, several texts": {
			[]realtimekit.Session{
				lasting("2022-01-12T15:00:00+01:00", "2022-01-12T15:00:00+01:00"), lasting("2022-01-12T14:00:00.0Z", "2022-01-12T14:00:00.0Z"),
				lasting("2022-01-12T14:00:00Z", "2022-01-12T14:00:00Z"),
			},
			Totals{3, 0, 0, 0, 0, nil, new("2022-01-12T14:00:00.0Z"), new("2022-01-12T14:00:00.0Z"), 0, 0},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			backwards := slices.Clone(test.sessions)
			slices.Reverse(backwards)

			for _, keys := range [][]Key{nil, {Week, Status, Meeting, Type}} {
				for _, sessions := range [][]realtimekit.Session{test.sessions, backwards} {
					if got := newFold(t, keys, "UTC", sessions...).Report().Totals; !reflect.DeepEqual(got, test.want) {
						t.Errorf("by %v: %s\nwant %s", keys, asJSON(t, got), asJSON(t, test.want))
					}
				}
			}
		})
	}
}
