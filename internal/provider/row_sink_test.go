package provider

import (
	"encoding/binary"
	"errors"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// An answer is a message with the value in it, itself one with the bytes in it:
// twice the number of a field and a length. Beside the value are the warnings.
func TestTheLargestAnswerFitsInWhatTheCLITakes(t *testing.T) {
	t.Parallel()

	const (
		taken    = 256 << 20
		warnings = 16 << 10 // several times what they are
		header   = 5        // of the list, which size does not count
	)

	size := header + largestAnswer
	for range 2 {
		size += 1 + len(binary.AppendUvarint(nil, uint64(size)))
	}

	if size += warnings; size > taken {
		t.Errorf("the largest answer has %d bytes, and the CLI takes %d", size, taken)
	}
}

// What is around the rows counts with them.
func TestRowsThatFitWithoutTheirAnswerDoNotFit(t *testing.T) {
	t.Parallel()

	without := objectWith(t, "sessions", nil)
	sink := &rowSink{attribute: "sessions", rows: &sessionRows{size: largestAnswer - len(without.MsgPack) + 1}}

	failure := (*tooLargeError)(nil)
	if _, err := sink.splice(without); !errors.As(err, &failure) || failure.size != largestAnswer+1 {
		t.Errorf("err = %v", err)
	}
}

// A list that is too large is counted to its end and not kept.
func TestRowsPastTheLimitAreCountedAndNotKept(t *testing.T) {
	t.Parallel()

	page := encodeSessions([]realtimekit.Session{{ID: "s1"}, {ID: "s2"}}, false)

	for most, kept := range map[int]int{len(page.bytes) - 1: 1, len(page.bytes): 2} {
		rows := &sessionRows{most: most}
		rows.Keep(page, 0)
		rows.Keep(page, 1)

		if rows.kept != kept || rows.size != len(page.bytes) {
			t.Errorf("at most %d bytes: %d rows are kept, want %d; %d bytes counted", most, rows.kept, kept, rows.size)
		}
	}
}
