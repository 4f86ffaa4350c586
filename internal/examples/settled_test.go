package examples

import (
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/workdir"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

const settled = "examples/settled-export"

// The dozen lies in the first two days of January; these are two of one day, in
// their order.
const earlier, later = 1, 2

func TestASettledExportChangesOnlyWithItsLines(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	provider := built(t)
	for name, test := range map[string]struct {
		change func([]fakeapi.Session)
		want   map[string][]string // what is planned, by address
	}{
		"nothing": {func([]fakeapi.Session) {}, none},
		"a record that was touched": {func(s []fakeapi.Session) {
			s[earlier].UpdatedAt = s[earlier].UpdatedAt.Add(time.Hour)
		}, none},
		"another order": {func(s []fakeapi.Session) {
			s[earlier].CreatedAt, s[later].CreatedAt = s[later].CreatedAt, s[earlier].CreatedAt
		}, none},
		"a session that ended at last": {func(s []fakeapi.Session) {
			late := slices.IndexFunc(s, func(s fakeapi.Session) bool { return s.Status == "LIVE" })
			s[late].Status, s[late].EndedAt = "ENDED", &s[late].UpdatedAt
		}, replaced("2026-01-01")},
		"a session that is of another month": {func(s []fakeapi.Session) {
			s[0].CreatedAt = s[0].CreatedAt.AddDate(0, -1, 0)
		}, replaced("2026-01-01")},
		"minutes that were corrected": {func(s []fakeapi.Session) { s[earlier].MinutesConsumed++ }, replaced("2026-01-01")},
		"a title of the other day":    {func(s []fakeapi.Session) { s[11].MeetingDisplayName = "Renamed" }, replaced("2026-01-02")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := fakeapi.New(aDozen())
			w := newWorkdir(t, server, provider, settled, "TF_VAR_at=2026-02-02T00:00:00Z")
			apply(t, w)
			server.Update(func(s []fakeapi.Session) []fakeapi.Session { test.change(s); return s })
			if got := planned(t, w); !reflect.DeepEqual(got, test.want) {
				t.Errorf("planned %v, want %v", got, test.want)
			}
		})
	}
}

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
	provider := built(t)
	newYork, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for name, knobs := range map[string][]fakeapi.Knob{
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
					w := newWorkdir(t, fakeapi.New(slices.Clone(sessions), knobs...), provider, settled,
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
func exportedDays(t *testing.T, w *workdir.Dir) map[string][]string {
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

// The month and its days are those of the time zone, whatever the offset of the
// moment is written with.
func TestTheNewestSettledMonthIsThatOfTheZone(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	provider := built(t)
	for name, test := range map[string]struct {
		at, zone, grace, want string
	}{
		"an offset before":          {"2026-02-28T20:00:00-08:00", "UTC", "0", "2026-02"},
		"an offset after":           {"2026-03-01T05:00:00+08:00", "UTC", "0", "2026-01"},
		"a zone that is ahead":      {"2026-02-28T15:00:00Z", "Asia/Tokyo", "0", "2026-02"},
		"a zone that is behind":     {"2026-03-01T04:59:59Z", "America/New_York", "0", "2026-01"},
		"the first moment":          {"2026-03-01T00:00:00Z", "UTC", "0", "2026-02"},
		"the moment before":         {"2026-02-28T23:59:59Z", "UTC", "0", "2026-01"},
		"the first after the grace": {"2026-03-02T00:00:00Z", "UTC", "24", "2026-02"},
		"the last of the grace":     {"2026-03-01T23:59:59Z", "UTC", "24", "2026-01"},
		"the longest grace":         {"2026-03-01T00:00:00Z", "UTC", "8784", "2025-01"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, fakeapi.New(nil), provider, settled,
				"TF_VAR_at="+test.at, "TF_VAR_time_zone="+test.zone, "TF_VAR_grace_hours="+test.grace)
			if got := plannedOutputs(t, w)["month"]; got != test.want {
				t.Errorf("month = %v, want %s", got, test.want)
			}
		})
	}
}

// A month that is asked for is refused until it is settled, by the same clocks.
func TestAMonthThatIsNotSettledIsRefused(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	provider := built(t)
	for at, want := range map[string]bool{"2026-03-01T23:00:00+01:00": false, "2026-03-02T00:00:00+01:00": true} {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, fakeapi.New(nil), provider, settled, "TF_VAR_at="+at, "TF_VAR_month=2026-02", "TF_VAR_time_zone=Europe/Berlin")
			err := w.Plan(t.Context())
			if want && err != nil || !want && !isFailure(err, "2026-02 is not settled: it can be exported 24 hours after its end.") {
				t.Errorf("err = %v", err)
			}
		})
	}
}

