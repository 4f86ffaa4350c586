package fakeapi

import (
	"bytes"
	"encoding/json"
	"maps"
	"slices"
	"time"
)

// Session is one row as the API sends it. The JSON has the documented fields in
// the documented order; EndedAt, BreakoutRooms and Meta are absent when nil.
type Session struct {
	ID, AssociatedID, MeetingDisplayName, Type, Status string
	LiveParticipants, MaxConcurrentParticipants        int64
	// MinutesConsumed is fractional, almost surely participant-minutes.
	MinutesConsumed                 float64
	OrganizationID                  string
	CreatedAt, StartedAt, UpdatedAt time.Time
	EndedAt                         *time.Time
	BreakoutRooms                   []json.RawMessage
	Meta                            json.RawMessage
	// Extra holds the fields that Cloudflare does not document; they follow the
	// others in the order of their names. One with a documented name takes that
	// field's place, since the schema is enforced by nobody: "ended_at": nil,
	// "created_at": "yesterday", "live_participants": "3".
	Extra map[string]any
}

// wireTime is the API's way to write a time: UTC, always with milliseconds.
const wireTime = "2006-01-02T15:04:05.000Z"

type field struct {
	name  string
	value any
}

// MarshalJSON gives the row as the API would send it. Called through
// [json.Marshal] it escapes HTML, called by itself, as the fake does, it sends
// titles plainly as a service in another language would.
func (s Session) MarshalJSON() ([]byte, error) {
	object := newObjectWriter()
	documented := s.documented()
	for _, f := range documented {
		if replacement, ok := s.Extra[f.name]; ok {
			f.value = replacement
		}
		object.add(f.name, f.value)
	}
	for _, name := range slices.Sorted(maps.Keys(s.Extra)) {
		if !slices.ContainsFunc(documented, func(f field) bool { return f.name == name }) {
			object.add(name, s.Extra[name])
		}
	}
	return object.close()
}

// documented lists the fields in the order of Cloudflare's reference, without
// the optional ones that are absent.
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
		{"created_at", s.CreatedAt.UTC().Format(wireTime)},
		{"started_at", s.StartedAt.UTC().Format(wireTime)},
		{"updated_at", s.UpdatedAt.UTC().Format(wireTime)},
	}
	if s.EndedAt != nil {
		fields = append(fields, field{"ended_at", s.EndedAt.UTC().Format(wireTime)})
	}
	if s.BreakoutRooms != nil {
		fields = append(fields, field{"breakout_rooms", s.BreakoutRooms})
	}
	if s.Meta != nil {
		fields = append(fields, field{"meta", s.Meta})
	}
	return fields
}

// objectWriter writes a JSON object in the order in which fields are added,
// which neither a map nor a struct with unknown fields can do.
type objectWriter struct {
	buffer bytes.Buffer
	values *json.Encoder
	err    error
}

func newObjectWriter() *objectWriter {
	w := &objectWriter{}
	w.buffer.WriteByte('{')
	w.values = json.NewEncoder(&w.buffer)
	w.values.SetEscapeHTML(false)
	return w
}

func (w *objectWriter) add(name string, value any) {
	if w.buffer.Len() > 1 {
		w.buffer.WriteByte(',')
	}
	w.encode(name)
	w.buffer.WriteByte(':')
	w.encode(value)
}

func (w *objectWriter) encode(value any) {
	if w.err != nil {
		return
	}
	if w.err = w.values.Encode(value); w.err == nil {
		w.buffer.Truncate(w.buffer.Len() - 1) // the encoder ends each value with a line break
	}
}

func (w *objectWriter) close() ([]byte, error) {
	w.buffer.WriteByte('}')
	return w.buffer.Bytes(), w.err
}
