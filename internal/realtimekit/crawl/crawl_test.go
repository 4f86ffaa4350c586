package crawl

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
)

// TestList_evidence reads lists that lack an item of which some answer is evidence: an
// earlier pass, or a total.
func TestList_evidence(t *testing.T) {
	t.Parallel()
	type pages = map[int]Page[int]
	for name, test := range map[string]struct {
		class    Class
		server   *script
		complete bool
		held     int
		reason   string
	}{
		"an earlier pass saw more": {
			Stable, newScript(pages{1: answerOf(none, 0, 1, 2, 3), 2: answerOf(none, 3, 4)}, pages{1: answerOf(none, 0, 1)}),
			false, 2, "an earlier pass found 3 items that the last one did not",
		},
		"an earlier pass of a growing list saw more": {
			Growing, newScript(pages{1: answerOf(none, 0, 1, 2, 3), 2: answerOf(none, 2, 0)}, pages{1: answerOf(none, 0, 1)}),
			false, 2, "an earlier pass found 2 items that the last one did not",
		},
		"the last pass holds what the first saw": {
			Stable, newScript(pages{1: answerOf(none, 0, 1, 2, 3), 2: answerOf(none, 3, 4)}, pages{1: answerOf(none, 0, 1)}, pages{1: answerOf(none, 0, 1, 2, 3, 4)}),
			true, 5, "read to the end",
		},
		"a later page counts more": {
			Stable, newScript(pages{1: answerOf(3, 0, 1, 2, 3), 2: answerOf(8)}),
			false, 4, "a total of 8",
		},
		"a later page of a growing list counts more": {
			Growing, newScript(pages{1: answerOf(3, 0, 1, 2, 3), 2: answerOf(8)}),
			false, 4, "a total of 8",
		},
		"an earlier pass counted more": {
			Stable, newScript(pages{1: answerOf(1, 0, 1), 2: answerOf(8, 1, 2)}, pages{1: answerOf(8, 0)}),
			false, 1, "an earlier pass found 2 items",
		},
		"an arrival is counted after the first page": {
			Stable, newScript(pages{1: answerOf(3, 0, 1), 2: answerOf(4, 2)}),
			true, 3, "read to the end",
		},
		"a volatile list shrinks": {
			Volatile, newScript(pages{1: answerOf(none, 0, 1, 2, 3), 2: answerOf(none, 3, 4)}, pages{1: answerOf(none, 0, 1)}),
			true, 2, "two passes found the same items",
		},
		"a repeat ends a list of several pages": {
			Stable, newScript(pages{1: answerOf(none, 0, 1), 2: answerOf(none, 2, 3), 3: answerOf(none, 2, 3)}),
			true, 4, "read to the end",
		},
		"page_no is ignored": {
			Stable, newScript(pages{1: answerOf(none, 0, 1), 2: answerOf(none, 0, 1), 3: answerOf(none, 0, 1)}),
			false, 2, "page 2 repeats page 1: the API may ignore page_no",
		},
		"known items without end": {
			Stable, newScript(pages{1: answerOf(none, 0, 1, 2), 2: answerOf(none, 1, 0, 2), 3: answerOf(none, 2, 0, 1), 4: answerOf(none, 1, 0, 2), 5: answerOf(none, 2, 0, 1)}),
			false, 3, "has only items of earlier pages",
		},
		"an item twice on the first page": {
			Stable, newScript(pages{1: answerOf(3, 0, 0, 1)}),
			false, 2, "a total of 3 is larger than the 2 items",
		},
		"an empty page counts more than the first": {
			Stable, newScript(pages{1: answerOf(10, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9), 2: answerOf(250)}),
			false, 10, "a total of 250",
		},
		"an empty page of a growing list counts more": {
			Growing, newScript(pages{1: answerOf(10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0), 2: answerOf(12)}),
			false, 10, "a total of 12",
		},
		"an arrival is counted by the empty page after a short one": {
			Stable, newScript(pages{1: answerOf(none, 0, 1), 2: answerOf(3, 2), 3: answerOf(4)}),
			true, 3, "read to the end",
		},
		"a total that is never reached": {
			Stable, newScript(pages{1: answerOf(6, 0, 1), 2: answerOf(6, 2)}),
			false, 3, "a total of 6 is larger than the 3 items",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result, items := listOf(t, test.server, optionsOf(test.class))
			if result.Complete != test.complete || result.Held != test.held || !strings.Contains(result.Reason, test.reason) {
				t.Errorf("complete %t with %d items, because %s", result.Complete, result.Held, result.Reason)
			}
			if len(items) != test.held {
				t.Errorf("collected %v", items)
			}
		})
	}
}

