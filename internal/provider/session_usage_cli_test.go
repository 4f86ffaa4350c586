package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
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

func TestBadInputOfAUsageBlockIsRefused(t *testing.T) {
	t.Parallel()

	keys := func(names ...string) config.Variables {
		list := []config.Variable{}
		for _, name := range names {
			list = append(list, config.StringVariable(name))
		}

		return config.Variables{"group_by": config.ListVariable(list...)}
	}
	zone := func(name string) config.Variables { return config.Variables{"time_zone": config.StringVariable(name)} }

	for name, row := range map[string]struct {
		variables config.Variables
		want      []string
	}{
		"two periods":   {keys("day", "month"), []string{"Invalid group_by", "day", "month"}},
		"twice":         {keys("meeting", "meeting"), []string{"Invalid group_by", "meeting"}},
		"unknown key":   {keys("year"), []string{"Invalid group_by", "year", "hour", "week"}},
		"empty":         {keys(), []string{"Invalid group_by", "empty"}},
		"unknown zone":  {zone("Europe/Atlantis"), []string{"Invalid time_zone", "Europe/Atlantis"}},
		"no zone":       {zone(""), []string{"Invalid time_zone"}},
		"machine's own": {zone("Local"), []string{"Invalid time_zone"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, nil)
			wantText(t, w.fails(t, resource.TestStep{
				PlanOnly: true, ConfigVariables: row.variables,
				ConfigDirectory: config.StaticDirectory("testdata/TestBadInputOfAUsageBlockIsRefused"),
			}), row.want...)
			w.wantRequests(t, 0)
		})
	}
}
