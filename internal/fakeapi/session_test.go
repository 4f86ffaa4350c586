package fakeapi_test

import (
	"encoding/json"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func bare() fakeapi.Session {
	at := time.Date(2022, 1, 12, 15, 21, 34, 388_000_000, time.FixedZone("", 3600))
	return fakeapi.Session{
		ID: "s", AssociatedID: "m", MeetingDisplayName: "<b> & =1", Type: "meeting", Status: "LIVE",
		LiveParticipants: 1, MaxConcurrentParticipants: 2, MinutesConsumed: 2.3434, OrganizationID: "a",
		CreatedAt: at, StartedAt: at.Add(time.Second), UpdatedAt: at.Add(time.Minute),
	}
}

const bareJSON = `{"id":"s","associated_id":"m","meeting_display_name":"<b> & =1","type":"meeting","status":"LIVE",` +
	`"live_participants":1,"max_concurrent_participants":2,"minutes_consumed":2.3434,"organization_id":"a",` +
	`"created_at":"2022-01-12T14:21:34.388Z","started_at":"2022-01-12T14:21:35.388Z","updated_at":"2022-01-12T14:22:34.388Z"`

func TestSession_MarshalJSON(t *testing.T) {
	t.Parallel()
	ended := time.Date(2022, 1, 12, 15, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		change func(*fakeapi.Session)
		want   string
	}{
		"optional fields are absent": {func(*fakeapi.Session) {}, bareJSON + `}`},
		"optional fields": {func(s *fakeapi.Session) {
			s.EndedAt, s.Meta = &ended, json.RawMessage(`{"n":9007199254740993}`)
			s.BreakoutRooms = []json.RawMessage{json.RawMessage(`{"id":"r"}`)}
		}, bareJSON + `,"ended_at":"2022-01-12T15:00:00.000Z","breakout_rooms":[{"id":"r"}],"meta":{"n":9007199254740993}}`},
		"no rooms are not absent rooms": {func(s *fakeapi.Session) { s.BreakoutRooms = []json.RawMessage{} }, bareJSON + `,"breakout_rooms":[]}`},
		"extra fields go by name": {func(s *fakeapi.Session) {
			s.Extra = map[string]any{"z": 1, "a": nil, "m": "<"}
		}, bareJSON + `,"a":null,"m":"<","z":1}`},
		"an absent field may be null":     {func(s *fakeapi.Session) { s.Extra = map[string]any{"ended_at": nil} }, bareJSON + `,"ended_at":null}`},
		"an extra field replaces another": {func(s *fakeapi.Session) { s.Extra = map[string]any{"id": 7} }, `{"id":7` + bareJSON[len(`{"id":"s"`):] + `}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := bare()
			test.change(&s)
			got, err := s.MarshalJSON()
			if err != nil || string(got) != test.want {
				t.Errorf("%v\n%s, want\n%s", err, got, test.want)
			}
		})
	}
}
