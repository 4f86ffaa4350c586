package realtimekit

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
)

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

		if arena.parts > mostParts {
			return nil, errTooMany
		}
	}

	return sessions, nil
}

// arena is where the values of a page stand that its sessions point to: one piece
// of memory for many.
type arena struct {
	texts  []string
	counts []int64
	floats []float64
	fields []Field
	// parts counts what a session can have any number of: rooms and fields.
	parts int
}

// The fields of a session that are read, by type.
const (
	textsOfSession  = 10
	countsOfSession = 2
	floatsOfSession = 1
	// fieldsOfSession are the undocumented ones that clients have seen in lists.
	fieldsOfSession = 3
)

func newArena(sessions int) *arena {
	// A page may have more rows than it was asked for, and far smaller ones: what
	// does not fit stands by itself.
	sessions = min(sessions, bigPage)

	return &arena{
		texts:  make([]string, 0, textsOfSession*sessions),
		counts: make([]int64, 0, countsOfSession*sessions),
		floats: make([]float64, 0, floatsOfSession*sessions),
		fields: make([]Field, 0, fieldsOfSession*sessions),
	}
}

// decode reads one row. Where a field comes twice, the last counts.
func (a *arena) decode(session *Session, row string) error {
	var id string

	first := len(a.fields)

	isObject := eachField(row, func(name, value string) {
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
			session.Meta = compact(value)
		default:
			if field := session.text(name); field != nil {
				*field = a.text(value)
			} else if a.parts++; a.parts <= mostParts {
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

// text is the field of that name, if it is one that holds text.
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

func (s *Session) identify(id string) error {
	if strings.HasPrefix(id, `"`) {
		s.ID = nameOf(id)
	}

	if s.ID == "" {
		return errors.New("has no id")
	}

	// As it was sent: after cleaning, two ids could be one.
	if strings.ContainsFunc(s.ID, unreadable) {
		return errors.New("has an id that cannot be read")
	}

	return nil
}

// put puts a value in an arena that has room for it, and else by itself.
func put[T any](room *[]T, value T) *T {
	if len(*room) == cap(*room) {
		return new(value)
	}

	*room = append(*room, value)

	return &(*room)[len(*room)-1]
}

func (a *arena) text(raw string) *string {
	if said, ok := text(raw); ok {
		return put(&a.texts, said)
	}

	return nil
}

// list reads an array; anything else, absence included, is an empty one.
func (a *arena) list(raw string) []json.RawMessage {
	var elements []json.RawMessage

	eachElement(raw, func(element string) {
		if a.parts++; a.parts <= mostParts {
			elements = append(elements, compactJSON(element))
		}
	})

	return elements
}

func (a *arena) count(raw string) *int64 {
	if whole := wholeNumber(raw); whole != nil {
		return put(&a.counts, *whole)
	}

	return nil
}

func (a *arena) float(raw string) *float64 {
	if float := number(raw); float != nil {
		return put(&a.floats, *float)
	}

	return nil
}
