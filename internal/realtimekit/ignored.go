package realtimekit

import (
	"math"
	"strings"
	"time"
	"unicode"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// check finds items that contradict a parameter: the API seems to ignore parameters that
// it does not know.
type check[T any] struct {
	parameter   string
	contradicts func(T) bool
	guess       bool // it is not documented what matches, so no item is left out
}

// Ignored is a parameter that the API seems to ignore: Contradicting of Total items do not
// match it. LeftOut is true if they were left out of the list.
type Ignored struct {
	Parameter            string
	Contradicting, Total int
	LeftOut              bool
}

// matching passes on the items that contradict no parameter, at most MaxItems.
type matching[T any] struct {
	list     *list[T]
	to       Collector[T]
	counts   []int // of the items that contradict each check
	of, kept int
	last     *T     // the last item with a place in the order
	disorder string // the first pair in the wrong order
}

func (m *matching[T]) Reset() {
	*m = matching[T]{list: m.list, to: m.to, counts: make([]int, len(m.list.checks))}
	m.to.Reset()
}

func (m *matching[T]) Add(item T) {
	m.of++
	m.compare(item)
	leftOut := false
	for i, check := range m.list.checks {
		if check.contradicts(item) {
			m.counts[i]++
			leftOut = leftOut || !check.guess
		}
	}
	if most := m.list.options.MaxItems; !leftOut && (most == 0 || m.kept < most) {
		m.kept++
		m.to.Add(item)
	}
}

func (m *matching[T]) compare(item T) {
	by := m.list.order
	if by == nil || m.disorder != "" || !by.comparable(item) {
		return
	}
	if m.last != nil && !by.follows(*m.last, item) {
		m.disorder = m.describe(*m.last) + " comes before " + m.describe(item)
	}
	m.last = &item
}

func (m *matching[T]) describe(item T) string {
	return m.list.item + " " + m.list.options.Key(item) + " (" + m.list.order.show(item) + ")"
}

func (m *matching[T]) ignored() (found []Ignored) {
	for i, check := range m.list.checks {
		tolerated := 0
		switch {
		case check.guess:
			tolerated = m.of / 2
		case check.parameter == "status": // it changes during the read
			tolerated = m.of / 10
		}
		if m.counts[i] > tolerated {
			found = append(found, Ignored{check.parameter, m.counts[i], m.of, !check.guess})
		}
	}
	return found
}

func (q SessionsQuery) checks() (checks []check[Session]) {
	add := func(parameter string, guess bool, contradicts func(Session) bool) {
		checks = append(checks, check[Session]{parameter, contradicts, guess})
	}
	differs := func(wanted string, got *string) bool { return got != nil && !strings.EqualFold(wanted, *got) }
	if q.Status != "" {
		add("status", false, func(s Session) bool { return differs(q.Status, s.Status) })
	}
	if q.AssociatedID != "" {
		add("associated_id", false, func(s Session) bool { return differs(q.AssociatedID, s.AssociatedID) })
	}
	switch window := (SessionsQuery{StartTime: q.StartTime, EndTime: q.EndTime}).Sent(); len(window) {
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

// isOutside reports whether a session that has ended is outside the window by all of its
// times: it is not documented which of them the API compares. A second allows for rounding.
func (q SessionsQuery) isOutside(s Session) bool {
	before, after := !q.StartTime.IsZero(), !q.EndTime.IsZero()
	for _, text := range []*string{s.EndedAt, s.CreatedAt, s.StartedAt, s.UpdatedAt} {
		if at := wire.Time(text); !at.IsZero() {
			before = before && at.Before(q.StartTime.Add(-time.Second))
			after = after && at.After(q.EndTime.Add(time.Second))
		}
	}
	return s.hasEnded() && (before || after)
}

// hasAny reports whether the title or an id contains one of the words, in lower case.
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

func isSeparator(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }

// hasOther reports whether a session has counts of participants, none of them in the range.
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
