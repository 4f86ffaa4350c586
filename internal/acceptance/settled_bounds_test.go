package acceptance

import (
	"encoding/json"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// aroundTheBounds are sessions at and beside both ends of January, and one that
// starts a while after it was created.
func aroundTheBounds(start, end time.Time) []fakeapi.Session {
	sessions := slices.DeleteFunc(fakeapi.Sessions(12), func(s fakeapi.Session) bool { return s.Status == "LIVE" })[:8]
	for i, at := range []time.Time{
		start.Add(-time.Hour), start.Add(-time.Millisecond), start, start.Add(time.Millisecond),
		end.Add(-time.Millisecond), end, end.Add(time.Millisecond), end.Add(time.Hour),
	} {
		sessions[i].CreatedAt, sessions[i].StartedAt = at, at.Add(time.Minute)
	}
	return sessions
}

// Whatever the API takes start_time and end_time for, each session is exported
// with one month, the one that it was created in.
func TestASessionAtTheEndOfAMonthIsExportedOnce(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for name, options := range map[string][]fakeapi.Option{
		"both bounds are in":     nil,
		"the end is out":         {fakeapi.ExclusiveEnd()},
		"both bounds are out":    {fakeapi.ExclusiveStart(), fakeapi.ExclusiveEnd()},
		"by when it was started": {fakeapi.CompareStartedAt()},
	} {
		for _, zone := range []*time.Location{time.UTC, newYork} {
			t.Run(name+" in "+zone.String(), func(t *testing.T) {
				t.Parallel()
				start := time.Date(2026, time.January, 1, 0, 0, 0, 0, zone)
				sessions := aroundTheBounds(start, start.AddDate(0, 1, 0))
				for _, month := range []string{"2025-12", "2026-01", "2026-02"} {
					want := map[string][]string{}
					for _, s := range sessions {
						if at := s.CreatedAt.In(zone); at.Format("2006-01") == month {
							want[at.Format(time.DateOnly)] = append(want[at.Format(time.DateOnly)], s.ID)
						}
					}
					for _, ids := range want {
						slices.Sort(ids)
					}
					w := newWorkdir(t, fakeapi.New(slices.Clone(sessions), options...), settled,
						"TF_VAR_month="+month, "TF_VAR_time_zone="+zone.String())
					if got := exportedDays(t, w); !reflect.DeepEqual(got, want) {
						t.Errorf("with %s are exported\n%v\nwant\n%v", month, got, want)
					}
				}
			})
		}
	}
}

// exportedDays are the ids that a plan would export, in the order of the text, by
// the days of the hashes: each day has the lines which that hash is of.
func exportedDays(t *testing.T, w *workdir) map[string][]string {
	t.Helper()
	outputs := plannedOutputs(t, w)
	hashes, left := outputs["hashes"].(map[string]any), outputs["export"].(string)
	days := map[string][]string{}
	for _, day := range slices.Sorted(maps.Keys(hashes)) {
		text := ""
		for line := range strings.Lines(left) {
			text += line
			days[day] = append(days[day], idOf(t, line))
			if hashOf(text) == hashes[day] {
				break
			}
		}
		left = strings.TrimPrefix(left, text)
	}
	if left != "" {
		t.Errorf("this is exported with no day: %s", left)
	}
	return days
}

func idOf(t *testing.T, line string) string {
	t.Helper()
	var session struct{ ID string }
	if err := json.Unmarshal([]byte(line), &session); err != nil {
		t.Fatal(err)
	}
	return session.ID
}
