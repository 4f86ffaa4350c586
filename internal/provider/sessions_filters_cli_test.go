package provider_test

import (
	"cmp"
	"maps"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// filter is what a data block says, what it must send, and what the API, which
// filters for itself, gives for it.
type filter struct {
	arguments map[string]any
	wire      []string
	keep      func(fakeapi.Session) bool
	order     func(a, b fakeapi.Session) int
}

func newestFirst(a, b fakeapi.Session) int { return b.CreatedAt.Compare(a.CreatedAt) }

const usualOrder = "&sort_by=createdAt&sort_order=ASC"

// filters are those of everything that reads a list.
func filters() map[string]filter {
	meeting := fakeapi.Sessions(1)[0].AssociatedID
	bound := time.Date(2026, time.January, 3, 10, 30, 0, 123e6, time.UTC)

	return map[string]filter{
		"none": {wire: pages("per_page=1000"+usualOrder, "1")},
		"associated_id": {
			arguments: map[string]any{"associated_id": meeting},
			wire:      pages("per_page=1000&associated_id="+meeting+usualOrder, "1"),
			keep:      func(s fakeapi.Session) bool { return s.AssociatedID == meeting },
		},
		"start_time in another zone, with milliseconds": {
			arguments: map[string]any{"start_time": "2026-01-03T12:30:00.123+02:00"},
			wire:      pages("per_page=1000&start_time=2026-01-03T10:30:00.123Z"+usualOrder, "1"),
			keep:      func(s fakeapi.Session) bool { return !s.CreatedAt.Before(bound) },
		},
		"end_time in UTC": {
			arguments: map[string]any{"end_time": "2026-01-03T10:30:00Z"},
			wire:      pages("per_page=1000&end_time=2026-01-03T10:30:00Z"+usualOrder, "1"),
			keep:      func(s fakeapi.Session) bool { return s.CreatedAt.Before(bound) },
		},
		"participants": {
			arguments: map[string]any{"participants": "5:20"},
			wire:      pages("per_page=1000&participants=5:20"+usualOrder, "1"),
			keep: func(s fakeapi.Session) bool {
				return s.MaxConcurrentParticipants >= 5 && s.MaxConcurrentParticipants <= 20
			},
		},
		"search with letters that need escaping": {
			arguments: map[string]any{"search": `, "final" v`},
			wire:      pages("per_page=1000&search="+url.QueryEscape(`, "final" v`)+usualOrder, "1"),
			keep:      func(s fakeapi.Session) bool { return strings.Contains(s.MeetingDisplayName, `, "final" v`) },
		},
		"search for nothing": {
			arguments: map[string]any{"search": ""},
			wire:      pages("per_page=1000"+usualOrder, "1"),
		},
		"status": {
			arguments: map[string]any{"status": "LIVE"},
			wire:      pages("per_page=1000&status=LIVE"+usualOrder, "1"),
			keep:      func(s fakeapi.Session) bool { return s.Status == "LIVE" },
		},
		"per_page": {
			arguments: map[string]any{"per_page": 19},
			wire:      pages("per_page=19"+usualOrder, "1", "2", "3"),
		},
		"all together": {
			arguments: map[string]any{
				"associated_id": meeting, "start_time": "2026-01-01T00:00:00Z", "end_time": "2026-02-01T00:00:00Z",
				"participants": ":1000", "search": meeting, "status": "ENDED", "per_page": 50,
			},
			wire: pages("associated_id="+meeting+"&start_time=2026-01-01T00:00:00Z&end_time=2026-02-01T00:00:00Z"+
				"&participants=:1000&search="+meeting+"&status=ENDED&per_page=50"+usualOrder, "1"),
			keep: func(s fakeapi.Session) bool { return s.AssociatedID == meeting && s.Status == "ENDED" },
		},
	}
}

// orders are for those alone who get the sessions.
func orders() map[string]filter {
	return map[string]filter{
		"sort_by alone": {
			arguments: map[string]any{"sort_by": "minutesConsumed"},
			wire:      pages("per_page=1000&sort_by=minutesConsumed", "1"),
			order:     func(a, b fakeapi.Session) int { return cmp.Compare(b.MinutesConsumed, a.MinutesConsumed) },
		},
		"sort_order alone": {
			arguments: map[string]any{"sort_order": "DESC"},
			wire:      pages("per_page=1000&sort_by=createdAt&sort_order=DESC", "1"),
			order:     newestFirst,
		},
		"sort_by with sort_order": {
			arguments: map[string]any{"sort_by": "minutesConsumed", "sort_order": "ASC"},
			wire:      pages("per_page=1000&sort_by=minutesConsumed&sort_order=ASC", "1"),
			order:     func(a, b fakeapi.Session) int { return cmp.Compare(a.MinutesConsumed, b.MinutesConsumed) },
		},
		"an order with filters": {
			arguments: map[string]any{"status": "ENDED", "sort_by": "createdAt", "sort_order": "DESC", "per_page": 50},
			wire:      pages("status=ENDED&sort_by=createdAt&sort_order=DESC&per_page=50", "1"),
			keep:      func(s fakeapi.Session) bool { return s.Status == "ENDED" },
			order:     newestFirst,
		},
	}
}

func TestEveryFilterIsOnTheWireAndFilters(t *testing.T) {
	t.Parallel()

	table := filters()
	maps.Copy(table, orders())
	applyBlocks(t, filterBlocks(t, table))
}

func TestEveryFilterOfTotalsIsOnTheWireAndFilters(t *testing.T) {
	t.Parallel()
	applyBlocksOf(t, usageType, filterBlocks(t, filters()))
}

// filterBlocks is a block for each filter, on an app with some of everything.
func filterBlocks(t *testing.T, filters map[string]filter) map[string]block {
	t.Helper()

	table := map[string]block{}

	for name, filter := range filters {
		data := fakeapi.Sessions(45)
		want := slices.DeleteFunc(slices.Clone(data), func(s fakeapi.Session) bool { return filter.keep != nil && !filter.keep(s) })

		if filter.order != nil {
			slices.SortFunc(want, filter.order)
		}

		if len(want) == 0 {
			t.Errorf("%s: the filter keeps nothing", name)
		}

		table[name] = block{arguments: filter.arguments, app: data, wire: filter.wire, sessions: want, totalCount: len(want)}
	}

	return table
}
