package usage

import (
	"cmp"
	"math"
	"math/big"
	"slices"
	"strconv"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

const berlin = "Europe/Berlin"

// maybe sometimes draws nil.
func maybe[V any](t *rapid.T, label string, values *rapid.Generator[V]) *V {
	return rapid.Ptr(values, true).Draw(t, label)
}

// times are few, so that sessions share periods and tie: odd hours of Berlin, one
// instant in three texts, and texts that are not times.
func times() *rapid.Generator[string] {
	return rapid.OneOf(
		rapid.SampledFrom([]string{
			"2025-10-26T00:30:00Z", "2025-10-26T02:30:00+02:00", "2025-10-26T00:30:00.000Z", "2025-10-26T01:30:00Z", "2025-10-26T23:00:00Z",
			"2024-12-31T23:30:00Z", "2025-03-30T01:00:00Z", "2025-02-30T00:00:00Z", "0001-01-01T00:00:00Z", "0002-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "", "soon",
		}),
		rapid.Map(rapid.Int64Range(1.7e12, 1.8e12), func(ms int64) string { return time.UnixMilli(ms).UTC().Format("2006-01-02T15:04:05.000Z") }),
	)
}

func minutes() *rapid.Generator[float64] {
	return rapid.OneOf(
		rapid.Map(rapid.IntRange(0, 1e6), func(seconds int) float64 { return float64(seconds) / 60 }),
		rapid.Map(rapid.Int64Range(-1e9, 1e12), func(n int64) float64 { return float64(n) / 1e4 }),
		rapid.Map(rapid.Int64Range(0, 1e12), func(n int64) float64 { return float64(n) / 1e7 }),
		rapid.Map(rapid.Int64(), func(n int64) float64 { return float64(n) }),
		rapid.Map(rapid.IntRange(-340, 308), math.Pow10),
		rapid.Map(rapid.Uint64(), func(bits uint64) float64 {
			if value := math.Float64frombits(bits); !math.IsNaN(value) && !math.IsInf(value, 0) {
				return value
			}
			return 1e9
		}),
	)
}

// rational is what the API wrote.
func rational(value float64) *big.Rat {
	exact, _ := new(big.Rat).SetString(strconv.FormatFloat(value, 'g', -1, 64))
	return exact
}

// nearest is the finite float64 next to a sum.
func nearest(exact *big.Rat) float64 {
	value, _ := exact.Float64()
	return max(-math.MaxFloat64, min(value, math.MaxFloat64)) + 0
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

// keysOf draws keys, or none.
func keysOf(t *rapid.T) []Key {
	all := rapid.Permutation([]Key{rapid.SampledFrom([]Key{Hour, Day, Week, Month}).Draw(t, "period"), Meeting, Status, Type}).Draw(t, "keys")
	if n := rapid.IntRange(0, len(all)).Draw(t, "depth"); n > 0 {
		return all[:n]
	}
	return nil
}

// plainly adds up sessions by the rules, in the simplest way.
func plainly(sessions []realtimekit.Session) Totals {
	var (
		totals               = Totals{Sessions: int64(len(sessions))}
		participants, lasted = new(big.Int), new(big.Int)
		minutes, children    = new(big.Rat), new(big.Rat)
		starts, ends         []string
		first                = func(a, b string) int { return cmp.Or(parsed(a).Compare(parsed(b)), cmp.Compare(a, b)) }
		last                 = func(a, b string) int { return cmp.Or(parsed(b).Compare(parsed(a)), cmp.Compare(a, b)) }
	)
	for _, session := range sessions {
		if status := session.Status; status != nil && *status != "ENDED" {
			totals.LiveSessions++
		}
		if count := session.LiveParticipants; count != nil {
			participants.Add(participants, big.NewInt(*count))
		}
		if peak := session.MaxConcurrentParticipants; peak != nil && (totals.MaxConcurrentParticipants == nil || *peak > *totals.MaxConcurrentParticipants) {
			totals.MaxConcurrentParticipants = peak
		}
		spent := new(big.Rat)
		if session.MinutesConsumed != nil {
			spent = rational(*session.MinutesConsumed)
		}
		minutes.Add(minutes, spent)
		if session.ParentSessionID != nil {
			totals.ChildSessions++
			children.Add(children, spent)
		}
		started, ended := wire.Time(session.StartedAt), wire.Time(session.EndedAt)
		if !started.IsZero() {
			starts = append(starts, *session.StartedAt)
		}
		if !ended.IsZero() {
			ends = append(ends, *session.EndedAt)
		}
		if length := nanoseconds(ended).Sub(nanoseconds(ended), nanoseconds(started)); !started.IsZero() && !ended.IsZero() &&
			length.Sign() >= 0 && length.Cmp(big.NewInt(366*24*60*60e9)) <= 0 {
			lasted.Add(lasted, length)
		}
	}
	totals.LiveParticipants, _ = new(big.Float).SetInt(participants).Int64() // which clamps
	if participants.IsInt64() {
		totals.LiveParticipants = participants.Int64()
	}
	totals.MinutesConsumed, totals.ChildMinutesConsumed = nearest(minutes), nearest(children)
	totals.SessionMinutes = nearest(new(big.Rat).SetFrac(lasted, big.NewInt(60e9)))
	if slices.SortFunc(starts, first); len(starts) > 0 {
		totals.FirstStartedAt = &starts[0]
	}
	if slices.SortFunc(ends, last); len(ends) > 0 {
		totals.LastEndedAt = &ends[0]
	}
	return totals
}

func parsed(text string) time.Time { return wire.Time(&text) }

func nanoseconds(at time.Time) *big.Int {
	n := new(big.Int).Mul(big.NewInt(at.Unix()), big.NewInt(1e9))
	return n.Add(n, big.NewInt(int64(at.Nanosecond())))
}

// Sessions in another order make the same report, which has the plain sums.
func TestReport_plainRules(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		sessions, keys := sessionsOf(t), keysOf(t)
		report := newFold(t, keys, berlin, sessions...).Report()
		others := rapid.Permutation(sessions).Draw(t, "in another order")
		if got := asJSON(t, newFold(t, keys, berlin, others...).Report()); got != asJSON(t, report) {
			t.Errorf("%s\nin another order %s", asJSON(t, report), got)
		}
		if want := asJSON(t, plainly(sessions)); asJSON(t, report.Totals) != want {
			t.Errorf("totals %s\nwant %s", asJSON(t, report.Totals), want)
		}
		members := map[string][]realtimekit.Session{}
		for _, session := range sessions {
			key := newFold(t, keys, berlin, session).Report()
			for _, group := range key.Groups {
				members[keyText(t, group)] = append(members[keyText(t, group)], session)
			}
		}
		for _, group := range report.Groups {
			if want := asJSON(t, plainly(members[keyText(t, group)])); asJSON(t, group.Totals) != want {
				t.Errorf("group %s\nwant %s", asJSON(t, group), want)
			}
		}
		if len(report.Groups) != len(members) {
			t.Errorf("%d groups, want %d", len(report.Groups), len(members))
		}
	})
}

func keyText(t *rapid.T, group Group) string {
	return asJSON(t, []any{group.PeriodStart, group.AssociatedID, group.Status, group.Type})
}
