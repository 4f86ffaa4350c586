package fakeapi_test

import (
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestAShorterListBeginsALongerOne(t *testing.T) {
	t.Parallel()
	all := fakeapi.Sessions(1200)
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(0, len(all)).Draw(t, "n")
		if !reflect.DeepEqual(fakeapi.Sessions(n), all[:n]) {
			t.Errorf("Sessions(%d) does not begin Sessions(%d)", n, len(all))
		}
	})
}

func TestSessionsAreUniqueAndRiseInTime(t *testing.T) {
	t.Parallel()
	ids := map[string]bool{}
	all := fakeapi.Sessions(20_000)
	for i, s := range all {
		if ids[s.ID] {
			t.Fatalf("session %d: id %s again", i, s.ID)
		}
		ids[s.ID] = true
		if i > 0 && !s.CreatedAt.After(all[i-1].CreatedAt) {
			t.Fatalf("session %d: created at %v, not after %v", i, s.CreatedAt, all[i-1].CreatedAt)
		}
	}
}

func TestASessionIsPlausible(t *testing.T) {
	t.Parallel()
	for i, s := range fakeapi.Sessions(2_000) {
		live := s.Status == "LIVE"
		switch {
		case live != (s.EndedAt == nil), live != (s.LiveParticipants > 0):
			t.Errorf("session %d is %s, ended at %v, with %d live participants", i, s.Status, s.EndedAt, s.LiveParticipants)
		case s.LiveParticipants > s.MaxConcurrentParticipants || s.MaxConcurrentParticipants < 1 || s.MinutesConsumed <= 0:
			t.Errorf("session %d counts %d, %d and %v", i, s.LiveParticipants, s.MaxConcurrentParticipants, s.MinutesConsumed)
		case s.StartedAt.Before(s.CreatedAt) || s.UpdatedAt.Before(s.StartedAt):
			t.Errorf("session %d: %v, %v, %v", i, s.CreatedAt, s.StartedAt, s.UpdatedAt)
		case s.EndedAt != nil && (s.EndedAt.Before(s.StartedAt) || s.UpdatedAt.Before(*s.EndedAt)):
			t.Errorf("session %d: %v, %v, %v", i, s.StartedAt, *s.EndedAt, s.UpdatedAt)
		}
	}
}

func TestAMeetingIsHeldSeveralTimesAndNoMoreOnceItIsLive(t *testing.T) {
	t.Parallel()
	held, over := map[string]int{}, map[string]bool{}
	for i, s := range fakeapi.Sessions(2_000) {
		if over[s.AssociatedID] {
			t.Errorf("session %d is of a meeting with a session that is live still", i)
		}
		held[s.AssociatedID]++
		over[s.AssociatedID] = s.Status == "LIVE"
	}
	for meeting, times := range held {
		if times < 2 {
			t.Errorf("meeting %s is held %d times", meeting, times)
		}
	}
}

func TestABreakoutSessionNamesAnEarlierParentOfItsMeeting(t *testing.T) {
	t.Parallel()
	seen := map[string]fakeapi.Session{}
	children := 0
	for i, s := range fakeapi.Sessions(400) {
		seen[s.ID] = s
		id, ok := s.Extra["parent_session_id"].(string)
		if !ok {
			continue
		}
		children++
		parent := seen[id]
		if parent.AssociatedID != s.AssociatedID || len(parent.BreakoutRooms) != 2 {
			t.Errorf("session %d has the parent %q: %+v", i, id, parent)
		}
	}
	if children != 20 {
		t.Errorf("%d breakout sessions, want 20", children)
	}
}

