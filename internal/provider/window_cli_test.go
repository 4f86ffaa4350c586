package provider_test

import (
	"encoding/json"
	"errors"
	"os/exec"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func window(start, end string) knownvalue.Check {
	return knownvalue.ObjectExact(map[string]knownvalue.Check{"start": knownvalue.StringExact(start), "end": knownvalue.StringExact(end)})
}

func TestAWindowNeedsNoProviderBlock(t *testing.T) {
	t.Parallel()
	needsFunctions(t)

	w := newWorld(t, nil).without("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID")

	w.applies(t,
		resource.TestStep{
			ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectUnknownOutputValue("quarter")}},
			ConfigStateChecks: []statecheck.StateCheck{
				statecheck.ExpectKnownOutputValue("last_month", window("2026-03-01T00:00:00+01:00", "2026-04-01T00:00:00+02:00")),
				statecheck.ExpectKnownOutputValue("last_week", window("2026-04-06T00:00:00Z", "2026-04-13T00:00:00Z")),
				statecheck.ExpectKnownOutputValue("next_hour", knownvalue.StringExact("2026-04-17T16:00:00+05:30")),
				statecheck.ExpectKnownOutputValue("quarter", window("2026-04-01T00:00:00Z", "2026-07-01T00:00:00Z")),
				statecheck.ExpectKnownOutputValue("days", knownvalue.TupleExact([]knownvalue.Check{
					knownvalue.StringExact("2025-10-25T00:00:00+02:00"), knownvalue.StringExact("2025-10-26T00:00:00+02:00"),
					knownvalue.StringExact("2025-10-27T00:00:00+01:00"), knownvalue.StringExact("2025-10-28T00:00:00+01:00"),
				})),
			},
		},
		resource.TestStep{ConfigPlanChecks: resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()}}},
	)
	w.wantRequests(t, 0)
}

func TestAWindowThatCannotBeFoundSaysWhy(t *testing.T) {
	t.Parallel()
	needsFunctions(t)

	for name, row := range map[string]struct {
		argument string
		value    any
		want     string
	}{
		"unit":         {"unit", "months", `"months" is no unit; write "hour", "day", "week", "month", "quarter" or "year".`},
		"half a month": {"offset", 0.5, "0.5 is no whole number; write 0 for the window that holds the time in at"},
		"too far":      {"offset", 1e30, "there is no month so far away, since it would begin or end outside of the years 0 to 9999"},
		"no time":      {"at", "yesterday", `"yesterday" is no RFC 3339 time; write one with its offset, such as "2026-01-31T00:00:00Z"`},
		"no zone":      {"time_zone", "Europe/Atlantis", `"Europe/Atlantis" is not a known time zone; use an IANA name such as "UTC"`},
		"null unit":    {"unit", nil, "argument must not be null."},
		"null offset":  {"offset", nil, "argument must not be null."},
		"null at":      {"at", nil, "argument must not be null."},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, nil)
			wantText(t, w.fails(t, resource.TestStep{
				PlanOnly: true, ConfigVariables: config.Variables{row.argument: variable(t, row.value)},
				ConfigDirectory: config.StaticDirectory("testdata/TestAWindowThatCannotBeFoundSaysWhy"),
			}), `Invalid value for "`+row.argument+`" parameter: `+row.want)
		})
	}
}

// The moment of the plan is known in the plan; that of timestamp() is not until
// apply, and then it is another one than in the plan after it.
func TestAWindowOfNowIsReadDuringPlan(t *testing.T) {
	t.Parallel()
	needsFunctions(t)

	data := fakeapi.Sessions(41)
	for i := range data {
		data[i].CreatedAt = time.Now().AddDate(-1, 0, 0)
	}

	for known, want := range map[string]struct{ requests, exitCode int }{"plan": {1, 0}, "apply": {0, 2}} {
		t.Run(known, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, data)
			p := w.process(t, map[string]string{"known": known})

			p.must(t, "plan")
			w.wantRequests(t, want.requests)

			p.must(t, "apply", "-auto-approve")

			if got := p.outputs(t)["sessions"].Value; got != json.Number("41") {
				t.Errorf("%v sessions were counted, want 41", got)
			}

			if got := p.planExitCode(t); got != want.exitCode {
				t.Errorf("a plan after apply ends with %d, want %d", got, want.exitCode)
			}
		})
	}
}

// planExitCode is 0 for a plan without changes and 2 for one with some.
func (p *process) planExitCode(t *testing.T) int {
	t.Helper()

	output, err := p.command(t.Context(), "plan", "-detailed-exitcode").CombinedOutput()

	exit := (*exec.ExitError)(nil)
	if err != nil && !errors.As(err, &exit) {
		t.Fatalf("%v\n%s", err, output)
	}

	if exit == nil {
		return 0
	}

	return exit.ExitCode()
}