// TestList_order reads a list from a server that ignores the order that the stable proof
// rests on.
func TestList_order(t *testing.T) {
	t.Parallel()
	pagesOf := func(total int64, items ...int) map[int]Page[int] {
		pages := map[int]Page[int]{}
		for i, item := range items {
			pages[i+1] = answerOf(total, item)
		}
		return pages
	}
	for name, test := range map[string]struct {
		pages  map[int]Page[int]
		passes int
		reason string
	}{
		"kept":                {pagesOf(none, 0, 1, 2, 3, 4), 1, "an order in which nothing moves"},
		"ignored, no total":   {pagesOf(none, 3, 4, 5, 0, 1), 2, "one page after another"},
		"ignored, with total": {pagesOf(5, 3, 4, 5, 0, 1), 1, "as many items as the largest total, 5"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result, items := listOf(t, newScript(test.pages), optionsOf(Stable))
			if !result.Complete || result.Passes != test.passes || len(items) != 5 || !strings.Contains(result.Reason, test.reason) {
				t.Errorf("complete %t after %d passes with %v, because %s", result.Complete, result.Passes, items, result.Reason)
			}
		})
	}
}

// TestList_orderWithin reads pages side by side, one of which shows that the order is
// ignored: they were not read one after another.
func TestList_orderWithin(t *testing.T) {
	t.Parallel()
	server := newScript(map[int]Page[int]{
		1: answerOf(none, 1, 2), 2: answerOf(none, 3, 4), 3: answerOf(none, 0, 5), 4: answerOf(none, 7, 8), 5: answerOf(none, 8, 9),
	})
	if result, _ := listOf(t, server, optionsOf(Stable)); !result.Complete || result.Passes != 2 {
		t.Errorf("complete %t after %d passes, because %s", result.Complete, result.Passes, result.Reason)
	}
}

// latePage answers page 0 with no items at first.
type latePage struct {
	*script

	asked atomic.Bool
}

func (l *latePage) Page(ctx context.Context, number, size int) (Page[int], error) {
	if number == 0 && !l.asked.Swap(true) {
		return Page[int]{}, nil
	}
	return l.script.Page(ctx, number, size)
}

// TestList_latePageZero requests a list again if page 0 has items only at the second look:
// those of page 1 were handed over before.
func TestList_latePageZero(t *testing.T) {
	t.Parallel()
	server := &latePage{script: newScript(map[int]Page[int]{0: answerOf(4, 0, 1), 1: answerOf(4, 2, 3)})}
	if result, items := listOf(t, server, optionsOf(Growing)); !result.Complete || !slices.Equal(items, []int{0, 1, 2, 3}) {
		t.Errorf("complete %t with %v, because %s", result.Complete, items, result.Reason)
	}
}

// TestList_pageZero puts the items of page 0 before those of page 1, each key once.
func TestList_pageZero(t *testing.T) {
	t.Parallel()
	type pages = map[int]Page[int]
	for name, test := range map[string]struct {
		class Class
		pages pages
		want  []int
	}{
		"pages count from 0":     {Stable, pages{0: answerOf(none, 0, 1), 1: answerOf(none, 2, 3), 2: answerOf(none, 4)}, []int{0, 1, 2, 3, 4}},
		"an alias of page 1":     {Stable, pages{0: answerOf(none, 0, 1), 1: answerOf(none, 0, 1), 2: answerOf(none, 2)}, []int{0, 1, 2}},
		"volatile, shares items": {Volatile, pages{0: answerOf(none, 5, 0), 1: answerOf(none, 0, 1), 2: answerOf(none, 2)}, []int{5, 0, 1, 2}},
		"page 1 is past the end": {Stable, pages{0: answerOf(none, 0, 1)}, []int{0, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			result, items := listOf(t, newScript(test.pages), optionsOf(test.class))
			if !result.Complete || !slices.Equal(items, test.want) {
				t.Errorf("complete %t with %v, because %s", result.Complete, items, result.Reason)
			}
		})
	}
}

// failing fails on one page.
type failing struct {
	*script

	number int
	err    error
}

func (f failing) Page(ctx context.Context, number, size int) (Page[int], error) {
	if number == f.number {
		return Page[int]{}, f.err
	}
	return f.script.Page(ctx, number, size)
}

func TestList_errors(t *testing.T) {
	t.Parallel()
	broken := errors.New("broken")
	pages := map[int]Page[int]{1: answerOf(6, 0, 1), 2: answerOf(6, 2, 3), 3: answerOf(6, 4, 5)}
	for name, test := range map[string]struct {
		number int
		err    error
		class  Class
		fails  bool
	}{
		"the first page":                     {1, broken, Stable, true},
		"a later page":                       {3, broken, Stable, true},
		"a promised page is refused":         {3, ErrNoPage, Stable, true},
		"a promised page of a volatile list": {3, ErrNoPage, Volatile, false},
		"the page past the end is refused":   {4, ErrNoPage, Stable, false},
		"page 1 is refused, page 0 as well":  {1, ErrNoPage, Stable, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			refused := fmt.Errorf("page %d: %w", test.number, test.err)

			_, err := List(t.Context(), failing{newScript(pages), test.number, refused}, new(Slice[int]), optionsOf(test.class))
			if test.fails != errors.Is(err, test.err) {
				t.Errorf("error %v", err)
			}
		})
	}
}

