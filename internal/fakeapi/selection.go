package fakeapi

import (
	"cmp"
	"slices"
	"time"
)

type selection struct {
	associatedID, search, status string
	start, end                   time.Time // zero for an open window
	least, most                  int64     // participants
	order                        order
}

type order struct {
	by         string
	descending bool
}

func (sel selection) from(data []Session, b *behaviour) []*Session {
	var list []*Session
	for i := range data {
		if sel.matches(&data[i], b) {
			list = append(list, &data[i])
		}
	}
	slices.SortFunc(list, sel.order.compare)
	return list
}

func (sel selection) matches(s *Session, b *behaviour) bool {
	count := s.MaxConcurrentParticipants
	return (sel.associatedID == "" || sel.associatedID == s.AssociatedID) &&
		(sel.status == "" || sel.status == s.Status) &&
		count >= sel.least && count <= sel.most && sel.matchesTime(s, b) &&
		(sel.search == "" || contains(sel.search, s.MeetingDisplayName, s.AssociatedID, s.ID))
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

// compare orders equal sessions by id in both directions.
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
