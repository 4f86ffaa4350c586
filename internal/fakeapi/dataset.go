package fakeapi

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Sessions makes n sessions from 2026-01-01, oldest first: Sessions(20) begins with
// Sessions(10). They include odd titles, live sessions and breakout sessions.
func Sessions(n int) []Session { return shifted(n, 0) }

// SessionsUntil is [Sessions] shifted in time, so that their last time is moment.
func SessionsUntil(n int, moment time.Time) []Session {
	known := n // with the breakout rooms of the last session
	for _, isRoom := breakoutOf(known); isRoom; _, isRoom = breakoutOf(known) {
		known++
	}
	var last time.Time
	for _, s := range Sessions(known) {
		if s.UpdatedAt.After(last) {
			last = s.UpdatedAt
		}
	}
	return shifted(n, moment.Sub(last).Truncate(time.Millisecond))
}

func shifted(n int, shift time.Duration) []Session {
	all := make([]Session, n)
	for i := range all {
		all[i] = session(i, shift)
	}
	return all
}

// block has a letter for the meeting of each of forty sessions; the next block has ten
// new meetings. The last session in a block of a meeting in live is live.
const (
	block    = "abcadcbefadddbhaeigfbdgahbeiafdbgehjaibj"
	meetings = 10
	live     = "cj"
	parent   = 10 // position in the block; the two sessions after it are its breakout rooms
)

func session(i int, shift time.Duration) Session {
	random := randomFor(i)
	s := Session{
		ID:                        uuid(random),
		Type:                      kind(i),
		Status:                    "ENDED",
		MaxConcurrentParticipants: 1 + random.Int64N(60),
		MinutesConsumed:           float64(1+random.IntN(9_000_000)) / 1e4,
		OrganizationID:            AppID,
		CreatedAt:                 createdAt(i).Add(shift),
		Extra:                     map[string]any{},
	}
	letter := block[i%len(block)]
	s.meet(i/len(block)*meetings+int(letter-'a'), letter == 'h')
	s.hold(random)
	if strings.IndexByte(live, letter) >= 0 && strings.LastIndexByte(block, letter) == i%len(block) {
		s.goLive(random)
	}
	s.decorate(i, shift)
	return s
}

func randomFor(i int) *rand.Rand { return rand.New(rand.NewPCG(2026, uint64(i))) }

// uuid is drawn first for a session, because others refer to it.
func uuid(random *rand.Rand) string {
	a, b := random.Uint64(), random.Uint64()
	return fmt.Sprintf("%08x-%04x-4%03x-8%03x-%012x", a>>32, a>>16&0xffff, a&0xfff, b>>48&0xfff, b&0xffffffffffff)
}

func kind(i int) string {
	switch i % (2 * len(block)) {
	case 20, 60:
		return "livestream"
	case 33:
		return "participant"
	}
	return "meeting"
}

// breakoutOf is the position of a breakout session's parent.
func breakoutOf(i int) (int, bool) {
	room := i%len(block) - parent
	return i - room, room == 1 || room == 2
}

// createdAt rises with i, by hours for the first thousand sessions.
func createdAt(i int) time.Time {
	const sparse, wide, narrow = 1000, 211 * time.Minute, 11 * time.Minute
	if of, ok := breakoutOf(i); ok {
		return createdAt(of).Add(time.Duration(i-of) * 61 * time.Second)
	}
	start := time.Date(2026, time.January, 1, 0, 0, 0, 0, time.UTC)
	since := time.Duration(min(i, sparse))*wide + time.Duration(max(0, i-sparse))*narrow
	within := time.Duration(uint32(i)*2_654_435_761%600_000) * time.Millisecond
	return start.Add(since + within)
}
