package acceptance

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const usageReport = "examples/usage-report"

// hostile are titles that try to be more than text.
var hostile = []string{
	`<script>alert(1)</script>`,
	`</title></style><img src=x onerror=alert(1)>`,
	`" onload="alert(1)`,
	`' onload='alert(1)`,
	`</bdi></td></table><iframe src="https://example.com">`,
	`<svg><a xlink:href="javascript:alert(1)">`,
	`&lt;b&gt; &amp; &#60;i&#62;`,
	`${path.module} %{ for x in y }`,
	`<!-- comment -->`,
	"\u202egnp.exe",
	"line one\nline two",
}

// TestUsageReport_page reports on a year with more meetings than are shown.
func TestUsageReport_page(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, usageReport)
	sessions := fakeapi.Sessions(103)
	for i := range sessions {
		s := &sessions[i]
		s.AssociatedID, s.MeetingDisplayName, s.MinutesConsumed = fmt.Sprintf("<b>%03d</b>", i), hostile[i%len(hostile)], float64(10+i)
	}
	w := newWorkdir(t, fakeapi.New(sessions, unproven), usageReport,
		"TF_VAR_at=2026-12-15T12:00:00Z", "TF_VAR_unit=year", "TF_VAR_offset=0", "TF_VAR_time_zone=Europe/Berlin")
	w.must(t, "apply", "-no-color", "-auto-approve")
	text := w.must(t, "output", "-raw", "html")
	texts := pageTexts(t, text)
	reviewed, err := os.ReadFile("testdata/examples/usage-report.html")
	if err != nil {
		t.Fatal(err)
	}
	if got, want := slices.Sorted(maps.Keys(texts)), slices.Sorted(maps.Keys(pageTexts(t, string(reviewed)))); !slices.Equal(got, want) {
		t.Errorf("the page is made of\n%q\nand the one with the titles of the sample of\n%q", got, want)
	}
	for _, title := range hostile {
		if !slices.Contains(texts["bdi"], title) {
			t.Errorf("%q is not shown as it is", title)
		}
	}
	bars := texts["title"][1:] // after that of the page
	for i, bar := range bars {
		if day := time.Date(2026, time.January, 1+i, 0, 0, 0, 0, time.UTC); !strings.HasPrefix(bar, day.Format("Mon 2 Jan: ")) {
			t.Errorf("bar %d is %q", i, bar)
		}
	}
	ids := texts["code"]
	if len(bars) != 365 || len(ids) != 100 || ids[0] != "<b>102</b>" || ids[99] != "<b>003</b>" {
		t.Errorf("%d days and %d meetings: %q", len(bars), len(ids), ids)
	}
	wantText(t, text, "Sessions may be missing: the list could not be proven complete.", "Not shown: 3 meetings.", "All meetings: 103")
	md := w.must(t, "output", "-raw", "md")
	_, largest, _ := strings.Cut(md, "| Meeting | Sessions | Minutes consumed | Share |\n| --- | ---: | ---: | ---: |\n")
	largest, _, _ = strings.Cut(largest, "\n\n")
	if strings.Count(largest, "\n") != 10 {
		t.Errorf("not 10 meetings and the total:\n%s", md)
	}
}

