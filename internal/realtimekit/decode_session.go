package realtimekit

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

func decodeSessions(rows []json.RawMessage) ([]Session, error) {
	sessions := make([]Session, len(rows))

	for i, row := range rows {
		session, err := decodeSession(row)
		if err != nil {
			return nil, fmt.Errorf("session %d of the page %w", i+1, err)
		}

		sessions[i] = session
	}

	return sessions, nil
}

func decodeSession(row json.RawMessage) (Session, error) {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(row, &fields); err != nil || fields == nil {
		return Session{}, errors.New("is not an object")
	}

	take := func(name string) json.RawMessage {
		raw := fields[name]
		delete(fields, name)

		return raw
	}

	var session Session
	if json.Unmarshal(take("id"), &session.ID) != nil || session.ID == "" {
		return Session{}, errors.New("has no id")
	}

	// As it was sent: after cleaning, two ids could be one.
	if strings.ContainsFunc(session.ID, unreadable) {
		return Session{}, errors.New("has an id that cannot be read")
	}

	session.AssociatedID = text(take("associated_id"))
	session.MeetingDisplayName = text(take("meeting_display_name"))
	session.OrganizationID = text(take("organization_id"))
	session.Status = text(take("status"))
	session.Type = text(take("type"))
	session.CreatedAt = text(take("created_at"))
	session.StartedAt = text(take("started_at"))
	session.UpdatedAt = text(take("updated_at"))
	session.EndedAt = text(take("ended_at"))
	session.LiveParticipants = wholeNumber(take("live_participants"))
	session.MaxConcurrentParticipants = wholeNumber(take("max_concurrent_participants"))
	session.MinutesConsumed = number(take("minutes_consumed"))
	session.BreakoutRooms = list(take("breakout_rooms"))
	session.Meta = compact(take("meta"))
	session.Undocumented = undocumented(fields)

	return session, nil
}

func undocumented(fields map[string]json.RawMessage) map[string]json.RawMessage {
	if len(fields) == 0 {
		return nil
	}

	kept := make(map[string]json.RawMessage, len(fields))

	for name, raw := range fields {
		// compact would drop a null, which the API did send.
		kept[name] = json.RawMessage("null")
		if value := compact(raw); value != nil {
			kept[name] = value
		}
	}

	return kept
}
