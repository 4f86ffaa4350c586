package fakeapi

import (
	"cmp"
	"math"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// reader reads parameters one after another and keeps the first refusal.
type reader struct {
	server  *Server
	values  url.Values
	refused *refusal
}

func (in *reader) selection() selection {
	sel := selection{
		associatedID: in.text("associated_id"),
		search:       in.text("search"),
		status:       in.oneOf("status", "", "LIVE", "ENDED"),
		start:        in.time("start_time"),
		end:          in.time("end_time"),
		order: order{
			by:         in.oneOf("sort_by", in.server.defaultSort.by, SortByCreatedAt, SortByMinutesConsumed),
			descending: in.descending(in.server.defaultSort.descending),
		},
	}
	sel.least, sel.most = in.span("participants")
	return sel
}

func (in *reader) text(name string) string {
	if slices.Contains(in.server.ignored, name) {
		return ""
	}
	return in.values.Get(name)
}

func (in *reader) refuse(name, rule string) {
	if in.refused == nil {
		in.refused = badValue(name, rule)
	}
}

func (in *reader) oneOf(name, absent string, allowed ...string) string {
	text := in.text(name)
	if text == "" {
		return absent
	}
	if !slices.Contains(allowed, text) {
		in.refuse(name, "must be one of ["+strings.Join(allowed, ", ")+"]")
	}
	return text
}

func (in *reader) flag(name string) bool { return in.oneOf(name, "false", "true", "false") == "true" }

func (in *reader) descending(absent bool) bool {
	direction := in.oneOf("sort_order", "", Ascending, Descending)
	return direction == Descending || direction == "" && absent
}

func (in *reader) time(name string) time.Time {
	text := in.text(name)
	if text == "" {
		return time.Time{}
	}
	t, err := time.Parse(time.RFC3339, text)
	if err != nil {
		in.refuse(name, "must be in ISO 8601 date format")
	}
	return t.UTC()
}

// date reads a day. The documented format has no time, the example has one.
func (in *reader) date(name string, absent time.Time) string {
	day, _, _ := strings.Cut(cmp.Or(in.text(name), absent.Format(time.DateOnly)), "T")
	if _, err := time.Parse(time.DateOnly, day); err != nil {
		in.refuse(name, "must be in YYYY-MM-DD format")
	}
	return day
}

func (in *reader) number(name string, absent, least int) int {
	text := in.text(name)
	if text == "" {
		return absent
	}
	const largest = 1e9 // keeps products of two of them inside an int64
	f, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil || f != float64(int64(f)) || f > largest:
		in.refuse(name, "must be a whole number")
	case f < float64(least):
		in.refuse(name, "must be greater than or equal to "+strconv.Itoa(least))
	default:
		return int(f)
	}
	return absent
}

func (in *reader) span(name string) (least, most int64) {
	text := in.text(name)
	if text == "" {
		return 0, math.MaxInt64
	}
	lower, upper, ok := strings.Cut(text, ":")
	open := lower == "" || upper == ""
	from, err := strconv.ParseUint(cmp.Or(lower, "0"), 10, 63)
	to, err2 := strconv.ParseUint(cmp.Or(upper, strconv.FormatInt(math.MaxInt64, 10)), 10, 63)
	if !ok || lower+upper == "" || open && in.server.refuseOpenRanges || err != nil || err2 != nil {
		in.refuse(name, `must be a range of the form "min:max"`)
	}
	return int64(from), int64(to)
}
