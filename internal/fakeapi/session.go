package fakeapi

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"time"
)

// Session is one row. EndedAt, BreakoutRooms and Meta are absent when nil.
type Session struct {
	ID, AssociatedID, MeetingDisplayName, Type, Status string
	LiveParticipants, MaxConcurrentParticipants        int64
	MinutesConsumed                                    float64
	OrganizationID                                     string
	CreatedAt, StartedAt, UpdatedAt                    time.Time
	EndedAt                                            *time.Time
	BreakoutRooms                                      []json.RawMessage
	Meta                                               json.RawMessage
	// Extra has undocumented fields, and other values of documented ones.
	Extra map[string]any
}

// WireTime writes a time as the API does, in UTC with milliseconds.
func WireTime(at time.Time) string { return at.UTC().Format("2006-01-02T15:04:05.000Z") }

// MarshalJSON returns the row as the API sends it. It panics on invalid JSON in a field.
func (s Session) MarshalJSON() ([]byte, error) {
	fields := s.documented()
	n := len(fields)
	for _, name := range slices.Sorted(maps.Keys(s.Extra)) {
		i := slices.IndexFunc(fields[:n], func(f field) bool { return f.name == name })
		if i < 0 {
			fields = append(fields, field{name, s.Extra[name]})
		} else {
			fields[i].value = s.Extra[name]
		}
	}
	return object(fields), nil
}

func (s Session) documented() []field {
	fields := []field{
		{"id", s.ID},
		{"associated_id", s.AssociatedID},
		{"meeting_display_name", s.MeetingDisplayName},
		{"type", s.Type},
		{"status", s.Status},
		{"live_participants", s.LiveParticipants},
		{"max_concurrent_participants", s.MaxConcurrentParticipants},
		{"minutes_consumed", s.MinutesConsumed},
		{"organization_id", s.OrganizationID},
		{"created_at", WireTime(s.CreatedAt)},
		{"started_at", WireTime(s.StartedAt)},
		{"updated_at", WireTime(s.UpdatedAt)},
	}
	if s.EndedAt != nil {
		fields = append(fields, field{"ended_at", WireTime(*s.EndedAt)})
	}
	if s.BreakoutRooms != nil {
		fields = append(fields, field{"breakout_rooms", s.BreakoutRooms})
	}
	if s.Meta != nil {
		fields = append(fields, field{"meta", s.Meta})
	}
	return fields
}

type field struct {
	name  string
	value any
}

func object(fields []field) []byte {
	members := make([][]byte, len(fields))
	for i, f := range fields {
		members[i] = slices.Concat(encode(f.name), []byte(":"), encode(f.value))
	}
	return slices.Concat([]byte("{"), bytes.Join(members, []byte(",")), []byte("}"))
}

func encode[T any](value T) []byte {
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(value); err != nil {
		panic("fakeapi: " + err.Error())
	}
	return bytes.TrimSuffix(out.Bytes(), []byte("\n"))
}
