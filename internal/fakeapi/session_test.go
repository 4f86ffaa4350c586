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

func TestASessionIsWrittenInTheDocumentedOrder(t *testing.T) {
	t.Parallel()
	ended := time.Date(2022, 1, 12, 15, 0, 0, 0, time.UTC)
	for name, test := range map[string]struct {
		change func(*fakeapi.Session)
		rest   string
	}{
		"optional fields are absent": {func(*fakeapi.Session) {}, `}`},
		"optional fields": {func(s *fakeapi.Session) {
			s.EndedAt, s.Meta = &ended, json.RawMessage(`{"n":9007199254740993}`)
			s.BreakoutRooms = []json.RawMessage{json.RawMessage(`{"id":"r"}`)}
		}, `,"ended_at":"2022-01-12T15:00:00.000Z","breakout_rooms":[{"id":"r"}],"meta":{"n":9007199254740993}}`},
		"no rooms are not absent rooms": {func(s *fakeapi.Session) { s.BreakoutRooms = []json.RawMessage{} }, `,"breakout_rooms":[]}`},
		"extra fields go by name": {func(s *fakeapi.Session) {
			s.Extra = map[string]any{"z": 1, "a": nil, "m": "<"}
		}, `,"a":null,"m":"<","z":1}`},
		"an absent field may be null": {func(s *fakeapi.Session) { s.Extra = map[string]any{"ended_at": nil} }, `,"ended_at":null}`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := bare()
			test.change(&s)
			got, err := s.MarshalJSON()
			if err != nil || string(got) != bareJSON+test.rest {
				t.Errorf("%v\n%s, want\n%s", err, got, bareJSON+test.rest)
			}
		})
	}
}

func TestAnExtraFieldTakesThePlaceOfADocumentedOne(t *testing.T) {
	t.Parallel()
	s := bare()
	s.Extra = map[string]any{"id": 7}
	got, err := s.MarshalJSON()
	if want := `{"id":7` + bareJSON[len(`{"id":"s"`):] + `}`; err != nil || string(got) != want {
		t.Errorf("%v\n%s, want\n%s", err, got, want)
	}
}

func TestASessionThatIsNoJSONIsAnError(t *testing.T) {
	t.Parallel()
	s := bare()
	s.Meta = json.RawMessage(`{`)
	if got, err := s.MarshalJSON(); err == nil {
		t.Errorf("no error, but %s", got)
	}
}

func TestOptionsLeaveOutWhatTheyName(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		option fakeapi.Option
		field  string
	}{
		"meta":           {fakeapi.WithoutMeta(), "meta"},
		"undocumented":   {fakeapi.WithoutUndocumented(), "total_participants"},
		"breakout rooms": {fakeapi.WithoutBreakoutRooms(), "breakout_rooms"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if n := rowsWith(get(t, fakeapi.New(fakeapi.Sessions(40)), "?per_page=40"), test.field); n == 0 {
				t.Errorf("no session has %s without the option", test.field)
			}
			if n := rowsWith(get(t, fakeapi.New(fakeapi.Sessions(40), test.option), "?per_page=40"), test.field); n != 0 {
				t.Errorf("%d sessions have %s in spite of the option", n, test.field)
			}
		})
	}
}

func rowsWith(r reply, field string) (n int) {
	for _, row := range r.answer.Data.Sessions {
		if _, ok := row[field]; ok {
			n++
		}
	}
	return n
}
