package realtimekit

import (
	"fmt"
	"slices"
	"sync"
	"time"

	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

// world is the server's own history.
type world struct {
	lock     sync.Mutex
	query    SessionsQuery
	sessions []fakeapi.Session
	// throughout holds the ids that matched at every moment of the read.
	throughout map[string]bool
	// changes happen before the answer with their index.
	changes map[int][]func(*world)
	// honest servers count right and know page_no: their lists must be proven if nothing
	// changes.
	honest bool
	// counted servers send a total with every page and keep to the order. size is the number
	// of sessions on a page.
	counted bool
	size    int
}

func (w *world) matches(session fakeapi.Session) bool {
	return (w.query.Status == "" || session.Status == w.query.Status) &&
		(w.query.Search == "" || session.MeetingDisplayName == w.query.Search) &&
		(w.query.Participants == "" || session.MaxConcurrentParticipants <= 5)
}

// begin starts a read: what matches now may match throughout.
func (w *world) begin() {
	w.lock.Lock()
	defer w.lock.Unlock()
	for _, session := range w.sessions {
		w.throughout[session.ID] = true
	}
	w.remember()
}

// remember narrows throughout to what matches now.
func (w *world) remember() {
	matching := map[string]bool{}
	for _, session := range w.sessions {
		matching[session.ID] = w.matches(session)
	}
	for id := range w.throughout {
		if !matching[id] {
			delete(w.throughout, id)
		}
	}
}

// turn is the fake's hook before each answer.
func (w *world) turn(n int, _ []fakeapi.Session) []fakeapi.Session {
	w.lock.Lock()
	defer w.lock.Unlock()
	changes := w.changes[n]
	if len(changes) == 0 {
		return nil
	}
	for _, change := range changes {
		change(w)
		w.remember()
	}
	return slices.Clone(w.sessions)
}

// arrive creates the newest session.
func arrive(minutes float64, participants int64, live bool) func(*world) {
	return func(w *world) {
		w.sessions = append(w.sessions, newSession(len(w.sessions), minutes, participants, live))
	}
}

// alter changes a session, if there is one.
func alter(place int, change func(*fakeapi.Session)) func(*world) {
	return func(w *world) {
		if len(w.sessions) > 0 {
			w.sessions = slices.Clone(w.sessions)
			change(&w.sessions[place%len(w.sessions)])
		}
	}
}

func end(s *fakeapi.Session) { s.Status = StatusEnded }

// The title that is searched for, and another.
const title, otherTitle = "standup", "retrospective"

func rename(s *fakeapi.Session) {
	if s.MeetingDisplayName == title {
		s.MeetingDisplayName = otherTitle
	} else {
		s.MeetingDisplayName = title
	}
}

func newSession(number int, minutes float64, participants int64, live bool) fakeapi.Session {
	status := StatusEnded
	if live {
		status = StatusLive
	}
	created := time.Date(2026, 1, 1, 0, number, 0, 0, time.UTC)
	return fakeapi.Session{
		ID: fmt.Sprintf("s%03d", number), AssociatedID: "m", MeetingDisplayName: title, Type: "meeting", Status: status,
		MinutesConsumed: minutes, MaxConcurrentParticipants: participants,
		CreatedAt: created, StartedAt: created, UpdatedAt: created,
	}
}

// drawWorld is a list and what happens to it during the read.
func drawWorld(t *rapid.T, query SessionsQuery) *world {
	w := &world{query: query, throughout: map[string]bool{}, changes: map[int][]func(*world){}}
	for range rapid.IntRange(0, 14).Draw(t, "sessions") {
		drawArrival(t)(w)
	}
	w.begin()

	most := 12
	if query.class() == crawl.Volatile {
		most = 1
	}
	for range rapid.IntRange(0, most).Draw(t, "changes") {
		before := rapid.IntRange(1, 40).Draw(t, "before answer")
		w.changes[before] = append(w.changes[before], drawChange(t))
	}
	return w
}

func drawArrival(t *rapid.T) func(*world) {
	return arrive(float64(rapid.IntRange(0, 9).Draw(t, "minutes")),
		int64(rapid.IntRange(0, 9).Draw(t, "participants")), rapid.Bool().Draw(t, "live"))
}

func drawChange(t *rapid.T) func(*world) {
	place := rapid.IntRange(0, 30).Draw(t, "place")
	amount := rapid.IntRange(0, 9).Draw(t, "amount")
	switch rapid.IntRange(0, 5).Draw(t, "change") {
	case 0:
		return alter(place, end)
	case 1:
		return alter(place, func(s *fakeapi.Session) { s.MinutesConsumed = float64(amount) })
	case 2:
		return alter(place, func(s *fakeapi.Session) { s.MaxConcurrentParticipants = int64(amount) })
	case 3:
		return alter(place, rename)
	default:
		return drawArrival(t)
	}
}