// TestUsageReport_monthBefore compares January with December, in which one of the two
// meetings of the same title was. Another plan on the same day changes nothing.
func TestUsageReport_monthBefore(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, usageReport)
	var sessions []fakeapi.Session
	for i, row := range []struct {
		created, meeting string
		minutes          float64
	}{
		{"2025-12-01T00:00:00Z", "meeting-111111", 2},
		{"2026-01-01T00:00:00Z", "meeting-111111", 2.004},
		{"2026-01-31T23:59:59Z", "meeting-222222", 1.002},
		{"2026-02-01T00:00:00Z", "meeting-222222", 1000},
	} {
		sessions = append(sessions, odd(i, map[string]any{
			"created_at": row.created, "associated_id": row.meeting, "meeting_display_name": "Stand-up",
			"minutes_consumed": row.minutes, "status": "ENDED",
		}))
	}
	w := newWorkdir(t, fakeapi.New(sessions, unfiltered), usageReport)
	w.must(t, "apply", "-no-color", "-auto-approve", "-var=at=2026-02-01T00:00:00Z")
	wantText(t, w.must(t, "output", "-raw", "md"),
		"Settled: the month is over, no session is live, and no session is missing.",
		"| Sessions | 2 | 1 | +100.0 % |",
		"| Minutes consumed | 3.01 | 2.00 | +50.3 % |",
		"| Stand-up (…111111) | 1 | 2.00 | 66.7 % |",
		"| Stand-up (…222222) | 1 | 1.00 | 33.3 % |",
		"| All meetings: 2 | 2 | 3.01 | 100.0 % |",
	)
	w.must(t, "plan", "-no-color", "-detailed-exitcode", "-var=at=2026-02-01T23:59:59Z")
}

// pageTexts parses a page and returns the texts within its elements by their names, in the
// order in which they end. Attributes are there by name too, without a text.
func pageTexts(t *testing.T, page string) map[string][]string {
	t.Helper()
	decoder := xml.NewDecoder(strings.NewReader(page))
	decoder.Strict, decoder.AutoClose, decoder.Entity = false, xml.HTMLAutoClose, xml.HTMLEntity
	texts, open := map[string][]string{}, []string{}
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return texts
		}
		if err != nil {
			t.Fatal(err)
		}
		switch token := token.(type) {
		case xml.StartElement:
			open = append(open, "")
			for _, attribute := range token.Attr {
				texts[token.Name.Local+" "+attribute.Name.Local] = nil
			}
		case xml.CharData:
			for i := range open {
				open[i] += string(token)
			}
		case xml.EndElement:
			last := len(open) - 1
			texts[token.Name.Local] = append(texts[token.Name.Local], open[last])
			open = open[:last]
		}
	}
}

// TestExamples_windows checks that examples select the sessions that were created in January
// in New York, whatever the API compares with start_time and end_time. At the times of the
// export, January has just ended and February is about to end.
func TestExamples_windows(t *testing.T) {
	t.Parallel()
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	start := time.Date(2026, time.January, 1, 0, 0, 0, 0, newYork)
	end := start.AddDate(0, 1, 0)
	sessions := slices.DeleteFunc(fakeapi.Sessions(7), func(s fakeapi.Session) bool { return s.Status == "LIVE" })
	for i, created := range []time.Time{start.Add(-time.Millisecond), start, start.Add(time.Hour), end.Add(-time.Millisecond), end, end.Add(time.Hour)} {
		sessions[i].CreatedAt, sessions[i].StartedAt, sessions[i].AssociatedID = created, created.Add(time.Minute), fmt.Sprintf("meeting-%d", i)
	}
	bounds := []fakeapi.Option{fakeapi.ExclusiveStart(), fakeapi.ExclusiveEnd()}
	started := []fakeapi.Option{fakeapi.CompareStartedAt()}
	for name, row := range map[string]struct {
		folder, output, at string
		options            []fakeapi.Option
	}{
		"report, bounds excluded": {usageReport, "csv", "2026-02-15T12:00:00Z", bounds},
		"report, started_at":      {usageReport, "csv", "2026-02-15T12:00:00Z", started},
		"export, bounds excluded": {settledExport, "export", "2026-02-01T05:00:00Z", bounds},
		"export, started_at":      {settledExport, "export", "2026-03-01T12:59:59+08:00", started},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			skipUnlessItRuns(t, row.folder)
			w := newWorkdir(t, fakeapi.New(sessions, row.options...), row.folder, "TF_VAR_at="+row.at, "TF_VAR_time_zone=America/New_York")
			w.must(t, "apply", "-no-color", "-auto-approve")
			text := w.must(t, "output", "-raw", row.output)
			for i := range sessions {
				if in := strings.Contains(text, fmt.Sprintf("meeting-%d", i)); in != (1 <= i && i <= 3) {
					t.Errorf("session %d is in: %t\n%s", i, in, text)
				}
			}
		})
	}
}