// With the next month the state would lose the days of the one before.
func TestTheNextMonthDestroysNothing(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	server := fakeapi.New(fakeapi.Sessions(400))
	w := newWorkdir(t, server, built(t), settled, "TF_VAR_month=2026-01")
	apply(t, w)
	_, err := w.Run(t.Context(), "apply", "-no-color", "-auto-approve", "-var", "month=2026-02")
	if !isFailure(err, "This state is of 2026-01, and 2026-02 is to be exported.") {
		t.Errorf("err = %v", err)
	}
	if text, err := w.Run(t.Context(), "state", "list"); err != nil || strings.Count(text, "terraform_data.day[") != 31 {
		t.Errorf("the state has no longer all days: %v\n%s", err, text)
	}
	for _, arguments := range [][]string{
		{"workspace", "new", "2026-02"},
		{"apply", "-no-color", "-auto-approve", "-var", "month=2026-02"},
		{"workspace", "select", "default"},
	} {
		if _, err := w.Run(t.Context(), arguments[0], arguments[1:]...); err != nil {
			t.Fatal(err)
		}
	}
	if changes, err := w.Changes(t.Context()); err != nil || changes {
		t.Errorf("changes = %v: %v", changes, err)
	}
}

// A session that is of no month would be in no export.
func TestASessionThatIsOfNoMonthIsRefused(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	provider := built(t)
	for name, created := range map[string]any{"nothing": nil, "no time": "yesterday"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			session := odd(map[string]any{"created_at": created})
			w := newWorkdir(t, fakeapi.New(session, unfiltered), provider, settled)
			if err := w.Plan(t.Context()); !isFailure(err, "so not to which month they belong: "+session[0].ID+".") {
				t.Errorf("err = %v", err)
			}
		})
	}
}

func TestNoPlanOfAnExportPrintsATitle(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	sessions := aDozen()
	for i := range sessions {
		sessions[i].MeetingDisplayName = "Confidential"
	}
	w := newWorkdir(t, fakeapi.New(sessions), built(t), settled, "TF_VAR_month=2026-01")
	for _, arguments := range [][]string{{"plan", "-no-color"}, {"apply", "-no-color", "-auto-approve"}, {"output", "-no-color"}, {"plan", "-no-color", "-destroy"}} {
		text, err := w.Run(t.Context(), arguments[0], arguments[1:]...)
		if err != nil || strings.Contains(text, "Confidential") {
			t.Errorf("%q prints a title: %v\n%s", arguments, err, text)
		}
	}
	if text, err := w.Text(t.Context(), "export"); err != nil || strings.Count(text, "Confidential") != 11 {
		t.Errorf("the export has not all titles: %v\n%s", err, text)
	}
}

var none = map[string][]string{}

func replaced(day string) map[string][]string {
	return map[string][]string{fmt.Sprintf("terraform_data.day[%q]", day): {"delete", "create"}}
}

// plan is what the CLI says of one in JSON.
type plan struct {
	Changes []struct {
		Address string
		Change  struct{ Actions []string }
	} `json:"resource_changes"`
	Values struct {
		Outputs map[string]struct{ Value any }
	} `json:"planned_values"`
}

func planOf(t *testing.T, w *workdir.Dir) plan {
	t.Helper()
	if err := w.Plan(t.Context()); err != nil {
		t.Fatal(err)
	}
	var made plan
	text, err := w.ShowPlan(t.Context())
	if err == nil {
		err = json.Unmarshal([]byte(text), &made)
	}
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// planned is what another plan would do, by address, without what it leaves alone.
func planned(t *testing.T, w *workdir.Dir) map[string][]string {
	t.Helper()
	actions := map[string][]string{}
	for _, change := range planOf(t, w).Changes {
		if change.Change.Actions[0] != "no-op" {
			actions[change.Address] = change.Change.Actions
		}
	}
	return actions
}

// plannedOutputs are what the outputs would be, sensitive ones too.
func plannedOutputs(t *testing.T, w *workdir.Dir) map[string]any {
	t.Helper()
	values := map[string]any{}
	for name, output := range planOf(t, w).Values.Outputs {
		values[name] = output.Value
	}
	return values
}
