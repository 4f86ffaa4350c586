package main

import (
	"fmt"
	"math"
	"net/http"
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

func TestATotalMayCountSomethingElse(t *testing.T) {
	t.Parallel()
	const ofPage, neither = "the length of the page, not of the list", "neither the length of the page nor that of the list"
	for name, test := range map[string]struct {
		total func(page, list int) int
		want  map[int]string
	}{
		"the page":               {func(page, _ int) int { return page }, map[int]string{0: untold, 1: untold, 2: ofPage, 30: ofPage, 300: ofPage}},
		"the page and a promise": {func(page, list int) int { return min(list, page+1) }, map[int]string{0: untold, 1: untold, 30: neither, 300: untold}},
	} {
		for n, want := range test.want {
			t.Run(fmt.Sprintf("%s, %d", name, n), func(t *testing.T) {
				t.Parallel()
				if got := asked(t, other{data: over(n), holds: byCreated, total: test.total})["total_count"]; got != want {
					t.Errorf("%q, want %q", got, want)
				}
			})
		}
	}
}

func TestACountIsToldFromOthersThatRangesHoldAsWell(t *testing.T) {
	t.Parallel()
	const neither = "neither live_participants nor max_concurrent_participants, as ranges that begin at them show"
	for name, test := range map[string]struct {
		between     func(s fakeapi.Session, from, to int64) bool
		count, open string
	}{
		"the peak": {func(s fakeapi.Session, from, to int64) bool {
			return from <= s.MaxConcurrentParticipants && s.MaxConcurrentParticipants <= to
		}, "max_concurrent_participants", "n: is allowed, :n is allowed"},
		"without the end": {func(s fakeapi.Session, from, to int64) bool {
			return from <= s.MaxConcurrentParticipants && s.MaxConcurrentParticipants < to
		}, "max_concurrent_participants", "n: is allowed, :n is allowed"},
		"a larger count": {func(s fakeapi.Session, from, to int64) bool {
			return from <= s.MaxConcurrentParticipants+3 && s.MaxConcurrentParticipants+3 <= to
		}, neither, untold},
		"no count": {func(fakeapi.Session, int64, int64) bool { return false }, neither, untold},
		"an open start for none": {func(s fakeapi.Session, from, to int64) bool {
			return from <= s.MaxConcurrentParticipants && s.MaxConcurrentParticipants <= to && from > 0
		}, "max_concurrent_participants", "n: is allowed, :n is taken, and does not find what it should"},
		"an open end for all": {
			func(s fakeapi.Session, from, to int64) bool {
				return from < 999_999 && to == math.MaxInt64 || from <= s.MaxConcurrentParticipants && s.MaxConcurrentParticipants <= to
			},
			"max_concurrent_participants", "n: is ignored, :n is allowed",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			found := asked(t, other{data: over(60), holds: byCreated, total: ofList, between: test.between})
			if got := found["count that participants compares"]; got != test.count {
				t.Errorf("the count is %q, want %q", got, test.count)
			}
			if got := found["open range of participants"]; got != test.open {
				t.Errorf("open ranges are %q, want %q", got, test.open)
			}
		})
	}
}

// What is live changes between two requests, and two sessions of which one is live
// are all that there is.
func TestALiveSessionIsNotAskedAbout(t *testing.T) {
	t.Parallel()
	data := over(2)
	for i := range data {
		data[i].Status, data[i].EndedAt, data[i].LiveParticipants, data[i].MaxConcurrentParticipants = "LIVE", nil, 1, 5
	}
	found := asked(t, fakeapi.New(slices.Clone(data)))
	for _, about := range []string{"time that start_time and end_time compare", "bounds of the window", "count that participants compares", "open range of participants", "search"} {
		if found[about] != untold {
			t.Errorf("%s: %q", about, found[about])
		}
	}
	data[0].Status, data[0].LiveParticipants = "ENDED", 0
	if got := asked(t, fakeapi.New(data))["count that participants compares"]; got != "max_concurrent_participants" {
		t.Errorf("beside a live session the count is %q", got)
	}
}

func TestCountsThatAreEqualAreNotToldApart(t *testing.T) {
	t.Parallel()
	data := over(30)
	for i := range data {
		data[i].MaxConcurrentParticipants = 0
	}
	found := asked(t, fakeapi.New(data, fakeapi.CompareLiveParticipants()))
	for _, about := range []string{"count that participants compares", "open range of participants"} {
		if found[about] != untold {
			t.Errorf("%s: %q", about, found[about])
		}
	}
}

func TestARefusedFilterIsAnAnswer(t *testing.T) {
	t.Parallel()
	for parameter, rows := range map[string][]string{
		"start_time":   {"time that start_time and end_time compare", "bounds of the window"},
		"participants": {"count that participants compares", "open range of participants"},
		"search":       {"search"},
		"status":       {"filters by status and meeting"},

		"no_such_parameter": {"unknown parameter"},
	} {
		t.Run(parameter, func(t *testing.T) {
			t.Parallel()
			found := asked(t, other{data: over(60), holds: byCreated, total: ofList, refused: parameter})
			for _, about := range rows {
				if got := found[about]; got != "refused with HTTP status 422" {
					t.Errorf("%s: %q", about, got)
				}
			}
			if got := found["default per_page"]; got != "25" {
				t.Errorf("default per_page: %q", got)
			}
		})
	}
}

// A parameter that does something is not ignored, whatever it does.
func TestAnUnknownParameterMayDoSomething(t *testing.T) {
	t.Parallel()
	api := fake(60)
	found := asked(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if query := r.URL.Query(); query.Has("no_such_parameter") {
			query.Set("page_no", "2")
			r.URL.RawQuery = query.Encode()
		}
		api.ServeHTTP(w, r)
	}))
	if got := found["unknown parameter"]; got != untold {
		t.Errorf("%q", got)
	}
}
