package main

import (
	"fmt"
	"math"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
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
	const neither = "neither live_participants nor max_concurrent_participants, unless a range leaves out the number that it begins with"
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
		"an open end for one alone": {func(s fakeapi.Session, from, to int64) bool {
			return from <= s.MaxConcurrentParticipants && s.MaxConcurrentParticipants <= to && (to < math.MaxInt64 || from == s.MaxConcurrentParticipants)
		}, "max_concurrent_participants", "n: is taken, and does not find what it should, :n is allowed"},
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
	wantUntold(t, found, "time that start_time and end_time compare", "bounds of the window", "count that participants compares", "open range of participants", "search")
	data[0].Status, data[0].LiveParticipants = "ENDED", 0
	if got := asked(t, fakeapi.New(data))["count that participants compares"]; got != "max_concurrent_participants" {
		t.Errorf("beside a live session the count is %q", got)
	}
}

// A third count is shown by some sessions only, and often equals the largest.
func TestACountThatMayBeTheTotalIsNamedWithIt(t *testing.T) {
	t.Parallel()
	const (
		largest = "max_concurrent_participants"
		either  = "max_concurrent_participants or total_participants: the sessions of this app do not tell them apart"
	)
	for want, totals := range map[string][3]any{either: {nil, 9, nil}, largest: {nil, 9, 11}} {
		data := over(3)
		for i := range data {
			data[i].MaxConcurrentParticipants = 9
			delete(data[i].Extra, "total_participants")
			if totals[i] != nil {
				data[i].Extra["total_participants"] = totals[i]
			}
		}
		if got := asked(t, fakeapi.New(data))["count that participants compares"]; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

// One that was alone is more than none, and not more than one.
func TestARangeMayLeaveOutWhereItBegins(t *testing.T) {
	t.Parallel()
	data := over(30)
	for i := range data {
		data[i].MaxConcurrentParticipants = 1
	}
	found := asked(t, other{data: data, holds: byCreated, total: ofList, between: func(s fakeapi.Session, from, to int64) bool {
		return from < s.MaxConcurrentParticipants && s.MaxConcurrentParticipants < to
	}})
	wantUntold(t, found, "count that participants compares", "open range of participants")
}

func TestCountsThatAreEqualAreNotToldApart(t *testing.T) {
	t.Parallel()
	data := over(30)
	for i := range data {
		data[i].MaxConcurrentParticipants = 0
	}
	found := asked(t, fakeapi.New(data, fakeapi.CompareLiveParticipants()))
	wantUntold(t, found, "count that participants compares", "open range of participants")
}

func TestARefusedFilterIsAnAnswer(t *testing.T) {
	t.Parallel()
	for parameter, rows := range map[string][]string{
		"start_time":   {"time that start_time and end_time compare", "bounds of the window"},
		"participants": {"count that participants compares", "open range of participants"},
		"search":       {"search"},

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

// What is odd may be refused for that alone: so old a time, so many people, so long
// a text.
func TestARefusedOddityIsNoAnswer(t *testing.T) {
	t.Parallel()
	const times, counts = "time that start_time and end_time compare", "count that participants compares"
	for name, test := range map[string]struct {
		odd  func(url.Values) bool
		want map[string]string
	}{
		"a window of long ago": {
			func(query url.Values) bool { return strings.HasPrefix(query.Get("start_time"), "2001-") },
			map[string]string{times: untold, "bounds of the window": untold, "search": usual["search"]},
		},
		"a long window": {
			func(query url.Values) bool {
				start, _ := time.Parse(time.RFC3339, query.Get("start_time"))
				end, _ := time.Parse(time.RFC3339, query.Get("end_time"))
				return end.Sub(start) > 8*time.Second && start.Year() > 2001
			},
			map[string]string{times: "created_at", "bounds of the window": usual["bounds of the window"]},
		},
		"many participants": {
			func(query url.Values) bool { return strings.HasPrefix(query.Get("participants"), "999999:") },
			map[string]string{counts: untold, "open range of participants": untold},
		},
		"a long search": {func(query url.Values) bool { return len(query.Get("search")) > 60 }, map[string]string{"search": untold}},
		"a search of a part": {
			func(query url.Values) bool { return len(query.Get("search")) == 34 },
			map[string]string{"search": untold, times: "created_at"},
		},
		"status LIVE": {
			func(query url.Values) bool { return query.Get("status") == "LIVE" },
			map[string]string{"filters by status and meeting": "status is not to be told: another value is refused with HTTP status 422, associated_id is kept to"},
		},
		"status": {
			func(query url.Values) bool { return query.Has("status") },
			map[string]string{"filters by status and meeting": "status is refused with HTTP status 422, associated_id is kept to"},
		},
		"a meeting": {
			func(query url.Values) bool { return query.Has("associated_id") },
			map[string]string{"filters by status and meeting": "status is kept to, associated_id is refused with HTTP status 422"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			api := fakeapi.New(over(60))
			found := asked(t, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if test.odd(r.URL.Query()) {
					w.WriteHeader(http.StatusUnprocessableEntity)
					return
				}
				api.ServeHTTP(w, r)
			}))
			for about, want := range test.want {
				if found[about] != want {
					t.Errorf("%s: %q, want %q", about, found[about], want)
				}
			}
		})
	}
}

// A session without a status may have any, and says nothing of the filter.
func TestASessionWithoutAFieldDoesNotSpeakAgainstItsFilter(t *testing.T) {
	t.Parallel()
	const kept, hidden = "status is kept to, associated_id is kept to", "status is " + untold + ", associated_id is kept to"
	for name, test := range map[string]struct {
		lacking int
		options []fakeapi.Option
		want    string
	}{
		"one lacks it":                         {1, nil, kept},
		"all lack it but one":                  {59, nil, kept},
		"one lacks it, and the filter is none": {1, k(fakeapi.IgnoreParameters("status")), "status is ignored, associated_id is kept to"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			data := over(60)
			for i := range test.lacking {
				data[i].Extra["status"] = nil
			}
			if got := asked(t, fakeapi.New(data, test.options...))["filters by status and meeting"]; got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
	data := over(60)
	for i := range data {
		data[i].Status = "LIVE"
		data[i].Extra["status"] = nil
	}
	data[59].Status = "ENDED"
	delete(data[59].Extra, "status")
	if got := asked(t, fakeapi.New(data))["filters by status and meeting"]; got != hidden {
		t.Errorf("%q, want %q", got, hidden)
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
