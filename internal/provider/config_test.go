package provider

import (
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

const (
	account = "023e105f4ecef8ad9ca31a8372d0c353"
	another = "11111111111111111111111111111111"
	example = "https://api.example.com/v4"
	spaces  = "it begins or ends with a space or a line break"
	noneSet = "No credentials for Cloudflare were found. Set the environment variable CLOUDFLARE_API_TOKEN"
	noEmail = "api_key (CLOUDFLARE_API_KEY) is set, but email is not, and one needs the other. Set email in the provider block " +
		"or the environment variable CLOUDFLARE_EMAIL, or use api_token instead of both."
	noKey = "email (CLOUDFLARE_EMAIL) is set, but api_key is not, and one needs the other. Set api_key in the provider block " +
		"or the environment variable CLOUDFLARE_API_KEY, or use api_token instead of both"
	instead  = "; or remove email from the provider block to use CLOUDFLARE_API_TOKEN."
	notKnown = "The value of %s in the provider block is not known yet"
)

// TestResolve covers every argument: not set, in the block, in the environment, in both,
// malformed and unknown.
func TestResolve(t *testing.T) {
	t.Parallel()

	type environment map[string]string

	text, unknown := types.StringValue, types.StringUnknown()
	number := func(n float64) types.Number { return types.NumberValue(big.NewFloat(n)) }
	token := realtimekit.Credentials{Token: "t"}
	tokenOfEnv, pairOfEnv := realtimekit.Credentials{Token: "t-env"}, realtimekit.Credentials{Key: "k-env", Email: "e-env"}
	pair := environment{"CLOUDFLARE_API_KEY": "k-env", "CLOUDFLARE_EMAIL": "e-env"}
	all := environment{"CLOUDFLARE_API_TOKEN": "t-env", "CLOUDFLARE_API_KEY": "k-env", "CLOUDFLARE_EMAIL": "e-env"}
	defaults := [3]int{4, 1000, 16}
	for name, test := range map[string]struct {
		model       providerModel
		environment environment
		credentials realtimekit.Credentials
		baseURL     string // https://api.cloudflare.com/client/v4 if empty
		numbers     [3]int // retries, requests in five minutes, requests at once
		problems    []string
	}{
		"token in block":                 {providerModel{APIToken: text("t")}, nil, token, "", defaults, nil},
		"token in block, all in env":     {providerModel{APIToken: text("t")}, all, token, "", defaults, nil},
		"pair in block":                  {providerModel{APIKey: text("k"), Email: text("e")}, nil, realtimekit.Credentials{Key: "k", Email: "e"}, "", defaults, nil},
		"pair in block, all in env":      {providerModel{APIKey: text("k"), Email: text("e")}, all, realtimekit.Credentials{Key: "k", Email: "e"}, "", defaults, nil},
		"key in block, e-mail in env":    {providerModel{APIKey: text("k")}, all, realtimekit.Credentials{Key: "k", Email: "e-env"}, "", defaults, nil},
		"e-mail in block, key in env":    {providerModel{Email: text("e")}, all, realtimekit.Credentials{Key: "k-env", Email: "e"}, "", defaults, nil},
		"token and e-mail in env":        {providerModel{}, environment{"CLOUDFLARE_API_TOKEN": "t-env", "CLOUDFLARE_EMAIL": "e"}, tokenOfEnv, "", defaults, nil},
		"pair in env":                    {providerModel{}, pair, pairOfEnv, "", defaults, nil},
		"all in env":                     {providerModel{}, all, tokenOfEnv, "", defaults, nil},
		"no credentials":                 {providerModel{}, nil, realtimekit.Credentials{}, "", defaults, []string{noneSet}},
		"empty variables":                {providerModel{}, environment{"CLOUDFLARE_API_TOKEN": "", "CLOUDFLARE_API_KEY": ""}, realtimekit.Credentials{}, "", defaults, []string{noneSet}},
		"e-mail in env":                  {providerModel{}, environment{"CLOUDFLARE_EMAIL": "e"}, realtimekit.Credentials{}, "", defaults, []string{noneSet}},
		"key in block":                   {providerModel{APIKey: text("k")}, nil, realtimekit.Credentials{Key: "k"}, "", defaults, []string{noEmail}},
		"key in env":                     {providerModel{}, environment{"CLOUDFLARE_API_KEY": "k"}, realtimekit.Credentials{Key: "k"}, "", defaults, []string{noEmail}},
		"e-mail in block":                {providerModel{Email: text("e")}, nil, realtimekit.Credentials{Email: "e"}, "", defaults, []string{noKey + "."}},
		"e-mail in block, token in env":  {providerModel{Email: text("e")}, environment{"CLOUDFLARE_API_TOKEN": "t-env"}, realtimekit.Credentials{Email: "e"}, "", defaults, []string{noKey + instead}},
		"malformed token in env":         {providerModel{}, environment{"CLOUDFLARE_API_TOKEN": "hush\n"}, realtimekit.Credentials{}, "", defaults, []string{unusable("the environment variable CLOUDFLARE_API_TOKEN", spaces)}},
		"malformed e-mail in env":        {providerModel{}, environment{"CLOUDFLARE_API_KEY": "k", "CLOUDFLARE_EMAIL": "e\n"}, realtimekit.Credentials{Key: "k"}, "", defaults, []string{unusable("the environment variable CLOUDFLARE_EMAIL", spaces)}},
		"unknown token, all in env":      {providerModel{APIToken: unknown}, all, realtimekit.Credentials{}, "", defaults, []string{fmt.Sprintf(notKnown, "api_token")}},
		"unknown key, all in env":        {providerModel{APIKey: unknown}, all, realtimekit.Credentials{Email: "e-env"}, "", defaults, []string{fmt.Sprintf(notKnown, "api_key")}},
		"unknown e-mail, key in block":   {providerModel{APIKey: text("k"), Email: unknown}, nil, realtimekit.Credentials{Key: "k"}, "", defaults, []string{fmt.Sprintf(notKnown, "email")}},
		"unknown token, pair in block":   {providerModel{APIToken: unknown, APIKey: text("k"), Email: text("e")}, nil, realtimekit.Credentials{Key: "k", Email: "e"}, "", defaults, []string{fmt.Sprintf(notKnown, "api_token")}},
		"base URL in block and env":      {providerModel{APIToken: text("t"), BaseURL: text(example)}, environment{"CLOUDFLARE_BASE_URL": "https://x.example"}, token, example, defaults, nil},
		"base URL in env":                {providerModel{APIToken: text("t")}, environment{"CLOUDFLARE_BASE_URL": example}, token, example, defaults, nil},
		"malformed base URL in env":      {providerModel{APIToken: text("t")}, environment{"CLOUDFLARE_BASE_URL": "http://x.example"}, token, "", defaults, []string{unusable("the environment variable CLOUDFLARE_BASE_URL", "a base URL must be https")}},
		"unknown base URL, one in env":   {providerModel{APIToken: text("t"), BaseURL: unknown}, environment{"CLOUDFLARE_BASE_URL": example}, token, "", defaults, []string{fmt.Sprintf(notKnown, "base_url")}},
		"numbers":                        {providerModel{APIToken: text("t"), MaxRetries: number(0), RequestsPerFiveMinutes: number(7), MaxConcurrentRequests: number(2)}, nil, token, "", [3]int{0, 7, 2}, nil},
		"unknown numbers":                {providerModel{APIToken: text("t"), MaxRetries: types.NumberUnknown(), RequestsPerFiveMinutes: types.NumberUnknown(), MaxConcurrentRequests: types.NumberUnknown()}, nil, token, "", defaults, []string{fmt.Sprintf(notKnown, "max_retries"), fmt.Sprintf(notKnown, "requests_per_five_minutes"), fmt.Sprintf(notKnown, "max_concurrent_requests")}},
		"several problems in one config": {providerModel{BaseURL: unknown}, nil, realtimekit.Credentials{}, "", defaults, []string{fmt.Sprintf(notKnown, "base_url"), noneSet}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got, problems := resolve(test.model, func(name string) string { return test.environment[name] })
			if test.baseURL == "" {
				test.baseURL = realtimekit.DefaultBaseURL
			}
			if numbers := [3]int{got.client.MaxRetries, got.client.PerFiveMinutes, got.client.Concurrency}; got.client.Credentials != test.credentials ||
				got.baseURL.String() != test.baseURL || numbers != test.numbers {
				c := got.client.Credentials
				t.Errorf("token %q, key %q, e-mail %q, base URL %s, numbers %v", c.Token, c.Key, c.Email, got.baseURL, numbers)
			}
			details := make([]string, len(problems))
			for i, problem := range problems {
				details[i] = problem.detail
			}
			wantBeginnings(t, details, test.problems)
		})
	}
}

