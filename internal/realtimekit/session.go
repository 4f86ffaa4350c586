package realtimekit

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// Session is one session of the list, as the API sent it, except that control characters
// are replaced. A nil pointer means that the API sent null, or no such field.
type Session struct {
	// ID identifies the session. It is the only required field.
	ID string

	AssociatedID       *string
	MeetingDisplayName *string
	OrganizationID     *string
	// Status is LIVE or ENDED today, and Type is meeting, livestream or participant. Any
	// other value is passed on.
	Status *string
	Type   *string

	// The times are the API's text, as its schema does not promise a date.
	CreatedAt *string
	StartedAt *string
	UpdatedAt *string
	EndedAt   *string
	// created is CreatedAt as a time, zero if CreatedAt is not a time.
	created time.Time

	// The counts are nil also if the API sent something other than a whole number.
	LiveParticipants          *int64
	MaxConcurrentParticipants *int64
	// MinutesConsumed is a fraction, almost certainly of participant minutes.
	MinutesConsumed *float64

	// BreakoutRooms and Meta are compact JSON of any type, numbers with all digits.
	BreakoutRooms []json.RawMessage
	Meta          json.RawMessage

	// Undocumented contains the fields that the API does not document.
	Undocumented Fields
	// ParentSessionID is one of the undocumented fields. Public clients read it from
	// breakout rooms, whose minutes may be counted in the parent too.
	ParentSessionID *string
}

// IsLive reports whether the status is LIVE, in upper or lower case.
func (s *Session) IsLive() bool { return s.Status != nil && strings.EqualFold(*s.Status, StatusLive) }

// textsOfSession is the number of text fields of a session.
const textsOfSession = 10

// decodeSession reads a row. It requires an id, and accepts any value in every other
// field. If a field occurs twice, the last one counts.
func decodeSession(session *Session, row string, extra *parts) (err error) {
	id, texts := "", make(texts, 0, textsOfSession)

	err = eachField(row, func(name, value string) {
		switch name {
		case "id":
			id = value
		case "associated_id":
			session.AssociatedID = texts.read(value)
		case "meeting_display_name":
			session.MeetingDisplayName = texts.read(value)
		case "organization_id":
			session.OrganizationID = texts.read(value)
		case "status":
			session.Status = texts.read(value)
		case "type":
			session.Type = texts.read(value)
		case "created_at":
			session.CreatedAt = texts.read(value)
		case "started_at":
			session.StartedAt = texts.read(value)
		case "updated_at":
			session.UpdatedAt = texts.read(value)
		case "ended_at":
			session.EndedAt = texts.read(value)
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
		default:
			session.keep(Field{name, value}, extra, &texts)
		}
	})
	if err != nil {
		return err
	}
	session.created = wire.Time(session.CreatedAt)
	session.ID, err = decodeID(id)
	return err
}

// keep keeps a field that the API does not document.
func (s *Session) keep(field Field, extra *parts, texts *texts) {
	if extra.hasRoom() {
		s.Undocumented = append(s.Undocumented, field)
	}
	if field.Name == "parent_session_id" {
		s.ParentSessionID = texts.read(field.Value)
	}
}

// createdInOrder reports whether b may come after a where the oldest come first: times
// that are equal or unreadable contradict nothing.
func createdInOrder(a, b Session) bool {
	return a.created.IsZero() || b.created.IsZero() || !b.created.Before(a.created)
}
