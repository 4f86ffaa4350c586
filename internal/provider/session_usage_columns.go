package provider

import (
	"slices"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

func allGroupColumns() []column[usage.Group] {
	all := append(groupColumns(), totalsColumns()...)
	slices.SortFunc(all, func(a, b column[usage.Group]) int { return strings.Compare(a.name, b.name) })
	return all
}

func groupColumns() []column[usage.Group] {
	type group = usage.Group
	return []column[group]{
		timeColumn("period_start", "When the period begins, in RFC 3339 with the offset of the time zone. A session belongs to the period "+
			"of its `created_at`. Null without a period in `group_by`, and in the group of the sessions whose `created_at` cannot be read.",
			func(g *group) *string {
				if g.PeriodStart == nil {
					return nil
				}
				return new(g.PeriodStart.Format(time.RFC3339))
			}),
		textColumn("associated_id", "Id of the meeting. Null without `meeting` in `group_by`, and in the group of the sessions without a meeting.",
			func(g *group) *string { return g.AssociatedID }),
		textColumn("meeting_display_name", "Title of the meeting in its newest session of the group. Null without `meeting` in `group_by`, if that session "+
			"has no title, and in the group of the sessions without a meeting, whose titles have nothing in common.",
			func(g *group) *string { return g.MeetingDisplayName }),
		textColumn("status", "Status of the sessions. Null without `status` in `group_by`, and in the group of the sessions without a status.",
			func(g *group) *string { return g.Status }),
		textColumn("type", "Type of the sessions. Null without `type` in `group_by`, and in the group of the sessions without a type.",
			func(g *group) *string { return g.Type }),
	}
}

// timeColumn is a text column that is sorted as RFC 3339 times.
func timeColumn(name, description string, get func(*usage.Group) *string) column[usage.Group] {
	c := textColumn(name, description, get)
	c.compare = comparison(get, func(a, b string) int {
		first, _ := usage.ParseTime(a)
		second, _ := usage.ParseTime(b)
		return first.Compare(second)
	})
	return c
}

func totalsColumns() []column[usage.Group] {
	type group = usage.Group
	return []column[group]{
		countColumn("sessions", "Number of sessions.", func(g *group) *int64 { return &g.Sessions }),
		countColumn("live_sessions", "Number of live sessions: their `status` is `LIVE`, in upper or lower case.",
			func(g *group) *int64 { return &g.LiveSessions }),
		countColumn("live_participants", "Sum of `live_participants`: the number of participants who are in the sessions now. "+
			"Sessions for which the API sends no whole number add nothing.", func(g *group) *int64 { return &g.LiveParticipants }),
		floatColumn("minutes_consumed", "Sum of `minutes_consumed`. "+
			"Added up as decimal numbers and rounded once. Sessions for which the API sends no number add nothing, "+
			"and a warning reports the number of those that are not live.",
			func(g *group) *float64 { return &g.MinutesConsumed }),
		floatColumn("session_minutes", "Sum of the minutes from `started_at` to `ended_at`, regardless of the number of participants. "+
			"A session that has not ended adds nothing. Nor does one whose `started_at` or `ended_at` cannot be read, which ended before it started, "+
			"or which lasted more than 366 days: a warning reports the number of these.",
			func(g *group) *float64 { return &g.SessionMinutes }),
		countColumn("max_concurrent_participants", "Maximum number of participants in any one session at once. "+
			"Participants of several sessions are not added up. Null if the API sends it for no session.",
			func(g *group) *int64 { return g.MaxConcurrentParticipants }),
		timeColumn("first_started_at", "The earliest `started_at`, as the API writes it. Null if none can be read.",
			func(g *group) *string { return g.FirstStartedAt }),
		timeColumn("last_ended_at", "The latest `ended_at`, as the API writes it. Null if none can be read.",
			func(g *group) *string { return g.LastEndedAt }),
		countColumn("child_sessions", "Number of sessions that name a parent session, as those of breakout rooms do.", func(g *group) *int64 { return &g.ChildSessions }),
		floatColumn("child_minutes_consumed", "The part of `minutes_consumed` that comes from `child_sessions`. Whether their parents count it too is not "+
			"documented: if they do, subtract it from `minutes_consumed`.", func(g *group) *float64 { return &g.ChildMinutesConsumed }),
	}
}
