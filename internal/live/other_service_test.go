package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"math"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// other is a service that does what no option of the fake does: it has a way of its
// own to see whether a window holds a session, and to count.
type other struct {
	data  []fakeapi.Session // oldest first
	holds func(s fakeapi.Session, start, end time.Time) bool
	total func(page, list int) int
	// between tells whether a range of participants holds a session; nil ignores it.
	between func(s fakeapi.Session, from, to int64) bool
	// offsets are those of a page that begins at a position; nil sends none.
	offsets func(position, length int) (start, end int)
	// again tells that past the end the list begins again.
	again bool
	// least is the length of its shortest page, usual that of one nobody sized, 0 for 25.
	least, usual int
	// refused is a parameter that it refuses.
	refused string
}

func (o other) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	query := r.URL.Query()
	if query.Has(o.refused) {
		w.WriteHeader(http.StatusUnprocessableEntity)
		fmt.Fprint(w, `{"success":false,"error":{"code":422,"message":"no"}}`)
		return
	}
	start, _ := time.Parse(time.RFC3339, query.Get("start_time"))
	end, _ := time.Parse(time.RFC3339, query.Get("end_time"))
	from, to := ends(query.Get("participants"))
	list := slices.DeleteFunc(slices.Clone(o.data), func(s fakeapi.Session) bool {
		return query.Has("start_time") && !o.holds(s, start, end) || o.between != nil && query.Has("participants") && !o.between(s, from, to)
	})
	if query.Get("sort_order") != "ASC" {
		slices.Reverse(list)
	}
	size, number := cmp.Or(o.usual, 25), 1
	if query.Has("per_page") {
		size, _ = strconv.Atoi(query.Get("per_page"))
	}
	if query.Has("page_no") {
		number, _ = strconv.Atoi(query.Get("page_no"))
	}
	size = min(max(size, o.least, 1), 100)
	first := min(max(number-1, 0)*size, len(list))
	if first == len(list) && o.again {
		first = 0
	}
	page := list[first:min(first+size, len(list))]
	paging := map[string]any{"total_count": o.total(len(page), len(list))}
	if o.offsets != nil {
		paging["start_offset"], paging["end_offset"] = o.offsets(first, len(page))
	}
	_ = json.NewEncoder(w).Encode(map[string]any{"success": true, "data": map[string]any{"sessions": page}, "paging": paging})
}

// ends are those of a range; one that is open is far away.
func ends(participants string) (from, to int64) {
	lower, upper, _ := strings.Cut(participants, ":")
	from, _ = strconv.ParseInt(lower, 10, 64)
	if to, _ = strconv.ParseInt(upper, 10, 64); upper == "" {
		to = math.MaxInt64
	}
	return from, to
}

func byCreated(s fakeapi.Session, start, end time.Time) bool { return within(s.CreatedAt, start, end) }

func ofList(_, list int) int { return list }

// whole seconds, and any time finer than it is shown.
func whole(t time.Time) time.Time  { return t.Truncate(time.Second) }
func finer(t time.Time) time.Time  { return t.Add(400 * time.Microsecond) }
func theDay(t time.Time) time.Time { return t.Truncate(24 * time.Hour) }

// within tells whether a window holds a moment, its ends included.
func within(at, start, end time.Time) bool { return !at.Before(start) && !at.After(end) }
