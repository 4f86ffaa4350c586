package provider_test

import (
	"fmt"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// usage is the data source of totals, spoken to without a CLI.
func (w *world) usage(t *testing.T) link {
	t.Helper()

	return w.connect(t).of(t, usageType)
}

// texts are a list of strings in a data block.
func texts(values ...string) []tftypes.Value {
	list := make([]tftypes.Value, len(values))
	for i, value := range values {
		list[i] = tftypes.NewValue(tftypes.String, value)
	}

	return list
}

// wantFigures checks attributes of a data block.
func wantFigures(t *testing.T, attributes map[string]tftypes.Value, want object) {
	t.Helper()

	for name, want := range want {
		if got := plainly(t, attributes[name]); !reflect.DeepEqual(got, want) {
			t.Errorf("%s is\n%v, want\n%v", name, got, want)
		}
	}
}

// wantWarning checks that an answer has a state and one warning, to the letter.
func (l link) wantWarning(t *testing.T, arguments map[string]any, summary, detail string) map[string]tftypes.Value {
	t.Helper()

	answer := l.answer(t, arguments)
	if len(answer.Diagnostics) != 1 || answer.Diagnostics[0].Summary != summary || answer.Diagnostics[0].Detail != detail {
		t.Fatalf("want one warning, %q, got %v", summary, answer.Diagnostics)
	}

	return l.attributes(t, answer)
}

// Every session is counted once wherever the list ends on a page, and however
// the API counts its pages: also where a page turns out to stand before those
// that were counted already.
func TestTotalsOfAListOfAnyLengthAreRight(t *testing.T) {
	t.Parallel()

	for name, options := range map[string][]fakeapi.Option{
		"as documented":           nil,
		"no paging":               {fakeapi.NoPaging()},
		"pages from 0":            {fakeapi.PagesFromZero()},
		"pages from 0, no paging": {fakeapi.PagesFromZero(), fakeapi.NoPaging()},
		"offsets from 0":          {fakeapi.OffsetsFromZero()},
		"404 past the end":        {fakeapi.PastTheEnd(http.StatusNotFound)},
		"repeated past the end":   {fakeapi.PastTheEnd(fakeapi.Nearest)},
	} {
		for _, length := range []int{0, 1, 2, 3, 4, 6, 40} {
			t.Run(fmt.Sprintf("%s, %d sessions", name, length), func(t *testing.T) {
				t.Parallel()

				data := fakeapi.Sessions(length)
				wantFigures(t, newWorld(t, slices.Clone(data), options...).usage(t).read(t, map[string]any{"per_page": 3}), object{
					"totals": totalsOf(data), "groups": []any{}, "complete": true,
				})
			})
		}
	}
}

// What is live changes while it is read, so that it is read three times: what
// the first two passes added up is forgotten.
func TestWhatIsReadAgainIsCountedOnce(t *testing.T) {
	t.Parallel()

	all := allLive(4 + alwaysLive)
	for i := range all {
		all[i].AssociatedID = "one meeting"
	}

	w := newWorld(t, nil, turnover(all, 4))
	totals := totalsOf(all[4:])
	newest := all[len(all)-1]

	wantFigures(t, w.usage(t).read(t, map[string]any{"status": "LIVE", "per_page": 6, "group_by": texts("meeting")}), object{
		"totals": totals,
		"groups": []any{groupOf(all[4:], object{
			"associated_id": "one meeting", "meeting_display_name": newest.MeetingDisplayName,
		})},
		"total_count": float64(alwaysLive),
		"complete":    true,
	})
	w.wantQueries(t, slices.Repeat(pages(livePages, fromTo(1, 4)...), 3))
}

// A report must show the zeros of a quiet month, and claims no peak and no times.
func TestNoSessionsAddUpToNothing(t *testing.T) {
	t.Parallel()

	for name, arguments := range map[string]map[string]any{
		"totals": nil, "groups": {"group_by": texts("month", "meeting", "status", "type")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			wantFigures(t, newWorld(t, nil).usage(t).read(t, arguments), object{
				"totals": object{
					"sessions": 0.0, "live_sessions": 0.0, "live_participants": 0.0, "minutes_consumed": 0.0, "session_minutes": 0.0,
					"max_concurrent_participants": nil, "first_started_at": nil, "last_ended_at": nil,
					"child_sessions": 0.0, "child_minutes_consumed": 0.0,
				},
				"groups": []any{}, "total_count": 0.0, "complete": true,
			})
		})
	}
}

