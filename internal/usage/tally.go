package usage

import (
	"math"
	"math/big"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

const longest = 366 * 24 * time.Hour // a session beyond that has implausible times

type tally struct {
	counted Totals // without the fields that totals sets

	participants          big.Int
	minutes, childMinutes decimal
	lasted                big.Int // nanoseconds
	first, last           edge
	newest                edge // its text is the id of the session that has the title
	title                 *string
}

func (t *tally) add(session *realtimekit.Session, gaps *Gaps) {
	t.counted.Sessions++
	if session.IsLive() {
		t.counted.LiveSessions++
	}
	if count := session.LiveParticipants; count != nil {
		t.participants.Add(&t.participants, big.NewInt(*count))
	}
	t.raise(session.MaxConcurrentParticipants)
	t.addMinutes(session, gaps)
	t.addTimes(session, gaps)
}

func (t *tally) raise(peak *int64) {
	if highest := &t.counted.MaxConcurrentParticipants; peak != nil && (*highest == nil || *peak > **highest) {
		*highest = new(*peak)
	}
}

func (t *tally) addMinutes(session *realtimekit.Session, gaps *Gaps) {
	var minutes float64
	switch {
	case session.MinutesConsumed != nil:
		minutes = *session.MinutesConsumed
	case !session.IsLive():
		gaps.Minutes++
	}
	t.minutes.add(minutes)
	// Sessions of breakout rooms name a parent.
	if parent := session.ParentSessionID; parent != nil && *parent != "" {
		t.counted.ChildSessions++
		t.childMinutes.add(minutes)
	}
}

func (t *tally) addTimes(session *realtimekit.Session, gaps *Gaps) {
	started, ended := wire.Time(session.StartedAt), wire.Time(session.EndedAt)
	if !started.IsZero() {
		t.first.see(started, *session.StartedAt, earlier)
	}
	if !ended.IsZero() {
		t.last.see(ended, *session.EndedAt, later)
	}
	length, known := ended.Sub(started), !started.IsZero() && !ended.IsZero()
	switch {
	case known && length >= 0 && length <= longest:
		t.lasted.Add(&t.lasted, big.NewInt(int64(length)))
	case session.IsLive(): // it has not ended
	case known:
		gaps.Lengths++
	default:
		gaps.Times++
	}
}

// rename takes the title of the session if it is the newest. The zero time is the oldest.
func (t *tally) rename(session *realtimekit.Session, created time.Time) {
	if !t.newest.see(created, session.ID, later) {
		return
	}
	t.title = nil
	if title := session.MeetingDisplayName; title != nil {
		t.title = new(strings.Clone(*title))
	}
}

func (t *tally) merge(other *tally) {
	t.counted.Sessions += other.counted.Sessions
	t.counted.LiveSessions += other.counted.LiveSessions
	t.counted.ChildSessions += other.counted.ChildSessions
	t.raise(other.counted.MaxConcurrentParticipants)
	t.participants.Add(&t.participants, &other.participants)
	t.minutes.merge(&other.minutes)
	t.childMinutes.merge(&other.childMinutes)
	t.lasted.Add(&t.lasted, &other.lasted)
	t.first.merge(other.first, earlier)
	t.last.merge(other.last, later)
}

func (t *tally) totals() Totals {
	totals := t.counted
	totals.LiveParticipants = clamp(&t.participants)
	totals.MinutesConsumed = t.minutes.float64()
	totals.SessionMinutes, _ = new(big.Rat).SetFrac(&t.lasted, big.NewInt(int64(time.Minute))).Float64()
	totals.FirstStartedAt, totals.LastEndedAt = t.first.text, t.last.text
	totals.ChildMinutesConsumed = t.childMinutes.float64()
	return totals
}

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

const (
	earlier = -1
	later   = +1
)

// edge is the earliest or the latest of some times.
type edge struct {
	at   time.Time
	text *string // that belongs to it
}

// see keeps the time if it is further in the direction, and reports whether it did. Of equal
// times, it keeps the one with the smallest text.
func (e *edge) see(at time.Time, text string, direction int) bool {
	order := at.Compare(e.at) * direction
	if e.text != nil && (order < 0 || order == 0 && text >= *e.text) {
		return false
	}
	*e = edge{at, new(strings.Clone(text))} // a copy keeps no page in memory
	return true
}

func (e *edge) merge(other edge, direction int) {
	if other.text != nil {
		e.see(other.at, *other.text, direction)
	}
}
