package usage

import (
	"maps"
	"slices"
	"time"
)

// Report is what the sessions added so far come to.
type Report struct {
	// Totals are over all sessions, grouped or not.
	Totals Totals
	// Groups are in the order of their keys, the first key of GroupBy first, null
	// after everything else: periods by time, texts by their bytes. There are none
	// without GroupBy.
	Groups []Group
	// Unreadable counts the sessions that are in no period although periods were
	// asked for: created_at is absent, no RFC 3339 time or far out of any year.
	Unreadable int64
}

// Totals are the results for some sessions. A nil pointer means that no session
// had such a value.
type Totals struct {
	Sessions int64
	// LiveSessions have the status LIVE, case aside.
	LiveSessions int64
	// LiveParticipants is a sum, at the most the largest int64.
	LiveParticipants int64
	// MinutesConsumed is the exact decimal sum of what the API sent, rounded once;
	// at the most the largest float64. Absent minutes add 0.
	MinutesConsumed float64
	// SessionMinutes is the time from started_at to ended_at, in exact nanoseconds
	// rounded once. Sessions in which either is no time, or which ended before they
	// started, add 0.
	SessionMinutes float64
	// MaxConcurrentParticipants is the largest of any one session.
	MaxConcurrentParticipants *int64
	// FirstStartedAt and LastEndedAt are the API's own texts of the earliest and
	// the latest instant.
	FirstStartedAt, LastEndedAt *string
	// ChildSessions have a parent_session_id; ChildMinutesConsumed is their part of
	// MinutesConsumed, which may be counted in the parent's minutes too.
	ChildSessions        int64
	ChildMinutesConsumed float64
}

// Group is one element of Groups. A key that is not grouped by is nil.
type Group struct {
	// PeriodStart is in the zone, with an offset of whole minutes, as RFC 3339
	// writes them; nil also where Unreadable counts the sessions.
	PeriodStart *time.Time
	// AssociatedID, Status and Type are nil also for sessions without one.
	AssociatedID, Status, Type *string
	// MeetingDisplayName is that of the newest session, by created_at, when grouped
	// by meeting. It is nil where that one has none, and where AssociatedID is nil or
	// empty: those sessions have no meeting in common.
	MeetingDisplayName *string

	Totals
}

// Report may be asked for at any time; sessions can be added after it.
func (f *Fold) Report() Report {
	var (
		all    tally
		report Report
	)

	keys := slices.SortedFunc(maps.Keys(f.groups), f.compare)
	for _, key := range keys {
		group := f.groups[key]
		all.merge(&group.tally)

		if len(f.groupBy) > 0 {
			report.Groups = append(report.Groups, f.report(key, group))
		}

		if f.byPeriod && !key.period.present {
			report.Unreadable += group.sessions
		}
	}

	report.Totals = all.totals()

	return report
}

func (f *Fold) compare(a, b groupKey) int {
	for _, by := range f.groupBy {
		if order := a.compare(b, by); order != 0 {
			return order
		}
	}

	return 0
}

func (f *Fold) report(key groupKey, group *group) Group {
	reported := Group{
		AssociatedID:       key.meeting.pointer(),
		Status:             key.status.pointer(),
		Type:               key.kind.pointer(),
		MeetingDisplayName: group.newest.value(),
		Totals:             group.totals(),
	}

	if key.period.present {
		start := written(key.period.value, f.calendar.zone)
		reported.PeriodStart = &start
	}

	return reported
}
