package crawl

import (
	"context"
	"fmt"
	"log/slog"
	"strconv"
	"sync"
	"testing"
)

// answerOf is a page with these items, and a total unless it is negative.
func answerOf(count int64, items ...int) Page[int] {
	page := Page[int]{Items: items}
	if count >= 0 {
		page.Total = &count
	}
	return page
}

// none is the total of a page without one.
const none = -1

// script is a server: for each pass its pages by number, the last pass again and again.
// A pass begins with page 1. A page that is not listed is empty, page 0 is refused.
type script struct {
	passes []map[int]Page[int]

	lock      sync.Mutex
	pass      int
	requested []int
}

func newScript(passes ...map[int]Page[int]) *script { return &script{passes: passes, pass: -1} }

func (s *script) Page(_ context.Context, number, size int) (Page[int], error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	s.requested = append(s.requested, number)
	if number == 1 && size > 2 {
		s.pass = min(s.pass+1, len(s.passes)-1)
	}
	page, found := s.passes[max(s.pass, 0)][number]
	if number == 0 && !found {
		return Page[int]{}, fmt.Errorf("page 0: %w", ErrNoPage)
	}
	return page, nil
}

// optionsOf reads integers in their order.
func optionsOf(class Class) Options[int] {
	options := Options[int]{Class: class, Key: strconv.Itoa, Concurrency: 4, Log: slog.New(slog.DiscardHandler)}
	if class == Stable {
		options.InOrder = func(a, b int) bool { return a <= b }
	}
	return options
}

func listOf(t *testing.T, source Source[int], options Options[int]) (Result, Slice[int]) {
	t.Helper()
	var items Slice[int]
	result, err := List(t.Context(), source, &items, options)
	if err != nil {
		t.Fatal(err)
	}
	return result, items
}
