package main

import (
	"io"
	"strings"
	"testing"
)

func TestWhatCannotBeMeasuredIsRefused(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		runs  int
		sizes string
		want  string
	}{
		"no run":                   {0, "10", "nothing to measure: 0 runs"},
		"fewer sessions than none": {1, "10,-5", "-5 sessions: there cannot be fewer than none"},
		"no number":                {1, "10,many", `"many"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			err := run(t.Context(), "none", test.runs, test.sizes, io.Discard)
			if err == nil || !strings.Contains(err.Error(), test.want) {
				t.Errorf("err = %v, want %q", err, test.want)
			}
		})
	}
}
