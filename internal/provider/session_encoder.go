package provider

import (
	"encoding/json"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// encodedPage is the sessions of a page as the elements of a list in MessagePack,
// in one piece: row i ends at ends[i].
type encodedPage struct {
	bytes []byte
	ends  []int
}

// bytesOfSession is about how long a session is, so that the buffer of a page is
// seldom too short.
const bytesOfSession = 640

// mostForPage bounds the buffer that a page begins with: a thousand sessions fit,
// and a page of a million tiny rows does not ask for gigabytes.
const mostForPage = 1 << 20

// encodeSessions encodes a page. It runs beside the requests for others.
func encodeSessions(sessions []realtimekit.Session, includeUndocumented bool) *encodedPage {
	page := &encodedPage{
		bytes: make([]byte, 0, min(bytesOfSession*len(sessions), mostForPage)),
		ends:  make([]int, len(sessions)),
	}

	for i := range sessions {
		page.bytes = appendSession(page.bytes, &sessions[i], includeUndocumented)
		page.ends[i] = len(page.bytes)
	}

	return page
}

// row is the encoded session in a row of the page.
func (p *encodedPage) row(i int) []byte {
	begin := 0
	if i > 0 {
		begin = p.ends[i-1]
	}

	return p.bytes[begin:p.ends[i]]
}

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
