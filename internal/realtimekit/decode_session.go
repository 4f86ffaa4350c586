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
	shelf := newShelf(len(rows))

	for i, row := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}

		if err := shelf.decode(&sessions[i], row); err != nil {
			return nil, fmt.Errorf("session %d of the page %w", i+1, err)
		}

		if shelf.parts > mostParts {
			return nil, errTooMany
		}
	}

	return sessions, nil
}

// shelf is where the values of a page stand that its sessions point to: one piece
// of memory for many.
type shelf struct {
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

func newShelf(sessions int) *shelf {
	// A page may have more rows than it was asked for, and far smaller ones: what
	// does not fit stands by itself.
	sessions = min(sessions, bigPage)

	return &shelf{
		texts:  make([]string, 0, textsOfSession*sessions),
		counts: make([]int64, 0, countsOfSession*sessions),
		floats: make([]float64, 0, floatsOfSession*sessions),
		fields: make([]Field, 0, fieldsOfSession*sessions),
	}
}

// decode reads one row. Where a field comes twice, the last counts.
func (s *shelf) decode(session *Session, row string) error {
	var id string

	first := len(s.fields)

	isObject := eachField(row, func(name, value string) {
		switch name {
		case "id":
			id = value
		case "live_participants":
			session.LiveParticipants = s.count(value)
		case "max_concurrent_participants":
			session.MaxConcurrentParticipants = s.count(value)
		case "minutes_consumed":
			session.MinutesConsumed = s.float(value)
		case "breakout_rooms":
			session.BreakoutRooms = s.list(value)
		case "meta":
			session.Meta = compact(value)
		default:
			if field := session.text(name); field != nil {
				*field = s.text(value)
			} else if s.parts++; s.parts <= mostParts {
				s.fields = append(s.fields, Field{Name: name, Value: value})
			}

			if name == "parent_session_id" {
				session.ParentSessionID = s.text(value)
			}
		}
	})

	if len(s.fields) > first {
		session.Undocumented = s.fields[first:len(s.fields):len(s.fields)]
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

// place puts a value on a shelf that has room for it, and else by itself.
func place[T any](shelf *[]T, value T) *T {
	if len(*shelf) == cap(*shelf) {
		return new(value)
	}

	*shelf = append(*shelf, value)

	return &(*shelf)[len(*shelf)-1]
}

func (s *shelf) text(raw string) *string {
	if said, ok := text(raw); ok {
		return place(&s.texts, said)
	}

	return nil
}

// list reads an array; anything else, absence included, is an empty one.
func (s *shelf) list(raw string) []json.RawMessage {
	var elements []json.RawMessage

	eachElement(raw, func(element string) {
		if s.parts++; s.parts <= mostParts {
			elements = append(elements, compactJSON(element))
		}
	})

	return elements
}

func (s *shelf) count(raw string) *int64 {
	if whole := wholeNumber(raw); whole != nil {
		return place(&s.counts, *whole)
	}

	return nil
}

func (s *shelf) float(raw string) *float64 {
	if float := number(raw); float != nil {
		return place(&s.floats, *float)
	}

	return nil
}
