package realtimekit

import (
	"errors"
	"testing"
)

func TestPage0HasAPlace(t *testing.T) {
	t.Parallel()

	var (
		refused = outcome{refusal: errors.New("no such page")}
		empty   = outcome{}
		same    = outcome{page: rows(0, 3)}
		shared  = outcome{page: rows(2, 3)}
		other   = outcome{page: rows(3, 3)}
	)

	for name, test := range map[string]struct {
		rows     int
		zero     outcome
		fromZero bool
		// places for stable, growing and volatile rows.
		want [3]place
	}{
		"refused":                     {3, refused, false, [3]place{nowhere, nowhere, nowhere}},
		"refused, page 1 empty":       {0, refused, false, [3]place{nowhere, nowhere, nowhere}},
		"empty":                       {3, empty, false, [3]place{nowhere, nowhere, unknown}},
		"both empty":                  {0, empty, false, [3]place{unknown, unknown, unknown}},
		"other rows":                  {3, other, false, [3]place{before, before, beside}},
		"other rows, known from 0":    {3, other, true, [3]place{before, before, before}},
		"rows of both":                {3, shared, false, [3]place{beside, beside, beside}},
		"rows of both, known from 0":  {3, shared, true, [3]place{before, before, before}},
		"page 1 over again":           {3, same, false, [3]place{beside, beside, beside}},
		"page 1 empty":                {0, other, false, [3]place{alone, alone, alone}},
		"page 1 empty, known from 0":  {0, other, true, [3]place{before, before, before}},
		"refused, known from 0":       {3, refused, true, [3]place{nowhere, nowhere, nowhere}},
		"empty, known from 0, moving": {3, empty, true, [3]place{nowhere, nowhere, unknown}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for i, want := range test.want {
				if got := placeOf(test.zero, class(i), read(0, test.rows, false, nil, nil), test.fromZero); got != want {
					t.Errorf("class %d: place %d, want %d", i, got, want)
				}
			}
		})
	}
}
