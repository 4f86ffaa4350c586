package provider_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// alwaysLive is how many sessions are live at any time in these tests: on four
// pages of six, the last of two.
const alwaysLive = 20

const livePages = "per_page=6&status=LIVE&sort_by=createdAt&sort_order=ASC"

// turnover is an API on which, before each of so many answers, the oldest live
// session ends and a new one begins: the total stays, and all rows move by one.
func turnover(all []fakeapi.Session, answers int) fakeapi.Option {
	return fakeapi.BeforeAnswer(func(n int, _ []fakeapi.Session) []fakeapi.Session {
		ended := min(n, answers)
		world := slices.Clone(all[:ended+alwaysLive])

		for i := range ended {
			world[i].Status = "ENDED"
		}

		return world
	})
}

// allLive are sessions of which each is live until it ends.
func allLive(n int) []fakeapi.Session {
	all := fakeapi.Sessions(n)
	for i := range all {
		all[i].Status = "LIVE"
	}

	return all
}

// The first pass falls into the changes: it has a session that ended, and may
// miss one that was live all along. The two after it agree.
func TestTheCrawlReadsAgainWhatChangedUntilItSettles(t *testing.T) {
	t.Parallel()

	all := allLive(4 + alwaysLive)
	w := newWorld(t, nil, turnover(all, 4))

	w.process(t, nil).reads(t, map[string]knownvalue.Check{
		"sessions":    sessionList(t, all[4:], false),
		"total_count": knownvalue.Int64Exact(alwaysLive),
		"complete":    knownvalue.Bool(true),
	})
	w.wantQueries(t, slices.Repeat(pages(livePages, fromTo(1, 4)...), 3))
}

// The provider reads one page at a time here, so that it is known which sessions
// slip past it: one with every page, while the total always looks right.
func TestTheCrawlDoesNotCallAListCompleteThatNeverSettles(t *testing.T) {
	t.Parallel()

	const counts = "The API reports a total of 20 sessions; its pages, read 3 times, hold 20 different ones."

	all := allLive(100)
	restless := func() *world { return newWorld(t, nil, turnover(all, len(all)-alwaysLive)) }

	restless().process(t, nil).reports(t, "error", "The list of sessions is not proven complete",
		counts, "Sessions may be missing from the list", `set on_incomplete = "warn"`)

	w := restless()
	p := w.process(t, map[string]string{"on_incomplete": "warn"})
	p.reads(t, map[string]knownvalue.Check{
		// The third pass is answers 9 to 12; before each, all rows moved by one.
		"sessions": sessionList(t, slices.Concat(
			all[9:][:6], all[10:][6:12], all[11:][12:18], all[12:][18:alwaysLive]), false),
		"total_count": knownvalue.Int64Exact(alwaysLive),
		"complete":    knownvalue.Bool(false),
	})
	w.wantQueries(t, slices.Repeat(pages(livePages, fromTo(1, 4)...), 3))

	p.reports(t, "warning", "The list of sessions is not proven complete", counts, "with complete = false")
}