func unusable(place, why string) string { return "The value of " + place + " cannot be used: " + why }

// wantBeginnings checks that texts begin with the wanted ones.
func wantBeginnings(t *testing.T, got, want []string) {
	t.Helper()
	if !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("%q, want %q", got, want)
	}
}

func TestResolve_ids(t *testing.T) {
	t.Parallel()

	text := types.StringValue
	none := problem{"Missing account_id", "Neither this block nor the provider block sets account_id. " +
		"Set account_id in this block, in the provider block, or in the environment variable CLOUDFLARE_ACCOUNT_ID."}
	for name, test := range map[string]struct {
		block       types.String
		environment string
		want        setting
	}{
		"not set":      {types.StringNull(), "", setting{problem: &none}},
		"environment":  {types.StringNull(), account, setting{text: account}},
		"block":        {text(another), account, setting{text: another}},
		"malformed":    {types.StringNull(), "a", setting{problem: new(malformed("the environment variable CLOUDFLARE_ACCOUNT_ID", realtimekit.CheckAccountID("a")))}},
		"not known":    {types.StringUnknown(), account, setting{problem: new(unknownValue("account_id", "CLOUDFLARE_ACCOUNT_ID"))}},
		"empty string": {text(""), account, setting{problem: new(malformed("account_id in the provider block", realtimekit.CheckAccountID("")))}},
	} {
		config, problems := resolve(providerModel{APIToken: text("t"), AccountID: test.block}, func(name string) string {
			return map[string]string{"CLOUDFLARE_ACCOUNT_ID": test.environment}[name]
		})

		got := config.accountID
		if got.text != test.want.text || (got.problem == nil) != (test.want.problem == nil) || got.problem != nil && *got.problem != *test.want.problem {
			t.Errorf("%s: %q, problem %v", name, got.text, got.problem)
		}
		// Only a block that needs the id reports it.
		if len(problems) > 0 {
			t.Errorf("%s: problems %v", name, problems)
		}
	}
}

func TestUnknownValue(t *testing.T) {
	t.Parallel()

	const want = "The value of app_id in the provider block is not known yet: it depends on a resource that has not been applied. " +
		"Add depends_on with that resource to the data block, so that it is read during apply. For an ephemeral block, apply that resource first."
	if got := unknownValue("app_id", "").detail; got != want {
		t.Error(got)
	}
	const variable = " Or remove app_id from the provider block, and set the environment variable APP."
	if got := unknownValue("app_id", "APP").detail; got != want+variable {
		t.Error(got)
	}
}

func TestMalformed(t *testing.T) {
	t.Parallel()
	if got := malformed("x", errors.New("it is empty")).detail; got != "The value of x cannot be used: it is empty." {
		t.Error(got)
	}
}
