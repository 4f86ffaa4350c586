package provider_test

import (
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// newest45 are the sessions of the app in these tests, newest first, as the fake
// gives them: 25 in a page that does not ask for a number.
func newest45() []fakeapi.Session {
	data := fakeapi.Sessions(45)
	slices.Reverse(data)

	return data
}

func TestAPageIsReadAsTheUserWroteIt(t *testing.T) {
	t.Parallel()

	newest := newest45()
	ended := slices.DeleteFunc(newest45(), func(s fakeapi.Session) bool { return s.Status != "ENDED" })

	applyBlocks(t, map[string]block{
		"first of two": {
			arguments: map[string]any{"page_no": 1},
			wire:      pages("", "1"), app: newest45(), sessions: newest[:25], totalCount: 45, incomplete: true,
		},
		"second of two": {
			arguments: map[string]any{"page_no": 2},
			wire:      pages("", "2"), app: newest45(), sessions: newest[25:], totalCount: 45, incomplete: true,
		},
		"past the end": {
			arguments: map[string]any{"page_no": 3, "on_incomplete": "error"},
			wire:      pages("", "3"), app: newest45(), totalCount: 45, incomplete: true,
		},
		"all on one": {
			arguments: map[string]any{"page_no": 1, "per_page": 50, "status": "ENDED", "sort_order": "DESC"},
			wire:      pages("per_page=50&status=ENDED&sort_order=DESC", "1"), app: newest45(), sessions: ended, totalCount: len(ended),
		},
	})
}

func TestMaxItemsAsksForNoMoreThanItNeeds(t *testing.T) {
	t.Parallel()

	newest, oldest := newest45(), fakeapi.Sessions(45)

	applyBlocks(t, map[string]block{
		"newest": {
			arguments: map[string]any{"max_items": 10},
			wire:      pages("per_page=10&sort_by=createdAt&sort_order=DESC", "1"),
			app:       newest45(), sessions: newest[:10], totalCount: 45, incomplete: true,
		},
		"oldest": {
			arguments: map[string]any{"max_items": 10, "sort_order": "ASC"},
			wire:      pages("per_page=10&sort_by=createdAt&sort_order=ASC", "1"),
			app:       newest45(), sessions: oldest[:10], totalCount: 45, incomplete: true,
		},
		"small pages": {
			arguments: map[string]any{"max_items": 10, "per_page": 4},
			wire:      pages("per_page=4&sort_by=createdAt&sort_order=DESC", "1", "2", "3"),
			app:       newest45(), sessions: newest[:10], totalCount: 45, incomplete: true,
		},
		"as many as there are": {
			arguments: map[string]any{"max_items": 45},
			wire:      pages("per_page=45&sort_by=createdAt&sort_order=DESC", "1"),
			app:       newest45(), sessions: newest, totalCount: 45,
		},
		"more than there are": {
			arguments: map[string]any{"max_items": 2000},
			wire:      pages("per_page=1000&sort_by=createdAt&sort_order=DESC", "1"),
			app:       newest45(), sessions: newest, totalCount: 45,
		},
	})
}

// What the user did not ask for is not missing: on_incomplete has no say.
func TestLimitsOfTheUserAreNoError(t *testing.T) {
	t.Parallel()

	newest := newest45()
	tooMany := fakeapi.TotalCount(func(real int) any { return real + 5 })

	applyBlocks(t, map[string]block{
		"max_items": {
			arguments: map[string]any{"max_items": 60, "on_incomplete": "error"},
			app:       newest45(), sessions: newest, totalCount: 50, incomplete: true,
		},
		"page_no": {
			arguments: map[string]any{"page_no": 1, "per_page": 60, "on_incomplete": "error"},
			app:       newest45(), sessions: newest, totalCount: 50, incomplete: true,
		},
	}, tooMany)
}
