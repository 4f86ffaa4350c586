package realtimekit

import (
	"fmt"
	"math"
	"strings"
	"time"
	"unicode"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// check finds items that contradict a parameter of the request: the API seems to ignore
// parameters that it does not know.
type check[T any] struct {
	// parameter is the name of the parameter, or the names of several.
	parameter   string
	contradicts func(T) bool
	// guess is set if items may match in a way that is not documented. Such items are not
	// left out.
	guess bool
	// changes is set if an item may have changed while it was read.
	changes bool
}

// Ignored counts the items that contradict a parameter.
type Ignored struct {
	Parameter string
	// Rows is the number of items that contradict it, and Of the number of all.
	Rows, Of int
	// LeftOut is true if the items were left out of the list.
	LeftOut bool
}

// suspicious reports whether enough items contradict the parameter to say that the API
// seems to ignore it.
func (c check[T]) suspicious(rows, of int) bool {
	switch {
	case c.guess:
		return rows*2 > of
	case c.changes:
		return rows*10 > of
	default:
		return rows > 0
	}
}

// matching passes on the items that contradict no parameter, at most MaxItems.
type matching[T any] struct {
	list *list[T]
	to   Collector[T]
	// rows counts the items that contradict each check, of is the number of all.
	rows     []int
	of, kept int
	// last is the last item with a place in the order, and disorder the first pair of
	// items that contradicts it.
	last     *T
	disorder string
}

// Reset begins another pass.
func (m *matching[T]) Reset() {
	*m = matching[T]{list: m.list, to: m.to, rows: make([]int, len(m.list.checks))}
	m.to.Reset()
}

// Add counts an item, and passes it on.
func (m *matching[T]) Add(item T) {
	m.of++
	m.compare(item)

	leftOut := false
	for i, check := range m.list.checks {
		if check.contradicts(item) {
			m.rows[i]++

			leftOut = leftOut || !check.guess
		}
	}
	if most := m.list.options.MaxItems; !leftOut && (most == 0 || m.kept < most) {
		m.kept++
		m.to.Add(item)
	}
}

// compare looks for a pair of items in the wrong order.
func (m *matching[T]) compare(item T) {
	by := m.list.order
	if by == nil || m.disorder != "" || !by.comparable(item) {
		return
	}
	if m.last != nil && !by.follows(*m.last, item) {
		m.disorder = by.describe(*m.last) + " comes before " + by.describe(item)
	}
	m.last = &item
}

// ignored returns the parameters that the API seems to ignore.
func (m *matching[T]) ignored() (found []Ignored) {
	for i, check := range m.list.checks {
		if check.suspicious(m.rows[i], m.of) {
			found = append(found, Ignored{check.parameter, m.rows[i], m.of, !check.guess})
		}
	}
	return found
}

// checks returns what can be checked in a session.
func (q Query) checks() (checks []check[Session]) {
	add := func(parameter string, guess bool, contradicts func(Session) bool) {
		checks = append(checks, check[Session]{parameter, contradicts, guess, parameter == "status"})
	}

	differs := func(wanted string, got *string) bool { return got != nil && !strings.EqualFold(wanted, *got) }
	if q.Status != "" {
		add("status", false, func(s Session) bool { return differs(q.Status, s.Status) })
	}
	if q.AssociatedID != "" {
		add("associated_id", false, func(s Session) bool { return differs(q.AssociatedID, s.AssociatedID) })
	}
	switch window := (Query{StartTime: q.StartTime, EndTime: q.EndTime}).Sent(); len(window) {
	case 1:
		add(window[0], false, q.isOutside)
	case 2:
		add("start_time and end_time", false, q.isOutside)
	}
	if words := strings.FieldsFunc(strings.ToLower(q.Search), isSeparator); len(words) > 0 {
		add("search", true, func(s Session) bool { return !s.hasAny(words) })
	}
	if least, most, err := parseRange(q.Participants); err == nil && most < math.MaxUint32 {
		add("participants", true, func(s Session) bool { return s.hasOther(least, most) })
	}
	return checks
}

// isOutside reports whether a session that has ended lies outside the window by all of its
// times. It is not documented which of them the API compares. A second more on either side
// allows for rounding.
func (q Query) isOutside(s Session) bool {
	if s.IsLive() || wire.Time(s.EndedAt).IsZero() {
		return false
	}
	before, after := !q.StartTime.IsZero(), !q.EndTime.IsZero()
	for _, text := range []*string{s.EndedAt, s.CreatedAt, s.StartedAt, s.UpdatedAt} {
		at := wire.Time(text)
		if at.IsZero() {
			continue
		}
		before = before && at.Before(q.StartTime.Add(-time.Second))
		after = after && at.After(q.EndTime.Add(time.Second))
		if !before && !after {
			return false
		}
	}
	return true
}

// hasAny reports whether the title or an id of a session contains one of the words, which
// are in lower case.
func (s Session) hasAny(words []string) bool {
	for _, text := range []*string{s.MeetingDisplayName, s.AssociatedID, &s.ID} {
		for _, word := range words {
			if text != nil && strings.Contains(strings.ToLower(*text), word) {
				return true
			}
		}
	}
	return false
}

// isSeparator reports whether a character separates the words of a search.
func isSeparator(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }

// hasOther reports whether a session has counts of participants, none of which is in the
// range.
func (s Session) hasOther(least, most int64) bool {
	known := false
	for _, count := range []*int64{s.LiveParticipants, s.MaxConcurrentParticipants} {
		if count != nil && *count >= least && *count <= most {
			return false
		}
		known = known || count != nil
	}
	return known
}

// orderByMinutes compares only sessions that have ended: the minutes of others change.
func orderByMinutes() *order[Session] {
	return &order[Session]{
		comparable: func(s Session) bool {
			return s.MinutesConsumed != nil && !s.IsLive() && !wire.Time(s.EndedAt).IsZero()
		},
		follows:  func(a, b Session) bool { return *a.MinutesConsumed <= *b.MinutesConsumed },
		describe: func(s Session) string { return fmt.Sprintf("session %s (%g minutes)", s.ID, *s.MinutesConsumed) },
	}
}
