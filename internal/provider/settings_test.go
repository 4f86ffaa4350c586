package provider

import (
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

const (
	testAccount = "023e105f4ecef8ad9ca31a8372d0c353"
	otherApp    = "2375653d-fa55-4d3d-a5b9-6d1d7a7c8a6f"
)

// block is a provider block in which nothing is set but what change sets.
func block(change func(*providerModel)) providerModel {
	model := providerModel{
		APIToken: types.StringNull(), APIKey: types.StringNull(), Email: types.StringNull(), BaseURL: types.StringNull(),
		AccountID: types.StringNull(), AppID: types.StringNull(),
		MaxRetries: types.NumberNull(), RequestsPerFiveMinutes: types.NumberNull(), MaxConcurrentRequests: types.NumberNull(),
	}
	change(&model)

	return model
}

func nothing(*providerModel) {}

func environment(variables map[string]string) func(string) string {
	return func(name string) string { return variables[name] }
}

// mentions tells whether there is one problem for each list of words, and
// whether it has them.
func mentions(problems []problem, wanted [][]string) bool {
	return slices.EqualFunc(problems, wanted, func(found problem, words []string) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(found.summary+" "+found.detail, word) })
	})
}

func TestTheBlockWinsOverTheEnvironment(t *testing.T) {
	t.Parallel()

	env := map[string]string{
		"CLOUDFLARE_API_TOKEN": "t", "CLOUDFLARE_BASE_URL": "https://env.example.com/v4",
		"CLOUDFLARE_ACCOUNT_ID": "0123456789abcdef0123456789abcdef", "REALTIMEKIT_APP_ID": "env-app",
	}

	fromEnv := resolve(block(nothing), environment(env))
	if fromEnv.baseURL.String() != env["CLOUDFLARE_BASE_URL"] || fromEnv.accountID.text != env["CLOUDFLARE_ACCOUNT_ID"] || fromEnv.appID.text != "env-app" {
		t.Errorf("from the environment: %+v", fromEnv)
	}

	fromBlock := resolve(block(func(m *providerModel) {
		m.BaseURL = types.StringValue("http://127.0.0.1:1/v4")
		m.AccountID, m.AppID = types.StringValue(testAccount), types.StringValue(otherApp)
		m.MaxRetries, m.RequestsPerFiveMinutes, m.MaxConcurrentRequests = types.NumberValue(big.NewFloat(0)), types.NumberValue(big.NewFloat(7)), types.NumberValue(big.NewFloat(2))
	}), environment(env))
	if fromBlock.baseURL.String() != "http://127.0.0.1:1/v4" || fromBlock.accountID.text != testAccount || fromBlock.appID.text != otherApp {
		t.Errorf("from the block: %+v", fromBlock)
	}

	if fromBlock.maxRetries != 0 || fromBlock.requestsPerFiveMinutes != 7 || fromBlock.maxConcurrentRequests != 2 {
		t.Errorf("numbers from the block: %+v", fromBlock)
	}

	if len(fromEnv.problems)+len(fromBlock.problems) != 0 {
		t.Errorf("problems %v %v", fromEnv.problems, fromBlock.problems)
	}
}

func TestDefaultsStandWhereNothingIsSet(t *testing.T) {
	t.Parallel()

	got := resolve(block(nothing), environment(map[string]string{"CLOUDFLARE_API_TOKEN": "t"}))
	if got.baseURL.String() != "https://api.cloudflare.com/client/v4" || got.maxRetries != 4 ||
		got.requestsPerFiveMinutes != 1000 || got.maxConcurrentRequests != 16 || len(got.problems) != 0 {
		t.Errorf("defaults %+v", got)
	}
}

func TestWhatCannotBeUsedIsAProblemOfTheRead(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		block    func(*providerModel)
		env      map[string]string
		problems [][]string
	}{
		"base URL of the environment": {nothing, map[string]string{"CLOUDFLARE_BASE_URL": "http://example.com"}, [][]string{{"CLOUDFLARE_BASE_URL", "must be https"}}},
		"unknown base URL":            {func(m *providerModel) { m.BaseURL = types.StringUnknown() }, nil, [][]string{{"base_url", "not known yet", "CLOUDFLARE_BASE_URL"}}},
		"unknown numbers": {func(m *providerModel) {
			m.MaxRetries, m.RequestsPerFiveMinutes, m.MaxConcurrentRequests = types.NumberUnknown(), types.NumberUnknown(), types.NumberUnknown()
		}, nil, [][]string{{"max_retries", "not known yet"}, {"requests_per_five_minutes"}, {"max_concurrent_requests"}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			variables := map[string]string{"CLOUDFLARE_API_TOKEN": "t"}
			maps.Copy(variables, test.env)

			if got := resolve(block(test.block), environment(variables)); !mentions(got.problems, test.problems) {
				t.Errorf("problems %q", got.problems)
			}
		})
	}
}
