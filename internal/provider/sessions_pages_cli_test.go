package provider_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The list is whole, in order and without repetition wherever its end falls on
// a page: from a server that tells all, and from one that tells nothing. How others
// count their pages is the business of the client and its tests.
func TestAListOfAnyLengthIsComplete(t *testing.T) {
	t.Parallel()

	for name, api := range map[string]struct {
		noTotal bool
		options []fakeapi.Option
	}{
		"as documented":           {},
		"pages from 0, no paging": {noTotal: true, options: []fakeapi.Option{fakeapi.PagesFromZero(), fakeapi.NoPaging()}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			applyBlocks(t, lengths(3, api.noTotal), api.options...)
		})
	}
}

// lengths are lists around the borders of pages of n.
func lengths(n int, withoutTotal bool) map[string]block {
	table := map[string]block{}

	for name, length := range map[string]int{"0": 0, "1": 1, "n-1": n - 1, "n": n, "n+1": n + 1, "2n": 2 * n} {
		list := block{
			arguments:  map[string]any{"per_page": n},
			app:        fakeapi.Sessions(length),
			sessions:   fakeapi.Sessions(length),
			totalCount: length,
		}
		if withoutTotal {
			list.totalCount = noTotal
		}

		table[name] = list
	}

	return table
}

// The crawl asks for more than some servers give, and makes do with what it
// gets.
func TestPagesAreAsLargeAsTheAPILets(t *testing.T) {
	t.Parallel()

	clamped := block{
		app: fakeapi.Sessions(230), sessions: fakeapi.Sessions(230), totalCount: 230,
		wire: pages("per_page=1000&sort_by=createdAt&sort_order=ASC", "1", "2", "3"),
	}
	refused := clamped
	refused.wire = slices.Concat(
		pages("per_page=100&sort_by=createdAt&sort_order=ASC", "1", "2", "3"),
		pages("per_page=1000&sort_by=createdAt&sort_order=ASC", "1"),
	)
	slices.Sort(refused.wire)

	t.Run("clamped", func(t *testing.T) {
		t.Parallel()
		applyBlocks(t, map[string]block{"": clamped})
	})
	t.Run("refused", func(t *testing.T) {
		t.Parallel()
		applyBlocks(t, map[string]block{"": refused}, fakeapi.RefuseOverMaximum(http.StatusUnprocessableEntity))
	})
}
