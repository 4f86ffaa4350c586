package provider_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The same answer gives the same bytes, whether they are only in state or in
// outputs and in the input of a resource as well.
func TestASecondPlanIsEmpty(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(40)

	newWorld(t, slices.Clone(data)).applies(t,
		resource.TestStep{ConfigStateChecks: wholeList(t, "app", data)},
		resource.TestStep{ConfigPlanChecks: resource.ConfigPlanChecks{
			PreApply:             []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
			PostApplyPostRefresh: []plancheck.PlanCheck{plancheck.ExpectEmptyPlan()},
		}},
	)
}

// A list is read at plan, and a plan that was saved is applied without another
// read.
func TestAnApplyOfASavedPlanReadsNothing(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(41))

	var planned, applied int

	w.applies(t, resource.TestStep{
		ConfigPlanChecks:  oncePlanned(func() { planned = len(w.api.Requests()) }),
		ConfigStateChecks: []statecheck.StateCheck{stateCheck(func() { applied = len(w.api.Requests()) })},
	})

	if planned != 1 || applied != 1 {
		t.Errorf("%d requests by plan and %d by plan and apply, want 1 and 1", planned, applied)
	}
}

// Arguments that come from a resource are unknown in the first plan: the read
// waits for apply, and the plan shows its results as unknown.
func TestUnknownArgumentsAreReadDuringApply(t *testing.T) {
	t.Parallel()

	const app = "app-of-a-resource"

	data := fakeapi.Sessions(40)
	ended := slices.DeleteFunc(slices.Clone(data), func(s fakeapi.Session) bool { return s.Status != "ENDED" })
	w := newWorld(t, nil, fakeapi.App(app, slices.Clone(data)))

	requests := -1
	plan := oncePlanned(func() { requests = len(w.api.Requests()) })
	plan.PreApply = append(plan.PreApply,
		plancheck.ExpectUnknownValue("data.realtimekit_sessions.app", tfjsonpath.New("sessions")),
		plancheck.ExpectUnknownOutputValue("length"),
	)

	w.applies(t, resource.TestStep{
		ConfigVariables:  config.Variables{"app_id": config.StringVariable(app)},
		ConfigPlanChecks: plan,
		ConfigStateChecks: slices.Concat(
			wholeList(t, "app", ended),
			expect("app", map[string]knownvalue.Check{
				"app_id":   knownvalue.StringExact(app),
				"status":   knownvalue.StringExact("ENDED"),
				"per_page": knownvalue.Int64Exact(50),
			}),
		),
	})

	if requests != 0 {
		t.Errorf("%d requests were sent by the plan, want 0", requests)
	}
}
