package provider_test

import (
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// newest45 are the sessions of the app in these tests, newest first, as the fake
// gives them: 25 in a page that does not ask for a number.
func newest45() []fakeapi.Session {
	data := fakeapi.Sessions(45)
	slices.Reverse(data)

	return data
}

// What a limit asks for is the business of the client and its tests; these are
// what it does not see: which sessions come of it, and what goes with it.
func TestALimitIsReadAsTheUserWroteIt(t *testing.T) {
	t.Parallel()

	ended := slices.DeleteFunc(newest45(), func(s fakeapi.Session) bool { return s.Status != "ENDED" })

	applyBlocks(t, map[string]block{
		"the second page": {
			arguments: map[string]any{"page_no": 2},
			wire:      pages("", "2"), app: newest45(), sessions: newest45()[25:], totalCount: 45, incomplete: true,
		},
		"a page with all": {
			arguments: map[string]any{"page_no": 1, "per_page": 50, "status": "ENDED", "sort_order": "DESC"},
			wire:      pages("per_page=50&status=ENDED&sort_order=DESC", "1"), app: newest45(), sessions: ended, totalCount: len(ended),
		},
		"the oldest": {
			arguments: map[string]any{"max_items": 10, "sort_order": "ASC"},
			wire:      pages("per_page=10&sort_by=createdAt&sort_order=ASC", "1"),
			app:       newest45(), sessions: fakeapi.Sessions(45)[:10], totalCount: 45, incomplete: true,
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
