package fakeapi

import (
	"slices"
	"time"
)

// Daywise is what analytics/daywise counts.
type Daywise struct{ Sessions, Recordings Totals }

// Totals are a sum and the days that are not empty, in order.
type Totals struct {
	Count   int64
	Minutes float64 // with four decimals
	Days    []DayTotal
}

// DayTotal is the sum of one day in UTC, such as 2026-01-31.
type DayTotal struct {
	Day     string
	Count   int64
	Minutes float64
}

// DaywiseOf adds up the sessions that were created from one day to another, inclusive,
// in the format of [time.DateOnly]. Live sessions count; about one in three ended
// sessions has a recording.
func DaywiseOf(sessions []Session, from, to string) (all Daywise) {
	sessions = slices.Clone(sessions)
	slices.SortFunc(sessions, func(a, b Session) int { return a.CreatedAt.Compare(b.CreatedAt) })
	for _, s := range sessions {
		day := s.CreatedAt.UTC().Format(time.DateOnly)
		if day < from || day > to {
			continue
		}
		all.Sessions.add(day, s.MinutesConsumed)
		if s.EndedAt != nil && s.seed()%3 == 0 {
			all.Recordings.add(day, s.EndedAt.Sub(s.StartedAt).Truncate(time.Minute).Minutes())
		}
	}
	return all
}

func (t *Totals) add(day string, minutes float64) {
	if n := len(t.Days); n == 0 || t.Days[n-1].Day != day {
		t.Days = append(t.Days, DayTotal{Day: day})
	}
	last := &t.Days[len(t.Days)-1]
	last.Count, last.Minutes = last.Count+1, decimals(last.Minutes+minutes)
	t.Count, t.Minutes = t.Count+1, decimals(t.Minutes+minutes)
}

func (t *Totals) object(count, minutes, dayCount, dayMinutes string) map[string]any {
	days := make([]map[string]any, len(t.Days))
	for i, d := range t.Days {
		days[i] = map[string]any{"day": d.Day, dayCount: d.Count, dayMinutes: d.Minutes}
	}
	return map[string]any{count: t.Count, minutes: t.Minutes, "day_stats": days}
}

func (s *Server) getDaywise(c *call) ([]byte, *refusal) {
	today := time.Now().UTC()
	from, to := c.date("start_date", today.AddDate(0, 0, -30)), c.date("end_date", today)
	data, refused := s.enter(c)
	if refused != nil {
		return nil, refused
	}
	all := DaywiseOf(data, from, to)
	return encode(map[string]any{"success": true, "data": map[string]any{
		"session_stats":   all.Sessions.object("sessions_count", "sessions_minutes_consumed", "total_sessions", "total_session_minutes"),
		"recording_stats": all.Recordings.object("recording_count", "recording_minutes_consumed", "total_recordings", "total_recording_minutes"),
	}}), nil
}
