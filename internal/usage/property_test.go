package usage

import (
	"encoding/json"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// maybe draws nil now and then.
func maybe[V any](t *rapid.T, label string, values *rapid.Generator[V]) *V {
	return rapid.Ptr(values, true).Draw(t, label)
}

// times are few, so that sessions meet in periods and tie: the odd hours of
// Berlin, one instant in three texts, and what is no time.
func times() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"2025-10-26T00:30:00Z", "2025-10-26T02:30:00+02:00", "2025-10-26T00:30:00.000Z", "2025-10-26T01:30:00Z", "2025-10-26T23:00:00Z",
			"2024-12-31T23:30:00Z", "2025-03-30T01:00:00Z", "2025-02-30T00:00:00Z", "0000-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "", "soon",
		}),
		rapid.Map(rapid.Int64Range(1.7e12, 1.8e12), func(ms int64) string { return time.UnixMilli(ms).UTC().Format("2006-01-02T15:04:05.000Z") }),
	)
}

// sessionsOf draws sessions with ids of their own.
func sessionsOf(t *rapid.T) []realtimekit.Session {
	sessions := make([]realtimekit.Session, rapid.IntRange(0, 25).Draw(t, "sessions"))

	for i := range sessions {
		sessions[i] = realtimekit.Session{
			ID:                        strconv.Itoa(i),
			AssociatedID:              maybe(t, "meeting", rapid.SampledFrom([]string{"", "a", "b"})),
			MeetingDisplayName:        maybe(t, "name", rapid.StringN(0, 3, -1)),
			Status:                    maybe(t, "status", rapid.SampledFrom([]string{"LIVE", "ENDED", "live"})),
			Type:                      maybe(t, "type", rapid.SampledFrom([]string{"meeting", "livestream"})),
			CreatedAt:                 maybe(t, "created", times()),
			StartedAt:                 maybe(t, "started", times()),
			EndedAt:                   maybe(t, "ended", times()),
			LiveParticipants:          maybe(t, "live", rapid.Int64()),
			MaxConcurrentParticipants: maybe(t, "peak", rapid.Int64()),
			MinutesConsumed:           maybe(t, "minutes", minutes()),
		}

		if rapid.Bool().Draw(t, "child") {
			sessions[i].ParentSessionID = new("parent")
		}
	}

	return sessions
}

// keysOf draws what can be grouped by, nothing included.
func keysOf(t *rapid.T) []Key {
	all := rapid.Permutation([]Key{rapid.SampledFrom([]Key{Hour, Day, Week, Month}).Draw(t, "period"), Meeting, Status, Type}).Draw(t, "keys")
	if n := rapid.IntRange(0, len(all)).Draw(t, "depth"); n > 0 {
		return all[:n]
	}

	return nil
}

func foldOf(t *rapid.T, keys []Key, zone *time.Location, sessions []realtimekit.Session) *Fold {
	fold, err := New(Options{GroupBy: keys, Zone: zone})
	if err != nil {
		t.Fatal(err)
	}

	for _, session := range sessions {
		fold.Add(session)
	}

	return fold
}

func bytesOf(t *rapid.T, value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}

	return string(text)
}

func TestTheOrderOfSessionsChangesNothing(t *testing.T) {
	t.Parallel()

	zone := zoneOf(t, "Europe/Berlin")

	rapid.Check(t, func(t *rapid.T) {
		sessions, keys := sessionsOf(t), keysOf(t)
		want := bytesOf(t, foldOf(t, keys, zone, sessions).Report())
		others := rapid.Permutation(sessions).Draw(t, "in another order")

		if got := bytesOf(t, foldOf(t, keys, zone, others).Report()); got != want {
			t.Errorf("%s\nwant %s", got, want)
		}
	})
}

// coarsen merges groups of a fold into those with fewer keys.
func coarsen(fine *Fold, keys []Key) *Fold {
	coarse := &Fold{groupBy: keys, calendar: fine.calendar, groups: map[groupKey]*group{}}
	coarse.byPeriod = slices.ContainsFunc(keys, Key.isPeriod)
	coarse.byName = slices.Contains(keys, Meeting)

	for key, finer := range fine.groups {
		var kept groupKey

		for _, by := range keys {
			switch by {
			case Meeting:
				kept.meeting = key.meeting
			case Status:
				kept.status = key.status
			case Type:
				kept.kind = key.kind
			default:
				kept.period = key.period
			}
		}

		merged := coarse.group(kept)
		merged.merge(&finer.tally)

		if name := finer.newest; coarse.byName {
			merged.newest.see(&realtimekit.Session{ID: string(name.id), MeetingDisplayName: name.value()}, name.at, name.dated)
		}
	}

	return coarse
}

func TestCoarserGroupsAreTheSumOfFinerOnes(t *testing.T) {
	t.Parallel()

	zone := zoneOf(t, "Europe/Berlin")

	rapid.Check(t, func(t *rapid.T) {
		sessions, keys := sessionsOf(t), keysOf(t)
		coarse := rapid.Permutation(keys).Draw(t, "fewer keys")[:rapid.IntRange(0, len(keys)).Draw(t, "how many")]
		if len(coarse) == 0 {
			coarse = nil
		}

		got, want := coarsen(foldOf(t, keys, zone, sessions), coarse).Report(), foldOf(t, coarse, zone, sessions).Report()
		if bytesOf(t, got) != bytesOf(t, want) {
			t.Errorf("%s\nwant %s", bytesOf(t, got), bytesOf(t, want))
		}
	})
}
