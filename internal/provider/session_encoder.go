package provider

import (
	"encoding/json"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// attributesOfSession is how many attributes sessionAttributes describes.
const attributesOfSession = 16

// appendSession writes a session as newSessionModel has it, its attributes sorted
// by name, as Terraform's own encoder sorts them.
func appendSession(to []byte, s *realtimekit.Session, includeUndocumented bool) []byte {
	to = appendMapLength(to, attributesOfSession)
	to = appendOptionalText(appendText(to, "associated_id"), s.AssociatedID)
	to = appendTexts(appendText(to, "breakout_rooms"), s.BreakoutRooms)
	to = appendOptionalText(appendText(to, "created_at"), s.CreatedAt)
	to = appendOptionalText(appendText(to, "ended_at"), s.EndedAt)
	to = appendText(appendText(to, "id"), s.ID)
	to = appendOptionalInt(appendText(to, "live_participants"), s.LiveParticipants)
	to = appendOptionalInt(appendText(to, "max_concurrent_participants"), s.MaxConcurrentParticipants)
	to = appendOptionalText(appendText(to, "meeting_display_name"), s.MeetingDisplayName)
	to = appendJSON(appendText(to, "meta"), s.Meta)
	to = appendOptionalFloat(appendText(to, "minutes_consumed"), s.MinutesConsumed)
	to = appendOptionalText(appendText(to, "organization_id"), s.OrganizationID)
	to = appendOptionalText(appendText(to, "started_at"), s.StartedAt)
	to = appendOptionalText(appendText(to, "status"), s.Status)
	to = appendOptionalText(appendText(to, "type"), s.Type)

	to = appendText(to, "undocumented")
	if includeUndocumented {
		to = appendText(to, s.Undocumented.JSON())
	} else {
		to = appendNil(to)
	}

	return appendOptionalText(appendText(to, "updated_at"), s.UpdatedAt)
}

func appendOptionalText(to []byte, text *string) []byte {
	if text == nil {
		return appendNil(to)
	}

	return appendText(to, *text)
}

func appendOptionalInt(to []byte, n *int64) []byte {
	if n == nil {
		return appendNil(to)
	}

	return appendInt(to, *n)
}

func appendOptionalFloat(to []byte, number *float64) []byte {
	if number == nil {
		return appendNil(to)
	}

	return appendFloat(to, *number)
}

func appendJSON(to []byte, raw json.RawMessage) []byte {
	if raw == nil {
		return appendNil(to)
	}

	return appendText(to, string(raw))
}

func appendTexts(to []byte, elements []json.RawMessage) []byte {
	to = appendArrayLength(to, len(elements))
	for _, element := range elements {
		to = appendText(to, string(element))
	}

	return to
}
