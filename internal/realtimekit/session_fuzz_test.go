package realtimekit

import (
	"bytes"
	"encoding/json"
	"math"
	"reflect"
	"testing"
	"unicode"
	"unicode/utf8"
)

// checkSession compares a session with its row, field by field.
func checkSession(t *testing.T, got Session, row map[string]any) {
	t.Helper()

	if got.ID != row["id"] {
		t.Errorf("id %q, want %q", got.ID, row["id"])
	}

	for name, text := range map[string]*string{
		"associated_id": got.AssociatedID, "meeting_display_name": got.MeetingDisplayName, "organization_id": got.OrganizationID,
		"status": got.Status, "type": got.Type, "created_at": got.CreatedAt, "started_at": got.StartedAt, "updated_at": got.UpdatedAt,
		"ended_at": got.EndedAt,
	} {
		checkText(t, name, text, row[name])
	}

	for name, count := range map[string]*int64{
		"live_participants": got.LiveParticipants, "max_concurrent_participants": got.MaxConcurrentParticipants,
	} {
		if want, sure := countByTheBook(row[name]); sure && !same(count, want) {
			t.Errorf("%s is %v, want %v", name, show(count), show(want))
		}
	}

	checkMinutes(t, got.MinutesConsumed, row["minutes_consumed"])

	rooms, _ := row["breakout_rooms"].([]any)
	if len(rooms) != len(got.BreakoutRooms) {
		t.Fatalf("%d breakout rooms of %d", len(got.BreakoutRooms), len(rooms))
	}

	for i, room := range rooms {
		checkJSON(t, "a breakout room", got.BreakoutRooms[i], room)
	}

	if (got.Meta == nil) != (row["meta"] == nil) {
		t.Errorf("meta is %s, want %v", got.Meta, row["meta"])
	} else if got.Meta != nil {
		checkJSON(t, "meta", got.Meta, row["meta"])
	}

	checkUndocumented(t, got.Undocumented, row)
}

func checkUndocumented(t *testing.T, got Fields, row map[string]any) {
	t.Helper()

	left := map[string]any{}

	for name, value := range row {
		if name != "id" && documented[name] == "" {
			left[name] = value

			checkJSON(t, name, field(got, name), value)
		}
	}

	for _, field := range got {
		if _, sent := left[field.Name]; !sent {
			t.Errorf("the undocumented field %q was not sent", field.Name)
		}
	}

	checkJSON(t, "the undocumented fields", json.RawMessage(got.JSON()), left)
}

// checkText wants text as it was sent, but for what a terminal must not get; and
// all that is no text as its JSON.
func checkText(t *testing.T, name string, got *string, value any) {
	t.Helper()

	sent, isText := value.(string)

	switch {
	case value == nil || got == nil:
		if value != nil || got != nil {
			t.Errorf("%s is %v, want %v", name, show(got), value)
		}

		return
	case !isText:
		checkJSON(t, name, json.RawMessage(*got), value)

		return
	}

	if want := shown(sent); *got != want || !utf8.ValidString(*got) {
		t.Errorf("%s is %q, want %q", name, *got, want)
	}
}

// checkJSON wants the same value, but for what a terminal must not get, and
// compact.
func checkJSON(t *testing.T, name string, got json.RawMessage, want any) {
	t.Helper()

	value, err := decodeAny(got)
	if want, sure := shownJSON(want); err != nil || sure && !reflect.DeepEqual(value, want) {
		t.Errorf("%s is %q, want %v", name, got, want)
	}

	var compacted bytes.Buffer
	if json.Compact(&compacted, got) != nil || !bytes.Equal(compacted.Bytes(), got) || !utf8.Valid(got) || bytes.ContainsFunc(got, unicode.IsControl) {
		t.Errorf("%s is not fit to be shown: %q", name, got)
	}
}

func checkMinutes(t *testing.T, got *float64, value any) {
	t.Helper()

	var want *float64
	if literal := literalOf(value); decimal.MatchString(literal) && json.Unmarshal([]byte(literal), &want) != nil {
		want = nil
	}

	if !same(got, want) || got != nil && (math.IsInf(*got, 0) || math.IsNaN(*got)) {
		t.Errorf("minutes are %v, want %v", show(got), show(want))
	}
}
