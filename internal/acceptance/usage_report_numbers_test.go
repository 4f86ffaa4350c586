package acceptance

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What a report counts and draws, set against the sessions one by one.

// withClass are the elements that have a class, among others or alone.
func withClass(root *node, name, class string) []*node {
	return slices.DeleteFunc(elements(root, name), func(n *node) bool {
		return !slices.Contains(strings.Fields(attribute(n, "class")), class)
	})
}

func texts(nodes []*node) []string {
	made := make([]string, len(nodes))
	for i, n := range nodes {
		made[i] = strings.TrimSpace(textIn(n))
	}
	return made
}

// number reads one that is written for people, or in a style.
func number(t *testing.T, text string) float64 {
	t.Helper()
	var n float64
	if _, err := fmt.Sscan(strings.ReplaceAll(text, ",", ""), &n); err != nil {
		t.Errorf("%q is no number", text)
	}
	return n
}

func near(got, want float64) bool { return math.Abs(got-want) < 1e-3 }

// The chart is of 2026 by the clocks of Berlin, which has two changes of them and
// days without a session.
func TestAChartHasABarForEachDay(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, usageReportFolder)
	sessions := fakeapi.Sessions(400)
	root := page(t, newWorkdir(t, fakeapi.New(sessions), usageReportFolder,
		"TF_VAR_at=2026-12-15T12:00:00Z", "TF_VAR_unit=year", "TF_VAR_offset=0", "TF_VAR_time_zone=Europe/Berlin"))
	bars := elements(elements(root, "svg")[0], "rect")
	if len(bars) != 365 {
		t.Fatalf("%d bars for the days of a year", len(bars))
	}
	ticks := elements(withClass(root, "div", "scale")[0], "span")
	scale := number(t, textIn(ticks[len(ticks)-1]))
	days := tally(sessions, func(s fakeapi.Session) string { return inBerlin(s, "2006-01-02") })
	for i, bar := range bars {
		day := time.Date(2026, time.January, 1+i, 0, 0, 0, 0, time.UTC).Format("2006-01-02")
		minutes := 0.0
		if group, ok := days[day]; ok {
			minutes = group.float()
		}
		x, y, height := number(t, attribute(bar, "x")), number(t, attribute(bar, "y")), number(t, attribute(bar, "height"))
		if !near(x, float64(i)) || !near(number(t, attribute(bar, "width")), 1) || !near(height, 100*minutes/scale) || !near(y+height, 100) || !strings.HasPrefix(textIn(bar), day+":") {
			t.Errorf("%s, with %v minutes on a scale to %v: x %v, y %v, height %v, %s", day, minutes, scale, x, y, height, textIn(bar))
		}
	}
	wantMarks(t, root)
}

func TestTheBarsOfAMonthStandInTheMiddleOfTheirDays(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, usageReportFolder)
	root := page(t, newWorkdir(t, fakeapi.New(fakeapi.Sessions(3)), usageReportFolder, "TF_VAR_at=2026-02-15T12:00:00Z"))
	bars := elements(elements(root, "svg")[0], "rect")
	if len(bars) != 31 {
		t.Fatalf("%d bars for the days of January", len(bars))
	}
	for i, bar := range bars {
		if x, width := number(t, attribute(bar, "x")), number(t, attribute(bar, "width")); !near(x, float64(i)+0.1) || !near(width, 0.8) {
			t.Errorf("bar %d stands at %v, %v wide", i+1, x, width)
		}
	}
}

// wantMarks checks that what is written beside a chart stands where it belongs.
func wantMarks(t *testing.T, root *node) {
	t.Helper()
	for i, date := range elements(withClass(root, "div", "dates")[0], "span") {
		day := time.Date(2026, time.January, 1+46*i, 0, 0, 0, 0, time.UTC)
		left := number(t, strings.TrimSuffix(strings.TrimPrefix(attribute(date, "style"), "left:"), "%"))
		if textIn(date) != day.Format("2 Jan") || !near(left, 100*46*float64(i)/365) {
			t.Errorf("%s stands at %v %%", textIn(date), left)
		}
	}
	ticks := elements(withClass(root, "div", "scale")[0], "span")
	for i, tick := range ticks {
		bottom := number(t, strings.TrimSuffix(strings.TrimPrefix(attribute(tick, "style"), "bottom:"), "%"))
		line := elements(elements(root, "svg")[0], "line")[i]
		share := number(t, textIn(tick)) / number(t, textIn(ticks[len(ticks)-1]))
		if !near(bottom, 100*share) || !near(100-number(t, attribute(line, "y1")), bottom) {
			t.Errorf("%s stands at %v %%, and its line at %s", textIn(tick), bottom, attribute(line, "y1"))
		}
	}
}

