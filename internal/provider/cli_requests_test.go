package provider_test

import (
	"context"
	"encoding/json"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// variable is any Go value as a variable of the configuration.
func variable(t *testing.T, value any) config.Variable {
	t.Helper()

	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}

	return json.RawMessage(text)
}

// planCheck is a function that runs with a plan.
type planCheck func()

func (f planCheck) CheckPlan(context.Context, plancheck.CheckPlanRequest, *plancheck.CheckPlanResponse) {
	f()
}

// oncePlanned runs a function when the first plan of a step was made: the later
// ones of the same step send their requests all over again.
func oncePlanned(f func()) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{planCheck(f)}}
}

// queries are what was asked of one app, sorted, since nothing promises that
// pages are asked for one after another.
func queries(requests []fakeapi.Request, appID string) []string {
	var asked []string

	for _, request := range requests {
		if slices.Contains(strings.Split(request.Path, "/"), appID) {
			asked = append(asked, request.Query.Encode())
		}
	}

	slices.Sort(asked)

	return asked
}

// pages are the queries for these pages, in the form of queries.
func pages(query string, numbers ...string) []string {
	all := make([]string, len(numbers))

	for i, number := range numbers {
		// A test's own text.
		values, _ := url.ParseQuery(query)
		values.Set("page_no", number)
		all[i] = values.Encode()
	}

	slices.Sort(all)

	return all
}

// stateCheck is a function that runs with the state.
type stateCheck func()

func (f stateCheck) CheckState(context.Context, statecheck.CheckStateRequest, *statecheck.CheckStateResponse) {
	f()
}
