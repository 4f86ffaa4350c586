package provider

import (
	"encoding/json"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func sessionColumns(includeUndocumented bool) []column[realtimekit.Session] {
	type session = realtimekit.Session
	return []column[session]{
		textColumn("associated_id", "Id of the meeting that the session belongs to. A meeting has a new session each time people come back. "+
			"Null if the API sends none.", func(s *session) *string { return s.AssociatedID }),
		jsonListColumn("breakout_rooms", "Breakout rooms of the session, each a JSON text for `jsondecode`. Empty if the API sends none.",
			func(s *session) []json.RawMessage { return s.BreakoutRooms }),
		textColumn("created_at", "When the session was created, as the API writes it, such as `2026-01-12T14:21:34.388Z`. Null if the API sends none.",
			func(s *session) *string { return s.CreatedAt }),
		textColumn("ended_at", "When the session ended, as the API writes it. Null while the session is live, and if the API sends none.",
			func(s *session) *string { return s.EndedAt }),
		textColumn("id", "Id of the session, a UUID.", func(s *session) *string { return &s.ID }),
		countColumn("live_participants", "Number of participants who are in the session now. Null if the API sends no whole number.",
			func(s *session) *int64 { return s.LiveParticipants }),
		countColumn("max_concurrent_participants", "The most participants that were in the session at once. Null if the API sends no whole number.",
			func(s *session) *int64 { return s.MaxConcurrentParticipants }),
		textColumn("meeting_display_name", "Title of the meeting, written by people. Null if the API sends none.",
			func(s *session) *string { return s.MeetingDisplayName }),
		jsonColumn("meta", "What the API sends as `meta`, such as a room name: a JSON text for `jsondecode`. Null if the API sends none.",
			func(s *session) json.RawMessage { return s.Meta }),
		floatColumn("minutes_consumed", "Minutes that the session consumed, with a fraction. "+
			"Null if the API sends no number.", func(s *session) *float64 { return s.MinutesConsumed }),
		textColumn("organization_id", "Id of the app. Null if the API sends none.", func(s *session) *string { return s.OrganizationID }),
		textColumn("started_at", "When the session started, as the API writes it. Null if the API sends none.",
			func(s *session) *string { return s.StartedAt }),
		textColumn("status", "`LIVE` or `ENDED`; other values are passed on. By default a session ends about a minute after the last participant left. "+
			"Null if the API sends none.", func(s *session) *string { return s.Status }),
		textColumn("type", "Kind of session: `meeting`, `livestream` or `participant`; other values are passed on. Null if the API sends none.",
			func(s *session) *string { return s.Type }),
		textColumn("undocumented", "Fields that the API sends beyond the documented ones, a JSON object for `jsondecode`: `{}` without such fields. "+
			"Null unless `include_undocumented` is true.", func(s *session) *string {
			if !includeUndocumented {
				return nil
			}
			return new(s.Undocumented.JSON())
		}),
		textColumn("updated_at", "When the record last changed, as the API writes it. Null if the API sends none.",
			func(s *session) *string { return s.UpdatedAt }),
	}
}