func TestAHundredSessionsHaveAllThatBreaksReaders(t *testing.T) {
	t.Parallel()
	missing := map[string]func(fakeapi.Session) bool{
		"live":               func(s fakeapi.Session) bool { return s.Status == "LIVE" },
		"livestream":         func(s fakeapi.Session) bool { return s.Type == "livestream" },
		"participant":        func(s fakeapi.Session) bool { return s.Type == "participant" },
		"quote":              func(s fakeapi.Session) bool { return strings.Contains(s.MeetingDisplayName, `"`) },
		"comma":              func(s fakeapi.Session) bool { return strings.Contains(s.MeetingDisplayName, ",") },
		"emoji":              func(s fakeapi.Session) bool { return strings.Contains(s.MeetingDisplayName, "🎉") },
		"HTML":               func(s fakeapi.Session) bool { return strings.Contains(s.MeetingDisplayName, "<script>") },
		"formula":            func(s fakeapi.Session) bool { return strings.HasPrefix(s.MeetingDisplayName, "=") },
		"line break":         func(s fakeapi.Session) bool { return strings.Contains(s.MeetingDisplayName, "\n") },
		"no title":           func(s fakeapi.Session) bool { return s.MeetingDisplayName == "" },
		"room name as id":    func(s fakeapi.Session) bool { return len(s.AssociatedID) == len("abcdef-ghijkl") },
		"no meta":            func(s fakeapi.Session) bool { return s.Meta == nil },
		"large number":       func(s fakeapi.Session) bool { return strings.Contains(string(s.Meta), "9007199254740993") },
		"no rooms":           func(s fakeapi.Session) bool { return s.BreakoutRooms == nil },
		"empty rooms":        func(s fakeapi.Session) bool { return s.BreakoutRooms != nil && len(s.BreakoutRooms) == 0 },
		"rooms":              func(s fakeapi.Session) bool { return len(s.BreakoutRooms) > 0 },
		"nothing extra":      func(s fakeapi.Session) bool { return len(s.Extra) == 0 },
		"total_participants": func(s fakeapi.Session) bool { return s.Extra["total_participants"] != nil },
		"null for ended_at": func(s fakeapi.Session) bool {
			value, ok := s.Extra["ended_at"]
			return ok && value == nil
		},
	}
	for _, s := range fakeapi.Sessions(100) {
		for name, is := range missing {
			if is(s) {
				delete(missing, name)
			}
		}
	}
	for name := range missing {
		t.Errorf("no session has: %s", name)
	}
}

func TestTwoHundredAndFiftySessionsCrossAMonth(t *testing.T) {
	t.Parallel()
	all := fakeapi.Sessions(250)
	first, last := all[0].CreatedAt, all[249].CreatedAt
	if first.Format("2006-01-02") != "2026-01-01" || last.Month() == first.Month() {
		t.Errorf("from %v to %v", first, last)
	}
}

func TestSessionsUntilAMomentDifferInTheirTimesAlone(t *testing.T) {
	t.Parallel()
	newest := time.Date(2031, time.March, 4, 5, 6, 7, 0, time.UTC)
	fixed, shifted := fakeapi.Sessions(45), fakeapi.SessionsUntil(45, newest)
	shift := shifted[0].CreatedAt.Sub(fixed[0].CreatedAt)
	for i, s := range fixed {
		s.CreatedAt, s.StartedAt, s.UpdatedAt = s.CreatedAt.Add(shift), s.StartedAt.Add(shift), s.UpdatedAt.Add(shift)
		if s.EndedAt != nil {
			ended := s.EndedAt.Add(shift)
			s.EndedAt = &ended
		}
		for j, room := range s.BreakoutRooms {
			want, err := shifted[i+1+j].MarshalJSON()
			if err != nil || string(shifted[i].BreakoutRooms[j]) != string(want) {
				t.Errorf("session %d has the room %s, which was %s: %v", i, shifted[i].BreakoutRooms[j], room, err)
			}
		}
		s.BreakoutRooms = shifted[i].BreakoutRooms
		if !reflect.DeepEqual(s, shifted[i]) {
			t.Errorf("session %d: %v, want %v", i, shifted[i], s)
		}
	}
	if len(fakeapi.SessionsUntil(0, newest)) > 0 {
		t.Error("there are sessions where none were asked for")
	}
}

// A list of eleven or twelve has a parent whose rooms would come next.
func TestSessionsUntilAMomentKnowNothingOfWhatComesAfterIt(t *testing.T) {
	t.Parallel()
	moment := time.Date(2031, time.March, 4, 5, 6, 7, 8_000_000, time.UTC)
	for n := 1; n <= 100; n++ {
		last := time.Time{}
		for _, s := range fakeapi.SessionsUntil(n, moment) {
			last = latest(last, s.CreatedAt, s.StartedAt, s.UpdatedAt)
			if s.EndedAt != nil {
				last = latest(last, *s.EndedAt)
			}
			for _, room := range s.BreakoutRooms {
				var times struct {
					Created time.Time `json:"created_at"`
					Started time.Time `json:"started_at"`
					Updated time.Time `json:"updated_at"`
					Ended   time.Time `json:"ended_at"`
				}
				if err := json.Unmarshal(room, &times); err != nil {
					t.Fatal(err)
				}
				last = latest(last, times.Created, times.Started, times.Updated, times.Ended)
			}
		}
		if !last.Equal(moment) {
			t.Errorf("the last that is known of %d sessions is of %s", n, last)
		}
	}
}

func latest(times ...time.Time) time.Time { return slices.MaxFunc(times, time.Time.Compare) }
