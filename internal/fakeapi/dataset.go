package fakeapi

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"time"
)

// Sessions makes n sessions, oldest first, the same ones each time: each is a
// function of its position alone, so that Sessions(10) begins Sessions(20).
// They start on 2026-01-01 and come minutes to hours apart, in meetings that
// are held several times, among them all that a reader must survive: live and
// ended, livestreams, breakout sessions with a parent_session_id, titles with
// commas, line breaks and formulas, meta with numbers beyond a float64,
// undocumented fields. One in twenty is live, old ones too: which sessions are
// live cannot depend on n.
func Sessions(n int) []Session { return shifted(n, 0) }

// SessionsUntil makes the same sessions, but for their times: the last that is
// known of any of them is of a moment, and all else as long before it as it is in
// Sessions. It is for reports on the month that is over, whenever they are made:
// until now, nothing of them is in the future.
func SessionsUntil(n int, moment time.Time) []Session {
	return shifted(n, moment.Sub(lastKnown(n)).Truncate(time.Millisecond))
}

// lastKnown is the latest time within the first n sessions. The breakout rooms in
// the last of them count even where they would only come next in the list.
func lastKnown(n int) time.Time {
	for _, isRoom := breakoutOf(n); isRoom; _, isRoom = breakoutOf(n) {
		n++
	}
	var last time.Time
	for i := range n {
		if updated := session(i, 0).UpdatedAt; updated.After(last) {
			last = updated
		}
	}
	return last
}

func shifted(n int, shift time.Duration) []Session {
	all := make([]Session, n)
	for i := range all {
		all[i] = session(i, shift)
	}
	return all
}

// block names the meetings of forty sessions in a row; after them come ten new
// meetings. A meeting held by "c" or "j" is still live in its last session: one
// of them soon, so that a short list has a live session, the other late.
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

// uuid must be the first that is drawn for a session: others refer to it.
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

// breakoutOf is the position of the session whose breakout room this one is.
func breakoutOf(i int) (int, bool) {
	room := i%len(block) - parent
	return i - room, room == 1 || room == 2
}

// createdAt rises with i. The first thousand sessions are hours apart, so that
// a short list spans some months; a long one still ends within a few years.
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
