package provider

import (
	"maps"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
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

func TestOneKindOfCredentialIsPicked(t *testing.T) {
	t.Parallel()

	type env map[string]string

	token, pair := realtimekit.Credentials{Token: "t-block"}, realtimekit.Credentials{Key: "k-block", Email: "e-block"}
	allOfEnv := env{"CLOUDFLARE_API_TOKEN": "t-env", "CLOUDFLARE_API_KEY": "k-env", "CLOUDFLARE_EMAIL": "e-env"}
	pairOfEnv := env{"CLOUDFLARE_API_KEY": "k-env", "CLOUDFLARE_EMAIL": "e-env"}

	setToken := func(m *providerModel) { m.APIToken = types.StringValue("t-block") }
	setPair := func(m *providerModel) {
		m.APIKey, m.Email = types.StringValue("k-block"), types.StringValue("e-block")
	}
	setKey := func(m *providerModel) { m.APIKey = types.StringValue("k-block") }
	setEmail := func(m *providerModel) { m.Email = types.StringValue("e-block") }

	for name, test := range map[string]struct {
		block    func(*providerModel)
		env      env
		want     realtimekit.Credentials
		problems [][]string
	}{
		"token in the block":                       {setToken, nil, token, nil},
		"pair in the block":                        {setPair, nil, pair, nil},
		"token in the environment":                 {nothing, env{"CLOUDFLARE_API_TOKEN": "t-env"}, realtimekit.Credentials{Token: "t-env"}, nil},
		"pair in the environment":                  {nothing, pairOfEnv, realtimekit.Credentials{Key: "k-env", Email: "e-env"}, nil},
		"both in the environment":                  {nothing, allOfEnv, realtimekit.Credentials{Token: "t-env"}, nil},
		"token in the block shuts out the rest":    {setToken, allOfEnv, token, nil},
		"pair in the block shuts out the token":    {setPair, allOfEnv, pair, nil},
		"key in the block, e-mail outside":         {setKey, allOfEnv, realtimekit.Credentials{Key: "k-block", Email: "e-env"}, nil},
		"e-mail in the block, key outside":         {setEmail, allOfEnv, realtimekit.Credentials{Key: "k-env", Email: "e-block"}, nil},
		"left-over e-mail beside a token":          {nothing, env{"CLOUDFLARE_API_TOKEN": "t-env", "CLOUDFLARE_EMAIL": "e-env"}, realtimekit.Credentials{Token: "t-env"}, nil},
		"nothing":                                  {nothing, nil, realtimekit.Credentials{}, [][]string{{"Missing credentials", "CLOUDFLARE_API_TOKEN", "api_token"}}},
		"empty variables":                          {nothing, env{"CLOUDFLARE_API_TOKEN": "", "CLOUDFLARE_API_KEY": ""}, realtimekit.Credentials{}, [][]string{{"Missing credentials", "CLOUDFLARE_API_TOKEN"}}},
		"e-mail alone":                             {nothing, env{"CLOUDFLARE_EMAIL": "e-env"}, realtimekit.Credentials{}, [][]string{{"Missing credentials", "CLOUDFLARE_API_TOKEN"}}},
		"key alone in the block":                   {setKey, nil, realtimekit.Credentials{Key: "k-block"}, [][]string{{"api_key (CLOUDFLARE_API_KEY) is set, but email is not", "CLOUDFLARE_EMAIL", "instead of both."}}},
		"key alone in the environment":             {nothing, env{"CLOUDFLARE_API_KEY": "k-env"}, realtimekit.Credentials{Key: "k-env"}, [][]string{{"api_key (CLOUDFLARE_API_KEY) is set, but email is not", "CLOUDFLARE_EMAIL", "instead of both."}}},
		"e-mail alone in the block":                {setEmail, env{"CLOUDFLARE_API_TOKEN": "t-env"}, realtimekit.Credentials{Email: "e-block"}, [][]string{{"email (CLOUDFLARE_EMAIL) is set, but api_key is not", "CLOUDFLARE_API_KEY", "instead of both; or remove email from the provider block, and CLOUDFLARE_API_TOKEN counts."}}},
		"line break in the environment":            {nothing, env{"CLOUDFLARE_API_TOKEN": "t\n"}, realtimekit.Credentials{}, [][]string{{"the environment variable CLOUDFLARE_API_TOKEN", "line break"}}},
		"line break in half of the environment":    {nothing, env{"CLOUDFLARE_API_KEY": "k-env", "CLOUDFLARE_EMAIL": "e\n"}, realtimekit.Credentials{Key: "k-env"}, [][]string{{"CLOUDFLARE_EMAIL", "line break"}}},
		"unknown token never gives way":            {func(m *providerModel) { m.APIToken = types.StringUnknown() }, allOfEnv, realtimekit.Credentials{}, [][]string{{"api_token", "not known yet", "CLOUDFLARE_API_TOKEN"}}},
		"unknown key never gives way":              {func(m *providerModel) { m.APIKey = types.StringUnknown() }, allOfEnv, realtimekit.Credentials{Email: "e-env"}, [][]string{{"api_key", "not known yet", "CLOUDFLARE_API_KEY"}}},
		"unknown token beside a known pair":        {func(m *providerModel) { setPair(m); m.APIToken = types.StringUnknown() }, nil, pair, [][]string{{"api_token", "not known yet"}}},
		"unknown e-mail beside a key of the block": {func(m *providerModel) { setKey(m); m.Email = types.StringUnknown() }, nil, realtimekit.Credentials{Key: "k-block"}, [][]string{{"email", "not known yet"}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got := resolve(block(test.block), environment(test.env))
			if got.credentials != test.want {
				t.Error("another credential was picked")
			}

			if !mentions(got.problems, test.problems) {
				t.Errorf("problems %q, want %q", got.problems, test.problems)
			}
		})
	}
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

func TestAnIDMattersOnlyToAReadWithoutItsOwn(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		block func(*providerModel)
		env   map[string]string
		words []string
	}{
		"missing":            {nothing, nil, []string{"Missing app_id", "REALTIMEKIT_APP_ID", "in this block"}},
		"empty variable":     {nothing, map[string]string{"REALTIMEKIT_APP_ID": ""}, []string{"Missing app_id"}},
		"malformed variable": {nothing, map[string]string{"REALTIMEKIT_APP_ID": "a/b"}, []string{"the environment variable REALTIMEKIT_APP_ID", "a UUID"}},
		"unknown": {
			func(m *providerModel) { m.AppID = types.StringUnknown() },
			map[string]string{"REALTIMEKIT_APP_ID": "env-app"},
			[]string{"app_id", "not known yet", "REALTIMEKIT_APP_ID"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			variables := map[string]string{"CLOUDFLARE_API_TOKEN": "t", "CLOUDFLARE_ACCOUNT_ID": testAccount}
			maps.Copy(variables, test.env)

			made := newConnection(resolve(block(test.block), environment(variables)), "test")

			account, app, diags := made.app(types.StringNull(), types.StringValue(otherApp))
			if account != testAccount || app != otherApp || diags.HasError() {
				t.Errorf("with an id of its own: %s, %s, %v", account, app, diags)
			}

			_, _, diags = made.app(types.StringNull(), types.StringNull())
			if !mentions(asProblems(diags), [][]string{test.words}) {
				t.Errorf("without: %v", diags)
			}
		})
	}
}

func asProblems(diags diag.Diagnostics) []problem {
	var found []problem
	for _, diagnostic := range diags {
		found = append(found, problem{diagnostic.Summary(), diagnostic.Detail()})
	}

	return found
}

func TestAllThatIsMalformedIsReportedAtOnce(t *testing.T) {
	t.Parallel()

	found := block(func(m *providerModel) {
		m.APIToken, m.APIKey, m.Email = types.StringValue("hunter2\n"), types.StringValue(""), types.StringValue("a b")
		m.BaseURL = types.StringValue("https://user:hunter2@example.com")
	}).problems()

	if !mentions(found, [][]string{
		{"api_token in the provider block", "line break"},
		{"api_key in the provider block", "empty"},
		{"email in the provider block", "white space"},
		{"base_url in the provider block", "user name or a password"},
		{"Two kinds of credentials", "api_token", "api_key"},
	}) {
		t.Errorf("problems %q", found)
	}

	for _, problem := range found {
		if strings.Contains(problem.summary+problem.detail, "hunter2") {
			t.Errorf("a secret is repeated: %s", problem.detail)
		}
	}
}

func TestUnknownValuesAreLeftAloneWhileValidating(t *testing.T) {
	t.Parallel()

	found := block(func(m *providerModel) {
		m.APIToken, m.APIKey, m.Email, m.BaseURL = types.StringUnknown(), types.StringUnknown(), types.StringValue("e"), types.StringUnknown()
	}).problems()
	if len(found) != 0 {
		t.Errorf("problems %q", found)
	}
}
