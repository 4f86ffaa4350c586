package fakeapi

import (
	"fmt"
	"hash/fnv"
	"math"
	"math/rand/v2"
	"slices"
	"time"
)

// Participant is one stay of a person in a session. Its times compare as strings.
type Participant struct {
	ID                  string  `json:"id,omitempty"`
	UserID              string  `json:"user_id"`
	CustomParticipantID string  `json:"custom_participant_id"`
	DisplayName         *string `json:"display_name"`
	PresetName          string  `json:"preset_name"`
	JoinedAt            string  `json:"joined_at"`
	LeftAt              *string `json:"left_at"`  // null while in the session
	Duration            float64 `json:"duration"` // minutes, with four decimals
	CreatedAt           string  `json:"created_at"`
	UpdatedAt           string  `json:"updated_at"`
	PeerEvents          []any   `json:"peer_events,omitempty"` // only in an answer to include_peer_events
}

// people are the names of users, "" for a user without one.
var people = []string{
	"Ada Lovelace", "Grace Hopper", "Zoë Müller", "O'Neill, Pat", "", "山田 太郎", `Katherine "Kay" Johnson`, "=1+1", "Radia Perlman",
}

// Participants makes the max_concurrent_participants of a session, at most 500. The last
// live_participants of them have not left. In every seven, one user joins twice.
func Participants(s Session) []Participant {
	rows := make([]Participant, max(0, min(s.MaxConcurrentParticipants, 500)))
	for i := range rows {
		rows[i] = s.participant(i, len(rows)-i <= int(s.LiveParticipants))
	}
	return rows
}

func (s Session) participant(i int, isLive bool) Participant {
	random := rand.New(rand.NewPCG(s.seed(), uint64(i)))
	p := Participant{ID: uuid(random), PresetName: "group_call_participant"}
	if i == 0 {
		p.PresetName = "group_call_host"
	}
	user := int(s.seed()%1000) + i
	if i%7 == 6 {
		user-- // who was in the row before
	}
	p.UserID = uuid(rand.New(rand.NewPCG(18, uint64(user))))
	p.CustomParticipantID = fmt.Sprintf("employee-%d", user)
	if name := people[user%len(people)]; name != "" {
		p.DisplayName = &name
	}
	joined, left := s.stay(i, random)
	if isLive {
		left = s.UpdatedAt
	}
	p.JoinedAt, p.UpdatedAt = WireTime(joined), WireTime(left)
	p.CreatedAt, p.Duration = p.JoinedAt, decimals(left.Sub(joined).Minutes())
	if !isLive {
		p.LeftAt = &p.UpdatedAt
	}
	return p
}

// stay is most of the session, or most of one half for a user who joins twice.
func (s Session) stay(i int, random *rand.Rand) (joined, left time.Time) {
	joined, left = s.StartedAt, s.UpdatedAt
	if s.EndedAt != nil {
		left = *s.EndedAt
	}
	half := left.Sub(joined) / 2
	switch i % 7 {
	case 5:
		left = left.Add(-half)
	case 6:
		joined = joined.Add(half)
	}
	early, late := random.Int64N(max(1, int64(half/4))), random.Int64N(max(1, int64(half/4)))
	return joined.Add(time.Duration(early)).Truncate(time.Millisecond), left.Add(-time.Duration(late)).Truncate(time.Millisecond)
}

func (s Session) seed() uint64 {
	hash := fnv.New64a()
	_, _ = hash.Write([]byte(s.ID))
	return hash.Sum64()
}

func decimals(f float64) float64 { return math.Round(f*1e4) / 1e4 }

// Consolidated joins the stays of each user, with the sum of their durations.
func Consolidated(rows []Participant) []Participant {
	var users []Participant
	for _, p := range rows {
		i := slices.IndexFunc(users, func(u Participant) bool { return u.UserID == p.UserID })
		if i < 0 {
			users = append(users, p)
			continue
		}
		u := &users[i]
		u.Duration = decimals(u.Duration + p.Duration)
		u.UpdatedAt = max(u.UpdatedAt, p.UpdatedAt)
		switch {
		case u.LeftAt == nil || p.LeftAt == nil:
			u.LeftAt = nil
		case *u.LeftAt < *p.LeftAt:
			u.LeftAt = p.LeftAt
		}
	}
	return users
}

func (p Participant) events(session string) []any {
	event := func(name, at string, minutes float64) any {
		return map[string]any{
			"event_name": name, "participant_id": p.ID, "peer_id": p.ID, "session_id": session, "created_at": at, "minutes_consumed": minutes,
		}
	}
	if p.LeftAt == nil {
		return []any{event("PEER_JOINING", p.JoinedAt, 0)}
	}
	return []any{event("PEER_JOINING", p.JoinedAt, 0), event("PEER_LEAVING", *p.LeftAt, p.Duration)}
}
