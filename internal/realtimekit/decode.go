package realtimekit

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"time"
	"unicode/utf8"
)

// answer is one page as the API sent it.
type answer struct {
	sessions []Session
	// total is what the API says the whole list holds, nil where it says
	// nothing that can be a count.
	total *int64
	// startOffset is the place of the first row in the whole list, from 1.
	startOffset *int64
	// took is how long the request was under way.
	took time.Duration
}

// envelope is the frame around every answer, in all forms that Cloudflare and
// the RealtimeKit service use: data with paging beside or inside it, or one of
// the two error forms.
type envelope struct {
	Success *bool           `json:"success"`
	Data    json.RawMessage `json:"data"`
	Paging  json.RawMessage `json:"paging"`
	Error   json.RawMessage `json:"error"`
	Errors  json.RawMessage `json:"errors"`
}

type pageData struct {
	Sessions *[]json.RawMessage `json:"sessions"`
	Paging   json.RawMessage    `json:"paging"`
}

// errNoJSON marks a body that is not JSON at all: cut off on the way, or
// written by something between here and the API.
var errNoJSON = errors.New("the answer is not JSON")

// decodePage reads the body of an answer with status 200. It is lenient in
// everything but the id, since nothing enforces what the schema requires. The
// error is errNoJSON, an *apiMessage, or says which part is not what it should
// be.
func decodePage(body []byte) (answer, error) {
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}

	frame, err := decodeEnvelope(body)
	if err != nil {
		return answer{}, err
	}

	if frame.Success != nil && !*frame.Success {
		return answer{}, frame.message()
	}

	data, err := frame.page()
	if err != nil {
		return answer{}, err
	}

	sessions, err := decodeSessions(*data.Sessions)
	if err != nil {
		return answer{}, err
	}

	total, startOffset := decodePaging(frame.Paging, data.Paging)

	return answer{sessions: sessions, total: total, startOffset: startOffset}, nil
}

func decodeEnvelope(body []byte) (envelope, error) {
	var frame envelope

	if !json.Valid(body) {
		return frame, errNoJSON
	}

	// The library's own error names our types, which says nothing to a user.
	if json.Unmarshal(body, &frame) != nil {
		return frame, errors.New("it is JSON of another shape")
	}

	return frame, nil
}

// page finds the list. A null list is how many servers write an empty one; a
// missing one is another answer than the one that was asked for.
func (e envelope) page() (pageData, error) {
	var data pageData

	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(e.Data, &fields); err != nil || fields["sessions"] == nil {
		return data, errors.New("it has no data.sessions")
	}

	if err := json.Unmarshal(e.Data, &data); err != nil {
		return data, errors.New("data.sessions is not a list")
	}

	if data.Sessions == nil {
		data.Sessions = &[]json.RawMessage{}
	}

	return data, nil
}

// decodePaging takes the first of the places where paging may stand that holds
// an object.
func decodePaging(places ...json.RawMessage) (total, startOffset *int64) {
	for _, place := range places {
		fields := map[string]json.RawMessage{}
		if json.Unmarshal(place, &fields) != nil || len(fields) == 0 {
			continue
		}

		return natural(fields["total_count"]), natural(fields["start_offset"])
	}

	return nil, nil
}

// natural reads a count that cannot be negative.
func natural(raw json.RawMessage) *int64 {
	count := wholeNumber(raw)
	if count == nil || *count < 0 {
		return nil
	}

	return count
}

func decodeSessions(rows []json.RawMessage) ([]Session, error) {
	sessions := make([]Session, len(rows))

	for i, row := range rows {
		session, err := decodeSession(row)
		if err != nil {
			return nil, fmt.Errorf("session %d of the page %w", i+1, err)
		}

		sessions[i] = session
	}

	return sessions, nil
}

func decodeSession(row json.RawMessage) (Session, error) {
	fields := map[string]json.RawMessage{}
	if err := json.Unmarshal(row, &fields); err != nil || fields == nil {
		return Session{}, errors.New("is not an object")
	}

	take := func(name string) json.RawMessage {
		raw := fields[name]
		delete(fields, name)

		return raw
	}

	var session Session
	if json.Unmarshal(take("id"), &session.ID) != nil || session.ID == "" {
		return Session{}, errors.New("has no id")
	}

	session.AssociatedID = text(take("associated_id"))
	session.MeetingDisplayName = text(take("meeting_display_name"))
	session.OrganizationID = text(take("organization_id"))
	session.Status = text(take("status"))
	session.Type = text(take("type"))
	session.CreatedAt = text(take("created_at"))
	session.StartedAt = text(take("started_at"))
	session.UpdatedAt = text(take("updated_at"))
	session.EndedAt = text(take("ended_at"))
	session.LiveParticipants = wholeNumber(take("live_participants"))
	session.MaxConcurrentParticipants = wholeNumber(take("max_concurrent_participants"))
	session.MinutesConsumed = number(take("minutes_consumed"))
	session.BreakoutRooms = list(take("breakout_rooms"))
	session.Meta = compact(take("meta"))
	session.Undocumented = undocumented(fields)

	return session, nil
}

func undocumented(fields map[string]json.RawMessage) map[string]json.RawMessage {
	if len(fields) == 0 {
		return nil
	}

	kept := make(map[string]json.RawMessage, len(fields))

	for name, raw := range fields {
		// compact would drop a null, which the API did send.
		kept[name] = json.RawMessage("null")
		if value := compact(raw); value != nil {
			kept[name] = value
		}
	}

	return kept
}

// text reads a string. Anything else is kept as its JSON, so that nothing the
// API sent is lost.
func text(raw json.RawMessage) *string {
	value := compact(raw)
	if value == nil {
		return nil
	}

	var text string
	if json.Unmarshal(value, &text) != nil {
		text = string(value)
	}

	return &text
}

// wholeNumber reads a count, also when it is written 3.0, 3e0 or "3".
func wholeNumber(raw json.RawMessage) *int64 {
	literal := numeral(raw)
	if whole, err := strconv.ParseInt(literal, 10, 64); err == nil {
		return &whole
	}

	float := number(raw)
	// Past 2^53 a float no longer tells one whole number from the next.
	if float == nil || *float != math.Trunc(*float) || math.Abs(*float) >= 1<<53 {
		return nil
	}

	whole := int64(*float)

	return &whole
}

// number reads a float, also when it is written as a string.
func number(raw json.RawMessage) *float64 {
	float, err := strconv.ParseFloat(numeral(raw), 64)
	if err != nil {
		return nil
	}

	return &float
}

// numeral is the JSON number in raw, or in the string in raw; else it is empty.
// What strconv reads beyond JSON numbers (hexadecimal, Inf, underscores) is
// none.
func numeral(raw json.RawMessage) string {
	literal := json.Number("")
	if json.Unmarshal(raw, &literal) != nil {
		return ""
	}

	return literal.String()
}

// list reads an array; anything else, absence included, is an empty one.
func list(raw json.RawMessage) []json.RawMessage {
	var elements []json.RawMessage
	if json.Unmarshal(raw, &elements) != nil {
		return nil
	}

	for i, element := range elements {
		elements[i] = compactJSON(element)
	}

	return elements
}

// compact is raw without insignificant white space, nil for null and absence.
func compact(raw json.RawMessage) json.RawMessage {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}

	return compactJSON(raw)
}

func compactJSON(raw json.RawMessage) json.RawMessage {
	var buffer bytes.Buffer
	if json.Compact(&buffer, raw) != nil {
		return raw
	}

	return buffer.Bytes()
}
