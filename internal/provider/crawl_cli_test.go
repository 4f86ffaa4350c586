package provider_test

import (
	"crypto/sha256"
	"encoding/hex"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/knownvalue"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// reads applies the configuration in the test's directory, which reads each
// list once, and checks the outputs.
func (p *process) reads(t *testing.T, want map[string]knownvalue.Check) {
	t.Helper()
	p.must(t, "apply", "-auto-approve")

	outputs := p.outputs(t)
	for name, check := range want {
		if err := check.CheckValue(outputs[name].Value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// reports checks that a plan reports one thing, and what it says.
func (p *process) reports(t *testing.T, severity, summary string, details ...string) {
	t.Helper()

	reported := p.plan(t)
	if len(reported) != 1 || reported[0].Severity != severity || reported[0].Summary != summary {
		t.Fatalf("want one %s, %q, got %+v", severity, summary, reported)
	}

	wantText(t, reported[0].Detail, details...)
}

// wantQueries checks all that the API was ever asked for.
func (w *world) wantQueries(t *testing.T, want []string) {
	t.Helper()

	if got := queries(w.api.Requests(), fakeapi.AppID); !slices.Equal(got, slices.Sorted(slices.Values(want))) {
		t.Errorf("sent %d queries, want %d:\n%v,\nwant\n%v", len(got), len(want), got, want)
	}
}

// fingerprint stands for ids in their order.
func fingerprint(sessions []fakeapi.Session) string {
	ids := make([]string, len(sessions))
	for i, session := range sessions {
		ids[i] = session.ID
	}

	sum := sha256.Sum256([]byte(strings.Join(ids, "\n")))

	return hex.EncodeToString(sum[:])
}

// Ten pages of a thousand are asked for, a hundred of a hundred come. The last is
// as long as the first, so that one more tells the end.
func TestTheCrawlReadsTenThousandSessionsOnceEach(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(10_000)
	w := newWorld(t, slices.Clone(data), fakeapi.MaxPageSize(100))

	p := w.process(t, nil)
	// The program that is shipped: with the race detector this one takes long.
	p.build(t)
	p.reads(t, map[string]knownvalue.Check{
		"length":      knownvalue.Int64Exact(10_000),
		"distinct":    knownvalue.Int64Exact(10_000),
		"first":       knownvalue.StringExact(data[0].ID),
		"last":        knownvalue.StringExact(data[9_999].ID),
		"fingerprint": knownvalue.StringExact(fingerprint(data)),
		"total_count": knownvalue.Int64Exact(10_000),
		"complete":    knownvalue.Bool(true),
	})
	w.wantQueries(t, pages(oldestFirstBy1000, fromTo(1, 101)...))
}

// A server that sends its first page whatever it is asked for looks like one
// with the same few sessions over and over: the total, and a question for the
// second half of the page, give it away.
func TestTheCrawlDoesNotTrustAServerThatIgnoresPageNo(t *testing.T) {
	t.Parallel()

	const counts = "The API reports a total of 106 sessions; its pages, read 2 times, hold 20 different ones."

	data := fakeapi.Sessions(106)
	deaf := func() *world {
		return newWorld(t, slices.Clone(data), fakeapi.MaxPageSize(20), fakeapi.IgnoreParameters("page_no"))
	}

	deaf().process(t, nil).reports(t, "error", "The list of sessions is not proven complete", counts, `set on_incomplete = "warn"`)

	w := deaf()
	p := w.process(t, map[string]string{"on_incomplete": "warn"})
	p.reads(t, map[string]knownvalue.Check{
		"sessions":    sessionList(t, data[:20], false),
		"total_count": knownvalue.Int64Exact(106),
		"complete":    knownvalue.Bool(false),
	})

	pass := slices.Concat(pages(oldestFirstBy1000, fromTo(1, 6)...), pages("per_page=10&sort_by=createdAt&sort_order=ASC", "2"))
	w.wantQueries(t, slices.Repeat(pass, 2))

	p.reports(t, "warning", "The list of sessions is not proven complete", counts, "with complete = false")
}

// The total promises 4,000 pages, for which a budget of 50 takes most of a
// working day: that is said before the second page is asked for.
func TestTheCrawlGivesUpAtOnceWhatItCannotRead(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(50), fakeapi.MaxPageSize(25), fakeapi.TotalCount(func(int) any { return 100_000 }))

	w.process(t, nil).reports(t, "error", "Unable to list sessions",
		"it takes 4000 more requests, of 25 sessions each, and with them at least 6h35m0s, but timeouts.read leaves 1h",
		"The API gives no more sessions in a page. Narrow the window with start_time and end_time; "+
			"raise timeouts.read above 6h35m0s; or raise requests_per_five_minutes in the provider block",
	)
	w.wantQueries(t, pages(oldestFirstBy1000, "1"))
}

// Rows that a filter should have kept away are left out, and the user learns
// that the filter does nothing.
func TestTheCrawlLeavesOutWhatAFilterShouldHaveKept(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(41)
	live := slices.DeleteFunc(slices.Clone(data), func(s fakeapi.Session) bool { return s.Status != "LIVE" })
	w := newWorld(t, slices.Clone(data), fakeapi.IgnoreParameters("status"))

	p := w.process(t, nil)
	p.reads(t, map[string]knownvalue.Check{
		"sessions":    sessionList(t, live, false),
		"total_count": knownvalue.Int64Exact(41),
		"complete":    knownvalue.Bool(true),
	})
	w.wantQueries(t, pages(oldestFirstBy1000+"&status=LIVE", "1"))

	p.reports(t, "warning", "The API seems to ignore a filter",
		"39 of the 41 sessions that it sent contradict status, and were left out.")
}

// The API takes four requests a second and says so: the read takes its time, and
// no request is refused.
func TestTheCrawlWaitsForTheLimitOfTheAPI(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(106)
	w := newWorld(t, slices.Clone(data), fakeapi.MaxPageSize(10), fakeapi.RateLimit(4, time.Second))

	w.process(t, nil).reads(t, map[string]knownvalue.Check{
		"sessions":    sessionList(t, data, false),
		"total_count": knownvalue.Int64Exact(106),
		"complete":    knownvalue.Bool(true),
	})
	w.wantQueries(t, pages(oldestFirstBy1000, fromTo(1, 11)...))

	for _, request := range w.api.Requests() {
		if request.Status != http.StatusOK {
			t.Errorf("request %d was refused with HTTP status %d", request.N, request.Status)
		}
	}
}
