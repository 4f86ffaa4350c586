package realtimekit

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"
)

// What a server says of the length is believed for the memory alone.
func TestABodyIsReadWholeWhateverItsLengthWasSaidToBe(t *testing.T) {
	t.Parallel()

	want := strings.Repeat("x", largestPromise+4096)

	for name, length := range map[string]int64{
		"right": int64(len(want)), "unknown": -1, "none": 0, "too small": 10, "too large": 1 << 60,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got, err := readAll(strings.NewReader(want), length)
			if err != nil || string(got) != want {
				t.Errorf("%d bytes, %v", len(got), err)
			}
		})
	}
}

func TestABodyThatBreaksOffIsAnErrorWhateverItsLength(t *testing.T) {
	t.Parallel()

	broken := errors.New("broken")

	for _, length := range []int64{-1, 3, 100} {
		got, err := readAll(io.MultiReader(strings.NewReader("abc"), iotest.ErrReader(broken)), length)
		if !errors.Is(err, broken) || string(got) != "abc" {
			t.Errorf("length %d: %q, %v", length, got, err)
		}
	}
}

// No more memory is made ready than a page may sensibly need.
func TestAPromisedBodyTakesNoMemoryBeforeItComes(t *testing.T) {
	t.Parallel()

	got, err := readAll(bytes.NewReader([]byte("{}")), 1<<60)
	if err != nil || cap(got) > largestPromise+bytes.MinRead {
		t.Errorf("room for %d bytes, %v", cap(got), err)
	}
}
