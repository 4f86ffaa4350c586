package fakeapi

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// selection is the part of a query that decides which sessions there are and
// in which order, not which page of them. It is comparable: equal selections
// share one list.
type selection struct {
	associatedID, search, status string
	start, end                   time.Time
	least, most                  bound
	order                        order
}

// bound is one end of a range, not set when the range is open there.
type bound struct {
	set bool
	n   int64
}

type order struct {
	by         string
	descending bool
}

// from picks and orders sessions; the list holds their positions in data.
func (sel selection) from(data []Session, b *behaviour) []int {
	list := make([]int, 0, len(data))
	for i := range data {
		if sel.matches(&data[i], b) {
			list = append(list, i)
		}
	}
	slices.SortFunc(list, func(i, j int) int { return sel.order.compare(&data[i], &data[j]) })
	return list
}

func (sel selection) matches(s *Session, b *behaviour) bool {
	return (sel.associatedID == "" || sel.associatedID == s.AssociatedID) &&
		(sel.status == "" || sel.status == s.Status) &&
		sel.matchesTime(s, b) && sel.matchesParticipants(s, b) && sel.matchesSearch(s, b)
}

func (sel selection) matchesTime(s *Session, b *behaviour) bool {
	at := s.CreatedAt
	if b.compareStarted {
		at = s.StartedAt
	}
	early := at.Before(sel.start) || b.startExclusive && at.Equal(sel.start)
	late := at.After(sel.end) || b.endExclusive && at.Equal(sel.end)
	return (sel.start.IsZero() || !early) && (sel.end.IsZero() || !late)
}

func (sel selection) matchesParticipants(s *Session, b *behaviour) bool {
	count := s.MaxConcurrentParticipants
	if b.compareLive {
		count = s.LiveParticipants
	}
	return (!sel.least.set || count >= sel.least.n) && (!sel.most.set || count <= sel.most.n)
}

func (sel selection) matchesSearch(s *Session, b *behaviour) bool {
	if sel.search == "" {
		return true
	}
	return slices.ContainsFunc(b.searchIn, func(f SearchField) bool {
		value := f.of(s)
		if b.searchExact {
			return value == sel.search
		}
		return strings.Contains(strings.ToLower(value), strings.ToLower(sel.search))
	})
}

func (f SearchField) of(s *Session) string {
	switch f {
	case SearchMeetingID:
		return s.AssociatedID
	case SearchSessionID:
		return s.ID
	default:
		return s.MeetingDisplayName
	}
}

// compare orders two sessions; those that are equal go by id in either
// direction, so that a list has one order only.
func (o order) compare(a, b *Session) int {
	c := a.CreatedAt.Compare(b.CreatedAt)
	if o.by == SortByMinutesConsumed {
		c = cmp.Compare(a.MinutesConsumed, b.MinutesConsumed)
	}
	if o.descending {
		c = -c
	}
	return cmp.Or(c, cmp.Compare(a.ID, b.ID))
}
