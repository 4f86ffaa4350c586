package provider

import (
	"encoding/binary"
	"errors"
	"testing"
)

// The bytes are in two messages, each with a field number and a length. Warnings
// are next to the value.
func TestLargestAnswer(t *testing.T) {
	t.Parallel()

	const (
		limit    = 256 << 20 // of Terraform and OpenTofu
		warnings = 16 << 10  // several times what they are
		header   = 5         // of the list, which size does not count
	)

	size := header + largestAnswer
	for range 2 {
		size += 1 + len(binary.AppendUvarint(nil, uint64(size)))
	}

	if size += warnings; size > limit {
		t.Errorf("the largest answer has %d bytes, want at most %d", size, limit)
	}
}

// The bytes around the rows count too.
func TestRowSink_tooLarge(t *testing.T) {
	t.Parallel()

	without := objectWith(t, "sessions", nil)
	sink := &rowSink{attribute: "sessions", rows: &sessionRows{size: largestAnswer - len(without.MsgPack) + 1}}

	failure := (*tooLargeError)(nil)
	if _, err := sink.splice(without); !errors.As(err, &failure) || failure.size != largestAnswer+1 {
		t.Errorf("err = %v", err)
	}
}
