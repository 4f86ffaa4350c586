package provider_test

import (
	"math/big"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// totalsOf is what sessions of the fake add up to, derived from them without any
// code of the provider.
func totalsOf(sessions []fakeapi.Session) object {
	var (
		live, participants, children    float64
		minutes, childMinutes, duration = new(big.Rat), new(big.Rat), new(big.Rat)
		peaks                           []float64
		started, ended                  []string
	)
	for _, s := range sessions {
		consumed, _ := new(big.Rat).SetString(strconv.FormatFloat(s.MinutesConsumed, 'f', -1, 64))
		minutes.Add(minutes, consumed)

		participants += float64(s.LiveParticipants)
		peaks = append(peaks, float64(s.MaxConcurrentParticipants))
		started = append(started, fakeapi.WireTime(s.StartedAt))
		if isLive(s) {
			live++
		}
		if s.Extra["parent_session_id"] != nil {
			children++

			childMinutes.Add(childMinutes, consumed)
		}
		if s.EndedAt != nil {
			ended = append(ended, fakeapi.WireTime(*s.EndedAt))
			// The wire has milliseconds.
			duration.Add(duration, big.NewRat(s.EndedAt.UnixMilli()-s.StartedAt.UnixMilli(), time.Minute.Milliseconds()))
		}
	}
	return object{
		"sessions": float64(len(sessions)), "live_sessions": live, "live_participants": participants,
		"minutes_consumed": rounded(minutes), "session_minutes": rounded(duration),
		"max_concurrent_participants": orNull(peaks, slices.Max),
		// Texts of one form sort as their times do.
		"first_started_at": orNull(started, slices.Min), "last_ended_at": orNull(ended, slices.Max),
		"child_sessions": children, "child_minutes_consumed": rounded(childMinutes),
	}
}

func orNull[T any](values []T, pick func([]T) T) any {
	if len(values) == 0 {
		return nil
	}
	return pick(values)
}

func rounded(exact *big.Rat) float64 {
	nearest, _ := exact.Float64()
	return nearest
}

// groupOf is a group of sessions; keys that are not given are null.
func groupOf(sessions []fakeapi.Session, keys object) object {
	group := totalsOf(sessions)
	for _, name := range []string{"period_start", "associated_id", "meeting_display_name", "status", "type"} {
		group[name] = keys[name]
	}
	return group
}

// wholeUsage is the state of the totals of a complete list, with these groups.
func wholeUsage(sessions []fakeapi.Session, groups ...any) object {
	return object{
		"totals": totalsOf(sessions), "groups": append([]any{}, groups...), "group_count": float64(len(groups)),
		"total_count": float64(len(sessions)), "complete": true,
	}
}

func TestSessionUsage_filters(t *testing.T) {
	t.Parallel()
	runFilterTests(t, usageType, func(sessions []fakeapi.Session) object { return wholeUsage(sessions) })
}

func TestSessionUsage_groups(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(120)
	// All are of one month in India.
	var types []any
	for _, kind := range []string{"livestream", "meeting", "participant"} {
		of := having(data, func(s fakeapi.Session) bool { return isEnded(s) && s.Type == kind })
		types = append(types, groupOf(of, object{"period_start": "2026-01-01T00:00:00+05:30", "type": kind}))
	}
	runReadTests(t, usageType, map[string]readTest{
		"month and type": {
			data: data, arguments: object{"status": "ENDED", "group_by": []any{"month", "type"}, "time_zone": "Asia/Kolkata"},
			want: wholeUsage(having(data, isEnded), types...),
		},
		"no sessions": {arguments: object{"group_by": []any{"month", "meeting", "status", "type"}}, want: wholeUsage(nil)},
		// The list is read twice. The sums of the first pass are dropped.
		"incomplete": {
			options: []fakeapi.Option{oneTooMany()}, data: data, arguments: object{"on_incomplete": "warn"}, says: "WARNING: " + notProven,
			want: merged(wholeUsage(data), object{"total_count": 121.0, "complete": false}),
		},
	})
}

// What cannot be read is missing from a sum, and a warning says so.
func TestSessionUsage_missing(t *testing.T) {
	t.Parallel()
	data := having(fakeapi.Sessions(20), isEnded)[:6]
	counted := slices.Clone(data)
	data[0].Extra["minutes_consumed"], counted[0].MinutesConsumed = "NaN", 0
	data[1].Extra["ended_at"], counted[1].EndedAt = "yesterday", nil
	data[2].EndedAt, counted[2].EndedAt = new(data[2].StartedAt.Add(-time.Minute)), &data[2].StartedAt
	data[3].Extra["created_at"] = "yesterday"
	data[4].BreakoutRooms = append(data[4].BreakoutRooms, []byte(`{"id":"room","minutes_consumed":20}`))

	january := slices.Concat(counted[:3], counted[4:])
	runReadTests(t, usageType, map[string]readTest{"every kind": {
		data: data, arguments: object{"group_by": []any{"month"}},
		says: "WARNING: Some sessions have no readable minutes_consumed; WARNING: Some sessions have no readable start or end; " +
			"WARNING: Some sessions have an impossible length; WARNING: Some sessions belong to no period; WARNING: Some breakout rooms are not counted",
		want: wholeUsage(counted, groupOf(january, object{"period_start": "2026-01-01T00:00:00Z"}), groupOf(counted[3:4], nil)),
	}})
}

// The advice for a list does not help those who see only its sums.
func TestSessionUsage_advice(t *testing.T) {
	t.Parallel()
	answer := newWorld(t, fakeapi.Sessions(20), oneTooMany()).connect(t).of(t, usageType).answer(t, object{"status": "LIVE"})
	wantText(t, textOf(answer.Diagnostics), notProven, `add "status" to group_by`)
}
