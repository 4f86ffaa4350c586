package usage

import (
	"fmt"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// history is what a crawl delivers, oldest first: a session every seven minutes, in two
// hundred meetings.
func history(length int) []realtimekit.Session {
	var (
		sessions = make([]realtimekit.Session, length)
		begin    = time.Date(2025, time.September, 1, 0, 0, 0, 388_000_000, time.UTC)
		stamp    = func(at time.Time) *string { return new(at.Format("2006-01-02T15:04:05.000Z")) }
	)
	for i := range sessions {
		created := begin.Add(time.Duration(i) * 7 * time.Minute)
		sessions[i] = realtimekit.Session{
			ID:                        fmt.Sprintf("7c1f1c5e-0000-4000-8000-%012d", i),
			AssociatedID:              new(fmt.Sprintf("bbb0a1d2-0000-4000-8000-%012d", i%200)),
			MeetingDisplayName:        new("Weekly review"),
			Status:                    new(realtimekit.StatusEnded),
			Type:                      new("meeting"),
			CreatedAt:                 stamp(created),
			StartedAt:                 stamp(created.Add(time.Second)),
			EndedAt:                   stamp(created.Add(time.Duration(i%90) * time.Minute)),
			LiveParticipants:          new(int64(0)),
			MaxConcurrentParticipants: new(int64(i % 30)),
			MinutesConsumed:           new(float64(i%9000) / 60), // mostly 16 or 17 digits
		}
	}
	return sessions
}

func BenchmarkFold_Add(b *testing.B) {
	sessions := history(10_000)
	for _, keys := range [][]Key{nil, {Day}, {Day, Meeting}, {Hour}} {
		b.Run(fmt.Sprint("by ", keys), func(b *testing.B) { addAll(b, sessions, keys) })
	}
}

// addAll measures sessions of known groups.
func addAll(b *testing.B, sessions []realtimekit.Session, keys []Key) {
	b.Helper()
	fold := newFold(b, keys, berlin, sessions...)

	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		fold.Add(sessions[i%len(sessions)])
	}
}

// Only changes of clocks on the way take time.
func BenchmarkWindow(b *testing.B) {
	for _, offset := range []int64{-1, -60_000_000} {
		b.Run(fmt.Sprintf("%d hours away", offset), func(b *testing.B) {
			zone, at := zoneOf(b, "America/New_York"), timeOf(b, "9998-12-31T12:00:00Z")
			for b.Loop() {
				if _, _, err := Window(Hour, offset, at, zone); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
