package usage

import (
	"cmp"
	"math/big"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// plainly adds up sessions as the rules say, with no thought of speed.
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

		started, begun := instant(session.StartedAt)
		if begun {
			starts = append(starts, *session.StartedAt)
		}

		ended, over := instant(session.EndedAt)
		if over {
			ends = append(ends, *session.EndedAt)
		}

		if begun && over && !ended.Before(started) {
			lasted.Add(lasted, new(big.Int).Sub(nanoseconds(ended), nanoseconds(started)))
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

func parsed(text string) time.Time {
	at, _ := instant(&text)

	return at
}

func nanoseconds(at time.Time) *big.Int {
	n := new(big.Int).Mul(big.NewInt(at.Unix()), big.NewInt(1e9))

	return n.Add(n, big.NewInt(int64(at.Nanosecond())))
}

func TestReportsAreWhatThePlainRulesSay(t *testing.T) {
	t.Parallel()

	zone := zoneOf(t, "Europe/Berlin")

	rapid.Check(t, func(t *rapid.T) {
		sessions, keys := sessionsOf(t), keysOf(t)
		report := foldOf(t, keys, zone, sessions).Report()

		if want := bytesOf(t, plainly(sessions)); bytesOf(t, report.Totals) != want {
			t.Errorf("totals %s\nwant %s", bytesOf(t, report.Totals), want)
		}

		members := map[string][]realtimekit.Session{}

		for _, session := range sessions {
			key := foldOf(t, keys, zone, []realtimekit.Session{session}).Report()
			for _, group := range key.Groups {
				members[keyText(t, group)] = append(members[keyText(t, group)], session)
			}
		}

		for _, group := range report.Groups {
			if want := bytesOf(t, plainly(members[keyText(t, group)])); bytesOf(t, group.Totals) != want {
				t.Errorf("group %s\nwant %s", bytesOf(t, group), want)
			}
		}

		if len(report.Groups) != len(members) {
			t.Errorf("%d groups, want %d", len(report.Groups), len(members))
		}
	})
}

func keyText(t *rapid.T, group Group) string {
	return bytesOf(t, []any{group.PeriodStart, group.AssociatedID, group.Status, group.Type})
}
