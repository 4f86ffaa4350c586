package realtimekit

import (
	"encoding/json"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// Session is a session as the API sent it, except that control characters are replaced. A
// nil pointer means that the API sent null, or no such field. Only ID is required.
type Session struct {
	ID                 string
	AssociatedID       *string
	MeetingDisplayName *string
	OrganizationID     *string
	Status             *string
	Type               *string

	// The times are the API's text, as its schema does not promise a date.
	CreatedAt *string
	StartedAt *string
	UpdatedAt *string
	EndedAt   *string

	LiveParticipants          *int64
	MaxConcurrentParticipants *int64
	MinutesConsumed           *float64

	// BreakoutRooms and Meta are compact JSON of any type, numbers with all digits.
	BreakoutRooms []json.RawMessage
	Meta          json.RawMessage

	// Undocumented are the fields that the API does not document. ParentSessionID is one of
	// them: breakout rooms have it, and their minutes may be counted in the parent too.
	Undocumented    Fields
	ParentSessionID *string
}

// IsLive reports whether the status is LIVE, in upper or lower case.
func (s *Session) IsLive() bool { return s.Status != nil && strings.EqualFold(*s.Status, StatusLive) }

// finalMinutes returns the minutes of a session that has ended: those of others change.
func (s Session) finalMinutes() *float64 {
	if !s.hasEnded() {
		return nil
	}
	return s.MinutesConsumed
}

func (s *Session) hasEnded() bool { return !s.IsLive() && !wire.Time(s.EndedAt).IsZero() }

func decodeSession(session *Session, row string, extra *parts) (err error) {
	session.ID, err = decodeRow(row, func(name, value string) {
		switch name {
		case "associated_id":
			session.AssociatedID = text(value)
		case "meeting_display_name":
			session.MeetingDisplayName = text(value)
		case "organization_id":
			session.OrganizationID = text(value)
		case "status":
			session.Status = text(value)
		case "type":
			session.Type = text(value)
		case "created_at":
			session.CreatedAt = text(value)
		case "started_at":
			session.StartedAt = text(value)
		case "updated_at":
			session.UpdatedAt = text(value)
		case "ended_at":
			session.EndedAt = text(value)
		case "live_participants":
			session.LiveParticipants = wire.Count(value)
		case "max_concurrent_participants":
			session.MaxConcurrentParticipants = wire.Count(value)
		case "minutes_consumed":
			session.MinutesConsumed = wire.Number(value)
		case "breakout_rooms":
			session.BreakoutRooms = extra.elements(value)
		case "meta":
			if session.Meta = wire.Compact(value); value == wire.Null {
				session.Meta = nil
			}
		case "parent_session_id":
			session.ParentSessionID = text(value)
			fallthrough
		default:
			if extra.hasRoom() {
				session.Undocumented = append(session.Undocumented, Field{name, value})
			}
		}
	})
	return err
}
