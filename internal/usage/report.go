package usage

import (
	"maps"
	"slices"
	"time"
)

// Report has the sums of the sessions that were added.
type Report struct {
	Totals Totals
	Groups []Group // sorted by their keys: periods by time, texts by their bytes, null last
	Gaps   Gaps
}

// Gaps counts the sessions that are missing from a sum. Live sessions are only in Periods.
type Gaps struct {
	Minutes int64 // without readable minutes_consumed
	Times   int64 // without a readable started_at or ended_at
	Lengths int64 // ended before they started, or lasted more than 366 days
	Periods int64 // in no period, although Options.GroupBy has one
}

// Totals are the sums of some sessions. A pointer is nil if no session has the value.
type Totals struct {
	Sessions                  int64
	LiveSessions              int64 // LIVE in upper or lower case
	LiveParticipants          int64
	MinutesConsumed           float64
	SessionMinutes            float64 // from started_at to ended_at
	MaxConcurrentParticipants *int64  // the largest of any one session

	// The earliest started_at and the latest ended_at, as the API wrote them.
	FirstStartedAt, LastEndedAt *string

	// ChildSessions have a parent_session_id. ChildMinutesConsumed is their part of
	// MinutesConsumed, which the minutes of the parent may include.
	ChildSessions        int64
	ChildMinutesConsumed float64
}

// Group has the sums of the sessions with one key. A field is nil if Options.GroupBy does not
// have its key, or if the sessions do not have the value.
type Group struct {
	PeriodStart                *time.Time // with an offset that RFC 3339 can write
	AssociatedID, Status, Type *string
	MeetingDisplayName         *string // the title of the newest session

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

// Rooms counts the breakout rooms that have minutes and are not listed as sessions. They are
// in no sum.
func (f *Fold) Rooms(listed func(id string) bool) int64 {
	rooms := f.unnamed
	for id := range f.rooms {
		if !listed(id) {
			rooms++
		}
	}
	return rooms
}