// outside are sessions at both ends of January, of which two belong to it. They
// start a minute after they were created.
func outside() []fakeapi.Session {
	sessions := fakeapi.Sessions(4)
	for i, created := range []string{"2025-12-31T23:59:59.999Z", "2026-01-01T00:00:00Z", "2026-01-31T23:59:59.999Z", "2026-02-01T00:00:00Z"} {
		at, err := time.Parse(time.RFC3339, created)
		if err != nil {
			panic(err)
		}
		sessions[i].CreatedAt, sessions[i].StartedAt = at, at.Add(time.Minute)
		sessions[i].MinutesConsumed = math.Pow10(i)
	}
	return sessions
}

func TestAReportIsOfItsWindowWhateverTheAPICompares(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, usageReportFolder)
	for name, options := range map[string][]fakeapi.Option{
		"created_at, and both bounds": nil,
		"created_at, and no bounds":   {fakeapi.ExclusiveStart(), fakeapi.ExclusiveEnd()},
		"started_at":                  {fakeapi.CompareStartedAt()},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, fakeapi.New(outside(), options...), usageReportFolder, "TF_VAR_at=2026-02-15T12:00:00Z")
			apply(t, w)
			got, err := w.Outputs(t.Context())
			if err != nil || got["sessions"] != 2.0 || got["minutes"] != 110.0 {
				t.Errorf("%v sessions of %v minutes, want 2 of 110; %v", got["sessions"], got["minutes"], err)
			}
		})
	}
}

// manyMeetings are of one session each, but for the last, which has two, on two
// days and under two names.
func manyMeetings(n int) []fakeapi.Session {
	sessions := fakeapi.Sessions(n + 1)
	for i := range sessions {
		sessions[i].AssociatedID = fmt.Sprintf("meeting-%03d", i)
		sessions[i].MeetingDisplayName = fmt.Sprintf("Meeting %03d", i)
		sessions[i].MinutesConsumed = float64(10 + i)
	}
	sessions[n].AssociatedID = sessions[n-1].AssociatedID
	sessions[n].CreatedAt = sessions[n].CreatedAt.AddDate(0, 0, 1)
	sessions[n-1].MaxConcurrentParticipants, sessions[n].MaxConcurrentParticipants = 77, 5
	return sessions
}

func TestAReportRanksMeetings(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, usageReportFolder)
	w := newWorkdir(t, fakeapi.New(manyMeetings(103)), usageReportFolder, "TF_VAR_at=2026-02-15T12:00:00Z")
	root := page(t, w)
	top := elements(withClass(root, "ol", "top")[0], "li")
	if len(top) != 10 {
		t.Fatalf("%d of the ten largest meetings", len(top))
	}
	largest := 112.0 + 113
	for i, meeting := range top {
		title, minutes := fmt.Sprintf("Meeting %03d", 102-i), float64(112-i)
		if i == 0 {
			title, minutes = "Meeting 103", largest
		}
		bar := number(t, attribute(withClass(meeting, "rect", "bar")[0], "width"))
		if text := textIn(meeting); !strings.Contains(text, title) || !strings.Contains(text, fmt.Sprintf("%.1f", minutes)) || !near(bar, 100*minutes/largest) {
			t.Errorf("place %d is %q, with a bar of %v", i+1, text, bar)
		}
	}
	rows := elements(elements(root, "tbody")[0], "tr")
	if got := texts(withClass(rows[0], "td", "number")); len(rows) != 100 || !slices.Equal(got, []string{"2", "225.0", "77"}) {
		t.Errorf("%d rows, the first of them %q", len(rows), got)
	}
	if text := textIn(root); !strings.Contains(text, "… and 3 more") || !strings.Contains(text, "Made at 2026-02-15T12:00:00Z.") {
		t.Errorf("it is not said what is left out, or when the report was made:\n%s", text)
	}
	if md, err := w.Text(t.Context(), "md"); err != nil || strings.Count(md, "| Meeting ") != 10 || !strings.Contains(md, "Made at 2026-02-15T12:00:00Z.") {
		t.Errorf("%v\n%s", err, md)
	}
}

// Sessions that name no meeting are none, whatever their titles; a meeting may be
// called "unknown".
func TestAReportDoesNotCallStrangersAMeeting(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, usageReportFolder)
	sessions := fakeapi.Sessions(3)
	for i, id := range []string{"", "", "unknown"} {
		sessions[i].AssociatedID, sessions[i].MeetingDisplayName = id, fmt.Sprintf("Title %d", i)
		sessions[i].MinutesConsumed = 1
	}
	sessions[0].Extra = map[string]any{"associated_id": nil}
	w := newWorkdir(t, fakeapi.New(sessions), usageReportFolder, "TF_VAR_at=2026-02-15T12:00:00Z")
	apply(t, w)
	md, err := w.Text(t.Context(), "md")
	if err != nil || !strings.Contains(md, "| (no meeting) | 2 | 2 |") || !strings.Contains(md, "| Title 2 | 1 | 1 |") || !strings.Contains(md, "| Meetings | 1 |") || strings.Contains(md, "Title 0") {
		t.Errorf("%v\n%s", err, md)
	}
}
