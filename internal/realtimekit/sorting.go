package realtimekit

import (
	"fmt"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// sorting is the order of a list. An empty field is the choice of the API.
type sorting struct {
	by, order string
	maxItems  int
}

// or sorts by another field if the user set none: oldest first, so that new items appear on
// the last page, or newest first with maxItems.
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

type order[T any] struct {
	comparable func(T) bool      // whether an item has a place in the order
	follows    func(a, b T) bool // whether b may come after a
	show       func(T) string    // the place of an item
}

// ifRequested turns an ascending order in the direction that was sent. It returns nil if
// the user requested none, or the API chose a part of it.
func (o *order[T]) ifRequested(requested, sent sorting) *order[T] {
	if requested == (sorting{}) || sent.by == "" || sent.order == "" {
		return nil
	}
	if ascending := o.follows; sent.order == SortDescending {
		o.follows = func(a, b T) bool { return ascending(b, a) }
	}
	return o
}

func orderByTime[T any](at func(T) *string) *order[T] {
	return &order[T]{
		comparable: func(item T) bool { return !wire.Time(at(item)).IsZero() },
		follows:    func(a, b T) bool { return mayFollow(at(a), at(b)) },
		show:       func(item T) string { return wire.Time(at(item)).UTC().Format(time.RFC3339Nano) },
	}
}

// mayFollow reports whether b may come after a. A text that is not a time contradicts nothing.
func mayFollow(a, b *string) bool {
	earlier, later := wire.Time(a), wire.Time(b)
	return earlier.IsZero() || later.IsZero() || !later.Before(earlier)
}

// orderByMinutes orders items by their minutes, nil if they may still change.
func orderByMinutes[T any](minutes func(T) *float64) *order[T] {
	return &order[T]{
		comparable: func(item T) bool { return minutes(item) != nil },
		follows:    func(a, b T) bool { return *minutes(a) <= *minutes(b) },
		show:       func(item T) string { return fmt.Sprintf("%g minutes", *minutes(item)) },
	}
}
