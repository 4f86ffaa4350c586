package usage

import (
	"math"
	"math/big"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// longest is the length above which the times of a session are not plausible.
const longest = 366 * 24 * time.Hour

// tally has the sums of some sessions, before rounding.
type tally struct {
	sessions, live, children int64
	participants             big.Int
	peak                     *int64
	minutes, childMinutes    decimal
	lasted                   big.Int // nanoseconds
	first, last              edge

	// newest has the id of the newest session of a meeting, title its title, if it has one.
	newest edge
	title  []byte
	titled bool
}

// add adds a session, and counts the sums that it is missing from.
func (t *tally) add(session *realtimekit.Session, gaps *Gaps) {
	live := session.IsLive()

	t.sessions++
	if live {
		t.live++
	}
	if count := session.LiveParticipants; count != nil {
		t.participants.Add(&t.participants, big.NewInt(*count))
	}
	t.raise(session.MaxConcurrentParticipants)
	if !t.addMinutes(session) && !live {
		gaps.Minutes++
	}
	switch length, ok := t.addTimes(session); {
	case live && (!ok || length < 0 || length > longest): // it has not ended
	case !ok:
		gaps.Times++
	case length < 0 || length > longest:
		gaps.Lengths++
	default:
		t.lasted.Add(&t.lasted, big.NewInt(int64(length)))
	}
}

// addMinutes reports whether the session has minutes.
func (t *tally) addMinutes(session *realtimekit.Session) bool {
	minutes := session.MinutesConsumed
	if minutes != nil {
		t.minutes.add(*minutes)
	}
	// Sessions of breakout rooms name a parent.
	if parent := session.ParentSessionID; parent != nil && *parent != "" {
		t.children++
		if minutes != nil {
			t.childMinutes.add(*minutes)
		}
	}
	return minutes != nil
}

// addTimes returns the length of the session; ok is false unless it has two times.
func (t *tally) addTimes(session *realtimekit.Session) (length time.Duration, ok bool) {
	started, ended := wire.Time(session.StartedAt), wire.Time(session.EndedAt)
	if !started.IsZero() {
		t.first.see(started, *session.StartedAt, backward)
	}
	if !ended.IsZero() {
		t.last.see(ended, *session.EndedAt, forward)
	}
	return ended.Sub(started), !started.IsZero() && !ended.IsZero()
}

func (t *tally) raise(peak *int64) {
	switch {
	case peak == nil:
	case t.peak == nil:
		t.peak = new(*peak)
	default:
		*t.peak = max(*t.peak, *peak)
	}
}

// rename takes the title of the session if it is the newest. A session without a readable
// created_at is older than any other.
func (t *tally) rename(session *realtimekit.Session, created time.Time) {
	if !t.newest.see(created, session.ID, forward) {
		return
	}
	title := session.MeetingDisplayName
	if t.titled = title != nil; t.titled {
		t.title = append(t.title[:0], *title...)
	}
}

// merge adds the sums of other sessions. It has no title.
func (t *tally) merge(other *tally) {
	t.sessions += other.sessions
	t.live += other.live
	t.children += other.children
	t.participants.Add(&t.participants, &other.participants)
	t.raise(other.peak)
	t.minutes.merge(&other.minutes)
	t.childMinutes.merge(&other.childMinutes)
	t.lasted.Add(&t.lasted, &other.lasted)
	t.first.merge(&other.first, backward)
	t.last.merge(&other.last, forward)
}

// totals rounds the sums.
func (t *tally) totals() Totals {
	minutes, _ := new(big.Rat).SetFrac(&t.lasted, big.NewInt(int64(time.Minute))).Float64()

	totals := Totals{
		Sessions:             t.sessions,
		LiveSessions:         t.live,
		LiveParticipants:     clamp(&t.participants),
		MinutesConsumed:      t.minutes.float64(),
		SessionMinutes:       minutes,
		FirstStartedAt:       copied(t.first.text, t.first.text != nil),
		LastEndedAt:          copied(t.last.text, t.last.text != nil),
		ChildSessions:        t.children,
		ChildMinutesConsumed: t.childMinutes.float64(),
	}
	if t.peak != nil {
		totals.MaxConcurrentParticipants = new(*t.peak)
	}
	return totals
}

// clamp returns the nearest int64.
func clamp(n *big.Int) int64 {
	switch {
	case n.IsInt64():
		return n.Int64()
	case n.Sign() < 0:
		return math.MinInt64
	default:
		return math.MaxInt64
	}
}
