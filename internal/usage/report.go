package usage

import (
	"maps"
	"slices"
	"time"
)

// Report has the sums of the sessions that were added.
type Report struct {
	// Totals are the sums of all sessions.
	Totals Totals
	// Groups are sorted by their keys in the order of Options.GroupBy: periods by time,
	// texts by their bytes, null last. Without GroupBy there are no groups.
	Groups []Group
	// Gaps counts the sessions that are missing from a sum.
	Gaps Gaps
}

// Gaps counts sessions.
type Gaps struct {
	// Minutes counts the sessions without readable minutes_consumed, and Times those
	// without a readable started_at or ended_at. Live sessions are in neither.
	Minutes, Times int64
	// Lengths counts the sessions that ended before they started, or lasted more than 366
	// days.
	Lengths int64
	// Periods counts the sessions that are in no period, although GroupBy has one.
	Periods int64
}

// Totals are the sums of some sessions. A pointer is nil if no session has the value.
type Totals struct {
	Sessions int64
	// LiveSessions have the status LIVE, in upper or lower case.
	LiveSessions int64
	// LiveParticipants is a sum, at most the largest int64.
	LiveParticipants int64
	// MinutesConsumed is the exact decimal sum, rounded once, at most the largest float64.
	MinutesConsumed float64
	// SessionMinutes is the time from started_at to ended_at, in exact nanoseconds, rounded
	// once. Sessions in Gaps.Times and Gaps.Lengths add nothing.
	SessionMinutes float64
	// MaxConcurrentParticipants is the largest of any one session.
	MaxConcurrentParticipants *int64
	// FirstStartedAt is the earliest started_at, LastEndedAt the latest ended_at, as the
	// API wrote them.
	FirstStartedAt, LastEndedAt *string
	// ChildSessions have a parent_session_id. ChildMinutesConsumed is their part of
	// MinutesConsumed, which the minutes of the parent may include.
	ChildSessions        int64
	ChildMinutesConsumed float64
}

// Group has the sums of the sessions with one key. What GroupBy does not have is nil.
type Group struct {
	// PeriodStart is in the zone, with an offset that RFC 3339 can write. It is nil also
	// for the sessions in Gaps.Periods.
	PeriodStart *time.Time
	// AssociatedID, Status and Type are nil also for sessions without one.
	AssociatedID, Status, Type *string
	// MeetingDisplayName is the title in the newest session of the meeting. It is nil also
	// for sessions without a meeting.
	MeetingDisplayName *string

	Totals
}

// Report returns the sums. More sessions can be added later.
func (f *Fold) Report() Report {
	var all tally

	report := Report{Gaps: f.gaps}
	for _, key := range slices.SortedFunc(maps.Keys(f.groups), groupKey.compare) {
		tally := f.groups[key]
		all.merge(tally)
		if len(f.groupBy) == 0 {
			continue
		}
		group := f.describe(key)
		group.MeetingDisplayName, group.Totals = tally.title, tally.totals()
		report.Groups = append(report.Groups, group)
		if f.calendar.unit != "" && group.PeriodStart == nil {
			report.Gaps.Periods += group.Sessions
		}
	}
	report.Totals = all.totals()
	return report
}

// describe returns a group with its key.
func (f *Fold) describe(key groupKey) (group Group) {
	for i, by := range f.groupBy {
		part := key[i]
		switch {
		case !part.present:
		case by == Meeting:
			group.AssociatedID = &part.text
		case by == Status:
			group.Status = &part.text
		case by == Type:
			group.Type = &part.text
		default:
			group.PeriodStart = new(written(part.second, f.calendar.zone))
		}
	}
	return group
}

// Rooms counts the breakout rooms that have minutes, and are not listed as sessions. They
// are in no sum.
func (f *Fold) Rooms(listed func(id string) bool) int64 {
	rooms := f.unnamed
	for id := range f.rooms {
		if !listed(id) {
			rooms++
		}
	}
	return rooms
}
