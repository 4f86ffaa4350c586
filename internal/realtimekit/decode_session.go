package realtimekit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// decodeSessions reads the rows of a page.
func decodeSessions(ctx context.Context, rows []string) ([]Session, error) {
	sessions := make([]Session, len(rows))
	arena := newArena(len(rows))

	for i, row := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}

		if err := arena.decode(&sessions[i], row); err != nil {
			return nil, fmt.Errorf("session %d of the page %w", i+1, err)
		}

		if arena.parts > maxParts {
			return nil, errTooMany
		}
	}

	return sessions, nil
}

// arena allocates the values that the sessions of a page point to: one allocation for
// many values.
type arena struct {
	texts  []string
	counts []int64
	floats []float64
	fields []Field
	// parts counts breakout rooms and undocumented fields, of which a session can have
	// any number.
	parts int
}

// The number of fields of a session, by type.
const (
	textsOfSession  = 10
	countsOfSession = 2
	floatsOfSession = 1
	// fieldsOfSession is the number of undocumented fields that clients have seen in lists.
	fieldsOfSession = 3
)

func newArena(sessions int) *arena {
	// A page may have more rows than were requested, and far smaller ones. Values that do
	// not fit are allocated one by one.
	sessions = min(sessions, 1000)

	return &arena{
		texts:  make([]string, 0, textsOfSession*sessions),
		counts: make([]int64, 0, countsOfSession*sessions),
		floats: make([]float64, 0, floatsOfSession*sessions),
		fields: make([]Field, 0, fieldsOfSession*sessions),
	}
}

// decode reads one row. If a field occurs twice, the last one counts.
func (a *arena) decode(session *Session, row string) error {
	var id string

	first := len(a.fields)

	isObject := wire.EachField(row, func(name, value string) {
		switch name {
		case "id":
			id = value
		case "live_participants":
			session.LiveParticipants = a.count(value)
		case "max_concurrent_participants":
			session.MaxConcurrentParticipants = a.count(value)
		case "minutes_consumed":
			session.MinutesConsumed = a.float(value)
		case "breakout_rooms":
			session.BreakoutRooms = a.list(value)
		case "meta":
			session.Meta = wire.JSON(value)
		default:
			if field := session.text(name); field != nil {
				*field = a.text(value)
			} else if a.parts++; a.parts <= maxParts {
				a.fields = append(a.fields, Field{Name: name, Value: value})
			}

			if name == "parent_session_id" {
				session.ParentSessionID = a.text(value)
			}
		}
	})

	if len(a.fields) > first {
		session.Undocumented = a.fields[first:len(a.fields):len(a.fields)]
	}

	if !isObject {
		return errors.New("is not an object")
	}

	return session.identify(id)
}

// text returns the text field of that name, nil if there is no such field.
func (s *Session) text(name string) **string {
	switch name {
	case "associated_id":
		return &s.AssociatedID
	case "meeting_display_name":
		return &s.MeetingDisplayName
	case "organization_id":
		return &s.OrganizationID
	case "status":
		return &s.Status
	case "type":
		return &s.Type
	case "created_at":
		return &s.CreatedAt
	case "started_at":
		return &s.StartedAt
	case "updated_at":
		return &s.UpdatedAt
	case "ended_at":
		return &s.EndedAt
	default:
		return nil
	}
}

// identify sets the id, and returns an error if it is unusable.
func (s *Session) identify(id string) error {
	if strings.HasPrefix(id, `"`) {
		s.ID = wire.Unquote(id)
	}

	if s.ID == "" {
		return errors.New("has no id")
	}

	// Replacing characters could make two ids equal.
	if strings.ContainsFunc(s.ID, wire.Unreadable) {
		return errors.New("has an id that cannot be read")
	}

	return nil
}

// put returns a pointer to a copy of the value, in the arena if that has room.
func put[T any](room *[]T, value T) *T {
	if len(*room) == cap(*room) {
		return new(value)
	}

	*room = append(*room, value)

	return &(*room)[len(*room)-1]
}

func (a *arena) text(raw string) *string {
	if said, ok := wire.Text(raw); ok {
		return put(&a.texts, said)
	}

	return nil
}

// list reads an array. Any other value is an empty list.
func (a *arena) list(raw string) []json.RawMessage {
	var elements []json.RawMessage

	wire.EachElement(raw, func(element string) {
		if a.parts++; a.parts <= maxParts {
			elements = append(elements, wire.Compact(element))
		}
	})

	return elements
}

func (a *arena) count(raw string) *int64 {
	if whole := wire.Count(raw); whole != nil {
		return put(&a.counts, *whole)
	}

	return nil
}

func (a *arena) float(raw string) *float64 {
	if float := wire.Number(raw); float != nil {
		return put(&a.floats, *float)
	}

	return nil
}