// The API may leave out, or send as null, all but the id.
func TestASessionOfWhichNothingIsKnownCounts(t *testing.T) {
	t.Parallel()

	w := newWorld(t, nil)
	w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Body(`{"success": true, "data": {"sessions": [
		{"id": "absent"},
		{"id": "null", "associated_id": null, "meeting_display_name": null, "type": null, "status": null, "created_at": null, "started_at": null,
			"ended_at": null, "live_participants": null, "max_concurrent_participants": null, "minutes_consumed": null, "parent_session_id": null}
	]}, "paging": {"total_count": 2}}`)})

	nothing := totalsOf(nil)
	nothing["sessions"] = 2.0
	group := groupOf(nil, nil)
	group["sessions"] = 2.0

	wantFigures(t, w.usage(t).read(t, map[string]any{"group_by": texts("meeting", "status", "type")}), object{
		"totals": nothing, "groups": []any{group}, "complete": true,
	})
}

func TestSessionsInNoPeriodAreInTheTotalsAndInAWarning(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(5)
	data[1].Extra["created_at"] = "yesterday"
	data[3].Extra["created_at"] = nil
	known, unknown := []fakeapi.Session{data[0], data[2], data[4]}, []fakeapi.Session{data[1], data[3]}
	usage := newWorld(t, slices.Clone(data)).usage(t)

	// The fake sorts by its own times, and so do both lists here.
	wantFigures(t, usage.wantWarning(t, map[string]any{"group_by": texts("month")}, "Some sessions belong to no period",
		"Sessions whose created_at cannot be read as a time: 2 of 5. They are in the groups whose period_start is null."),
		object{
			"totals": totalsOf(data),
			"groups": []any{groupOf(known, object{"period_start": "2026-01-01T00:00:00Z"}), groupOf(unknown, nil)},
		})

	// Who does not ask for periods need not know.
	wantFigures(t, usage.read(t, nil), object{"totals": totalsOf(data)})
	wantFigures(t, usage.read(t, map[string]any{"group_by": texts("type")}), object{"totals": totalsOf(data)})
}

func TestWhatAFilterShouldHaveKeptIsInNoSum(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(41)
	live := slices.DeleteFunc(slices.Clone(data), func(s fakeapi.Session) bool { return s.Status != "LIVE" })
	usage := newWorld(t, slices.Clone(data), fakeapi.IgnoreParameters("status")).usage(t)

	wantFigures(t, usage.wantWarning(t, map[string]any{"status": "LIVE", "group_by": texts("status")}, "The API seems to ignore a filter",
		"39 of the 41 sessions that it sent contradict status, and were left out. "+
			"total_count may count them. Look for a newer version of the provider, or report this: the API may have changed."),
		object{
			"totals": totalsOf(live), "groups": []any{groupOf(live, object{"status": "LIVE"})},
			"total_count": 41.0, "complete": true,
		})
}

// What goes to the CLI, into plan and state, depends on the groups alone.
func TestAReportOverTenThousandSessionsIsSmall(t *testing.T) {
	t.Parallel()

	const most = 20_000

	data := fakeapi.Sessions(10_000)
	usage := newWorld(t, slices.Clone(data), fakeapi.MaxPageSize(1000)).usage(t)

	answer := usage.answer(t, map[string]any{"group_by": texts("month")})
	wantFigures(t, usage.attributes(t, answer), object{"totals": totalsOf(data), "total_count": 10_000.0, "complete": true})

	if size := len(answer.State.MsgPack); size > most {
		t.Errorf("the answer has %d bytes, want %d at the most", size, most)
	}
}

// The advice of a list does not help those who see its sums alone.
func TestTotalsThatAreNotProvenComeWithAWayOut(t *testing.T) {
	t.Parallel()

	arguments := map[string]any{"status": "LIVE", "per_page": 6}
	answer := newWorld(t, nil, turnover(allLive(100), 100-alwaysLive)).usage(t).answer(t, arguments)

	if len(answer.Diagnostics) != 1 || !strings.Contains(answer.Diagnostics[0].Detail, `Remove status and put "status" into group_by instead`) {
		t.Errorf("diagnostics %v", answer.Diagnostics)
	}
}
