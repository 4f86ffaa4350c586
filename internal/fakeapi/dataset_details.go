package fakeapi

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"
)

// titles include what breaks a CSV, a table, a terminal or a spreadsheet.
var titles = []string{
	"Weekly stand-up",
	`Q1 review, "final" version`,
	"Launch party 🎉",
	"<script>alert('hello')</script>",
	"=SUM(A1:A9)",
	"Line one\nline two",
	"Café Zürich & friends",
	"日本語の会議",
	"Support | tier 2",
	"+49 30 901820",
	"",
	"  Town hall  ",
	`C:\temp\new`,
}

// meet sets the meeting. Meetings of the API's first version have a room name as id.
func (s *Session) meet(meeting int, firstVersion bool) {
	random := rand.New(rand.NewPCG(7, uint64(meeting)))
	s.AssociatedID = uuid(random)
	if firstVersion {
		s.AssociatedID = roomName(random)
	}
	s.MeetingDisplayName = titles[meeting%len(titles)]
}

func roomName(random *rand.Rand) string {
	letters := make([]byte, 12)
	for i := range letters {
		letters[i] = byte('a' + random.IntN(26))
	}
	return string(letters[:6]) + "-" + string(letters[6:])
}

func (s *Session) hold(random *rand.Rand) {
	s.StartedAt = s.CreatedAt.Add(time.Duration(random.IntN(30_000)) * time.Millisecond)
	s.EndedAt = new(s.StartedAt.Add(time.Duration(1+random.IntN(7_200_000)) * time.Millisecond))
	s.UpdatedAt = s.EndedAt.Add(time.Duration(random.IntN(60_000)) * time.Millisecond)
}

func (s *Session) goLive(random *rand.Rand) {
	s.Status = "LIVE"
	s.LiveParticipants = 1 + random.Int64N(s.MaxConcurrentParticipants)
	s.UpdatedAt, s.EndedAt = *s.EndedAt, nil
}

func (s *Session) decorate(i int, shift time.Duration) {
	s.addMeta(i)
	s.addUndocumented(i)
	switch of, isRoom := breakoutOf(i); {
	case isRoom:
		s.Extra["parent_session_id"] = uuid(randomFor(of))
	case of == i:
		s.BreakoutRooms = []json.RawMessage{encode(session(i+1, shift)), encode(session(i+2, shift))}
	case i%5 == 2:
		s.BreakoutRooms = []json.RawMessage{}
	}
}

func (s *Session) addMeta(i int) {
	switch {
	case i%25 == 9:
		s.Meta = json.RawMessage(`{"room_name":"room-9","ticket":9007199254740993,"ratio":1.10,` +
			`"nested":{"tags":["a","<b>",null],"deep":[[{"n":-0.1e-7}]]}}`)
	case i%4 == 1:
		s.Meta = fmt.Appendf(nil, `{"room_name":"room-%d"}`, i)
	}
}

func (s *Session) addUndocumented(i int) {
	if i%3 == 0 {
		s.Extra["total_participants"] = s.MaxConcurrentParticipants + int64(i%4)
		s.Extra["parent_session_id"] = nil
	}
	if i%6 == 0 {
		s.Extra["group_call_minutes_consumed"] = s.MinutesConsumed
		s.Extra["settings"] = map[string]any{"record_on_start": i%12 == 0}
		s.Extra["recording_status"] = "UPLOADED"
	}
	if s.Status == "LIVE" && i%2 == 1 {
		s.Extra["ended_at"] = nil // null or absent while a session is live: both are seen
	}
}
