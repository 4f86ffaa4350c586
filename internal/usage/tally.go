package usage

import (
	"math/big"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

const (
	nanosecondsPerSecond = 1e9
	nanosecondsPerMinute = 60 * nanosecondsPerSecond
)

// tally is what is added up of some sessions, before anything is rounded.
// Tallies of disjoint sessions merge into that of all of them.
type tally struct {
	sessions, live, children int64
	participants             int128
	minutes, childMinutes    decimal
	// lasted is in nanoseconds.
	lasted int128
	peak   part[int64]

	first, last edge
}

func (t *tally) add(session *realtimekit.Session) {
	t.sessions++

	if session.Status != nil && strings.EqualFold(*session.Status, realtimekit.StatusLive) {
		t.live++
	}

	if count := session.LiveParticipants; count != nil {
		t.participants.add(int128Of(*count))
	}

	t.raise(partOf(session.MaxConcurrentParticipants))
	t.addTimes(session)

	minutes := 0.0
	if session.MinutesConsumed != nil {
		minutes = *session.MinutesConsumed
	}

	t.minutes.add(minutes)

	if isChild(session) {
		t.children++
		t.childMinutes.add(minutes)
	}
}

// addTimes leaves out the length of a session that ended before it started:
// neither of the two can be trusted then.
func (t *tally) addTimes(session *realtimekit.Session) {
	started, begun := instant(session.StartedAt)
	if begun {
		t.first.see(started, *session.StartedAt, earliest)
	}

	ended, over := instant(session.EndedAt)
	if over {
		t.last.see(ended, *session.EndedAt, latest)
	}

	if !begun || !over || ended.Before(started) {
		return
	}

	// Not with Sub, which ends at 292 years.
	t.lasted.add(product(ended.Unix()-started.Unix(), nanosecondsPerSecond))
	t.lasted.add(int128Of(int64(ended.Nanosecond() - started.Nanosecond())))
}

func (t *tally) raise(peak part[int64]) {
	if peak.present && (!t.peak.present || peak.value > t.peak.value) {
		t.peak = peak
	}
}

// merge adds what another tally has, and leaves that alone.
func (t *tally) merge(other *tally) {
	t.sessions += other.sessions
	t.live += other.live
	t.children += other.children
	t.participants.add(other.participants)
	t.minutes.merge(other.minutes)
	t.childMinutes.merge(other.childMinutes)
	t.lasted.add(other.lasted)
	t.raise(other.peak)
	t.first.merge(other.first, earliest)
	t.last.merge(other.last, latest)
}

// totals rounds.
func (t *tally) totals() Totals {
	minutes, _ := new(big.Rat).SetFrac(t.lasted.big(), big.NewInt(nanosecondsPerMinute)).Float64()

	return Totals{
		Sessions:                  t.sessions,
		LiveSessions:              t.live,
		LiveParticipants:          t.participants.clamp(),
		MinutesConsumed:           t.minutes.float64(),
		SessionMinutes:            minutes,
		MaxConcurrentParticipants: t.peak.pointer(),
		FirstStartedAt:            t.first.value(),
		LastEndedAt:               t.last.value(),
		ChildSessions:             t.children,
		ChildMinutesConsumed:      t.childMinutes.float64(),
	}
}