func TestList_maxItems(t *testing.T) {
	t.Parallel()
	pages := map[int]Page[int]{1: answerOf(5, 0, 1), 2: answerOf(5, 2, 3), 3: answerOf(5, 4)}
	for limit, test := range map[int]struct {
		complete  bool
		requested []int
	}{
		2: {false, []int{0, 0, 1}},
		3: {false, []int{0, 0, 1, 2}},
		5: {true, []int{0, 0, 1, 2, 3}},
		9: {true, []int{0, 0, 1, 2, 3}},
	} {
		t.Run(fmt.Sprint(limit), func(t *testing.T) {
			t.Parallel()
			options, server := optionsOf(Stable), newScript(pages)
			options.MaxItems = limit

			result, _ := listOf(t, server, options)
			slices.Sort(server.requested)
			if result.Complete != test.complete || !slices.Equal(server.requested, test.requested) {
				t.Errorf("complete %t, requested %v, because %s", result.Complete, server.requested, result.Reason)
			}
		})
	}
}

func TestList_noRoom(t *testing.T) {
	t.Parallel()
	pages := map[int]Page[int]{1: answerOf(7, 0, 1), 2: answerOf(7, 2, 3), 3: answerOf(7, 4, 5), 4: answerOf(7, 6)}
	options := optionsOf(Stable)

	var asked Rest
	options.Fits = func(rest Rest) error {
		asked = rest
		return fmt.Errorf("later: %w", ErrNoRoom)
	}

	_, err := List(t.Context(), newScript(pages), new(Slice[int]), options)
	if want := (Rest{First: 1, Pages: 3, PageSize: 2, Rounds: 1}); !errors.Is(err, ErrNoRoom) || asked != want {
		t.Errorf("error %v for %+v, want it for %+v", err, asked, want)
	}
}

// TestList_noRoomForASecondPass keeps what the first pass found.
func TestList_noRoomForASecondPass(t *testing.T) {
	t.Parallel()
	pages := map[int]Page[int]{1: answerOf(5, 0, 1), 2: answerOf(5, 2, 3), 3: answerOf(5, 4)}
	options, calls := optionsOf(Volatile), 0

	options.Fits = func(Rest) error {
		if calls++; calls > 1 {
			return fmt.Errorf("later: %w", ErrNoRoom)
		}
		return nil
	}
	if result, items := listOf(t, newScript(pages), options); result.Complete || result.Passes != 1 || len(items) != 5 || result.Held != 5 {
		t.Errorf("complete %t after %d passes with %v, held %d", result.Complete, result.Passes, items, result.Held)
	}
}

// TestList_waitingPages lets page 2 wait for good: only some later pages may be kept for it.
func TestList_waitingPages(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		options := optionsOf(Stable)
		options.Concurrency = 2
		var requested atomic.Int64
		source := sourceFunc(func(ctx context.Context, number, _ int) (Page[int], error) {
			requested.Add(1)
			if number == 2 {
				<-ctx.Done()
			}
			return answerOf(200, number), ctx.Err()
		})
		ended := make(chan error)
		go func() {
			_, err := List(ctx, source, new(Slice[int]), options)
			ended <- err
		}()
		synctest.Wait()
		// The first page, four times as many as at once, and those that are under way.
		if most := int64(1 + 4*2 + 2 + 1); requested.Load() > most {
			t.Errorf("%d pages were requested, want at most %d", requested.Load(), most)
		}
		cancel()
		if err := <-ended; !errors.Is(err, context.Canceled) {
			t.Errorf("error %v", err)
		}
	})
}

type sourceFunc func(ctx context.Context, number, size int) (Page[int], error)

func (f sourceFunc) Page(ctx context.Context, number, size int) (Page[int], error) {
	return f(ctx, number, size)
}

func TestList_total(t *testing.T) {
	t.Parallel()
	result, _ := listOf(t, newScript(map[int]Page[int]{1: answerOf(3, 0, 1), 2: answerOf(4, 2)}), optionsOf(Stable))
	if result.Total == nil || *result.Total != 3 {
		t.Errorf("total %v, want that of the first page", result.Total)
	}
}

func TestList_logsVerdict(t *testing.T) {
	t.Parallel()
	var log bytes.Buffer
	options := optionsOf(Stable)
	options.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
	listOf(t, newScript(map[int]Page[int]{1: answerOf(6, 0, 1), 2: answerOf(6, 2)}), options)
	if want := `msg="list read" complete=false reason="a total of 6 is larger than the 3 items that were read" held=3 passes=2`; !strings.Contains(log.String(), want) {
		t.Errorf("the log lacks %s:\n%s", want, &log)
	}
}

func TestOnePage(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		number   int
		page     Page[int]
		complete bool
	}{
		"the first, as long as the total": {1, answerOf(3, 0, 1, 2), true},
		"the first of several":            {1, answerOf(9, 0, 1, 2), false},
		"without a total":                 {1, answerOf(none, 0, 1, 2), false},
		"a later one":                     {2, answerOf(3, 0, 1, 2), false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			options := optionsOf(Stable)
			options.PageSize = 50

			var items Slice[int]
			result, err := OnePage(t.Context(), newScript(map[int]Page[int]{test.number: test.page}), &items, options, test.number)
			if err != nil || result.Complete != test.complete || len(items) != 3 {
				t.Errorf("complete %t with %v, error %v", result.Complete, items, err)
			}
		})
	}
}
