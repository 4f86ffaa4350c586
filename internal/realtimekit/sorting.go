package realtimekit

import (
	"fmt"
	"time"
)

// sorting is an order of a list, and the largest number of items. An empty field is the
// choice of the API.
type sorting struct {
	by, order string
	maxItems  int
}

// or sorts by another field if the user set none: oldest first, so that items created
// during the read appear on the last page, or newest first with maxItems.
func (s sorting) or(by string) sorting {
	if s.by != "" {
		return s
	}
	s.by = by
	if s.order == "" {
		s.order = SortAscending
		if s.maxItems > 0 {
			s.order = SortDescending
		}
	}
	return s
}

// order checks the order that the user requested.
type order[T any] struct {
	// comparable reports whether an item has a place in the order, follows whether b may
	// come after a, and describe names an item with its place.
	comparable func(T) bool
	follows    func(a, b T) bool
	describe   func(T) string
}

// check returns an ascending order in the direction that was sent, nil if the user
// requested none, or the API chose a part of it.
func (o *order[T]) check(requested, sent sorting) *order[T] {
	if requested == (sorting{}) || sent.by == "" || sent.order == "" {
		return nil
	}
	if ascending := o.follows; sent.order == SortDescending {
		o.follows = func(a, b T) bool { return ascending(b, a) }
	}
	return o
}

// orderByTime orders items by a time. The name is what describe calls an item.
func orderByTime[T any](name func(T) string, at func(T) time.Time) *order[T] {
	return &order[T]{
		comparable: func(item T) bool { return !at(item).IsZero() },
		follows:    func(a, b T) bool { return !at(b).Before(at(a)) },
		describe: func(item T) string {
			return fmt.Sprintf("%s (%s)", name(item), at(item).UTC().Format(time.RFC3339Nano))
		},
	}
}
