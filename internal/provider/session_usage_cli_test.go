package provider_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Whoever adds the sessions up in a configuration comes to the same.
func TestUsageIsWhatTheSessionsAddUpTo(t *testing.T) {
	t.Parallel()

	same := map[string]knownvalue.Check{}
	for _, figure := range []string{
		"sessions", "live_sessions", "live_participants", "minutes", "peak", "first", "last", "total_count", "complete", "no_groups", "months",
		"month_minutes", "meetings",
	} {
		same[figure] = knownvalue.Bool(true)
	}

	newWorld(t, fakeapi.Sessions(333)).applies(t,
		resource.TestStep{ConfigStateChecks: []statecheck.StateCheck{
			statecheck.ExpectKnownOutputValue("same", knownvalue.ObjectExact(same)),
			statecheck.ExpectKnownOutputValue("periods", knownvalue.TupleExact([]knownvalue.Check{
				knownvalue.StringExact("2026-01-01T00:00:00+01:00"), knownvalue.StringExact("2026-02-01T00:00:00+01:00"),
			})),
			statecheck.ExpectKnownOutputValue("statuses", knownvalue.TupleExact([]knownvalue.Check{
				knownvalue.StringExact("ENDED"), knownvalue.StringExact("LIVE"),
			})),
		}},
		resource.TestStep{ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}},
	)
}

func TestTotalsOfAnIncompleteListAreKeptWithAWarning(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(40)
	p := newWorld(t, slices.Clone(data), fakeapi.TotalCount(func(real int) any { return real + 1 })).process(t, nil)

	p.reads(t, map[string]knownvalue.Check{
		"totals":      exactly(totalsOf(data)),
		"total_count": knownvalue.Int64Exact(41),
		"complete":    knownvalue.Bool(false),
	})
	p.reports(t, "warning", "The list of sessions is not proven complete",
		"The API reports a total of 41 sessions; its pages, read 2 times, hold 40 different ones.",
		"a sum over it may be too small",
		`with complete = false, because on_incomplete is "warn"`)
}

// In the spring clocks skip the hour from 2 to 3, in the autumn they show it
// twice: two hours of one day.
func TestHoursAndDaysFollowTheClocksOfTheZone(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(8)
	for i, created := range []string{
		"2026-03-28T22:59:59.999Z",
		"2026-03-29T00:59:59.999Z", "2026-03-29T01:00:00Z",
		"2026-10-25T00:30:00Z", "2026-10-25T00:59:59.999Z", "2026-10-25T01:00:00Z", "2026-10-25T02:00:00Z",
		"2026-10-25T23:00:00Z",
	} {
		at, err := time.Parse(time.RFC3339, created)
		if err != nil {
			t.Fatal(err)
		}

		data[i].CreatedAt = at
	}

	// groups begin at these moments and end before these sessions.
	groups := func(starts []string, ends ...int) map[string]knownvalue.Check {
		var list []any

		begin := 0
		for i, end := range ends {
			list = append(list, groupOf(data[begin:end], object{"period_start": starts[i]}))
			begin = end
		}

		return map[string]knownvalue.Check{"groups": exactly(list), "totals": exactly(totalsOf(data))}
	}

	newWorld(t, slices.Clone(data)).applies(t, resource.TestStep{ConfigStateChecks: slices.Concat(
		expectOf(usageType, "hours", groups([]string{
			"2026-03-28T23:00:00+01:00",
			"2026-03-29T01:00:00+01:00", "2026-03-29T03:00:00+02:00",
			"2026-10-25T02:00:00+02:00", "2026-10-25T02:00:00+01:00", "2026-10-25T03:00:00+01:00",
			"2026-10-26T00:00:00+01:00",
		}, 1, 2, 3, 5, 6, 7, 8)),
		expectOf(usageType, "days", groups([]string{
			"2026-03-28T00:00:00+01:00", "2026-03-29T00:00:00+01:00", "2026-10-25T00:00:00+02:00", "2026-10-26T00:00:00+01:00",
		}, 1, 3, 7, 8)),
		expectOf(usageType, "utc", groups([]string{
			"2026-03-28T00:00:00Z", "2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z",
		}, 1, 3, 8)),
	)})
}

// One element of group_by alone is unknown: the list is left for apply, too.
func TestUnknownArgumentsOfUsageAreReadDuringApply(t *testing.T) {
	t.Parallel()

	const app = "app-of-a-resource"

	// All are of one month in India.
	data := fakeapi.Sessions(120)
	ended := slices.DeleteFunc(slices.Clone(data), func(s fakeapi.Session) bool { return s.Status != "ENDED" })

	var groups []any

	for _, kind := range []string{"livestream", "meeting", "participant"} {
		of := slices.DeleteFunc(slices.Clone(ended), func(s fakeapi.Session) bool { return s.Type != kind })
		groups = append(groups, groupOf(of, object{"period_start": "2026-01-01T00:00:00+05:30", "type": kind}))
	}

	w := newWorld(t, nil, fakeapi.App(app, slices.Clone(data)))

	requests := -1
	plan := oncePlanned(func() { requests = len(w.api.Requests()) })
	plan.PreApply = append(plan.PreApply,
		plancheck.ExpectUnknownValue("data."+usageType+".app", tfjsonpath.New("totals")),
		plancheck.ExpectUnknownValue("data."+usageType+".app", tfjsonpath.New("groups")),
		plancheck.ExpectUnknownOutputValue("sessions"),
	)

	w.applies(t, resource.TestStep{
		ConfigVariables:  config.Variables{"app_id": config.StringVariable(app)},
		ConfigPlanChecks: plan,
		ConfigStateChecks: expectOf(usageType, "app", map[string]knownvalue.Check{
			"app_id":   knownvalue.StringExact(app),
			"totals":   exactly(totalsOf(ended)),
			"groups":   exactly(groups),
			"complete": knownvalue.Bool(true),
		}),
	})

	if requests != 0 {
		t.Errorf("%d requests were sent by the plan, want 0", requests)
	}
}

// The search would find a title: it does where meetings were asked for.
func TestNoSessionOfAReportReachesStateOrPlan(t *testing.T) {
	t.Parallel()

	const title, meeting, meta = "Zebra crossing at midnight", "zebras-meeting", "zebras-only-meta"

	data := fakeapi.Sessions(25)
	for i := range data {
		data[i].MeetingDisplayName, data[i].AssociatedID, data[i].Meta = title, meeting, []byte(`{"room_name":"`+meta+`"}`)
	}

	everywhere := []string{"plan.zip", "terraform.tfstate"}

	for name, row := range map[string]struct {
		groupBy  string
		meetings []string
	}{
		"totals":                 {`null`, nil},
		"groups without meeting": {`["hour", "status", "type"]`, nil},
		"groups with meeting":    {`["meeting"]`, everywhere},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			p := newWorld(t, slices.Clone(data)).process(t, map[string]string{"group_by": row.groupBy})
			p.must(t, "plan", "-out=plan.zip")
			p.must(t, "apply", "plan.zip")

			left := haystack{}
			left.addFiles(t, p.directory)

			for text, want := range map[string][]string{title: row.meetings, meeting: row.meetings, meta: nil, data[7].ID: nil} {
				if got := archives(left.holding(text)); !slices.Equal(got, want) {
					t.Errorf("%q is found in %q, want %q", text, got, want)
				}
			}
		})
	}
}

// archives are the files that these are, or are packed in.
func archives(names []string) []string {
	var all []string

	for _, name := range names {
		archive, _, _ := strings.Cut(name, "/")
		all = append(all, archive)
	}

	return slices.Compact(all)
}
