package realtimekit

import (
	"bytes"
	"encoding/json"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// Session is a session as the API sent it, except that control characters are replaced. A
// nil pointer means that the API sent null, or no such field. Only ID is required. Times
// are texts, since the schema of the API does not promise dates.
type Session struct {
	ID                 string
	AssociatedID       *string
	MeetingDisplayName *string
	OrganizationID     *string
	Status             *string
	Type               *string
	CreatedAt          *string
	StartedAt          *string
	UpdatedAt          *string
	EndedAt            *string

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
			session.Meta = nil // of a name that occurs twice, the last counts
			if value != wire.Null {
				session.Meta = wire.Compact(value)
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

// Field is one field of a JSON object. Its value is JSON.
type Field struct{ Name, Value string }

// Fields are fields of a JSON object as the API sent them. A name may occur twice.
type Fields []Field

// JSON returns the fields as a compact object without control characters, sorted by name,
// so that the same fields give the same bytes. The last field of a name counts.
func (f Fields) JSON() string {
	values := make(map[string]json.RawMessage, len(f))
	for _, field := range f {
		values[field.Name] = json.RawMessage(field.Value)
	}
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(values) // fails on invalid JSON only
	return string(wire.Compact(text.String()))
}

// maxRoomLevels bounds how deep rooms are nested. Cloudflare nests them once.
const maxRoomLevels = 16

// EachRoom visits the breakout rooms of the session, and those nested in them. A room may
// have no id, and 0 minutes if they cannot be read.
func (s *Session) EachRoom(visit func(id string, minutes float64)) {
	for _, room := range s.BreakoutRooms {
		eachRoom(string(room), maxRoomLevels, visit)
	}
}

func eachRoom(room string, levels int, visit func(id string, minutes float64)) {
	if !strings.HasPrefix(room, "{") || levels == 0 {
		return
	}
	fields, minutes := pick(room, "id", "minutes_consumed", "breakout_rooms"), 0.0
	if number := wire.Number(fields["minutes_consumed"]); number != nil {
		minutes = *number
	}
	id, _ := wire.Text(fields["id"])
	visit(id, minutes)
	wire.EachElement(fields["breakout_rooms"], func(nested string) { eachRoom(nested, levels-1, visit) })
}
