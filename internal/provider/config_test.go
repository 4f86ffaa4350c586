package provider

import (
	"cmp"
	"errors"
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
	noEmail = "api_key (CLOUDFLARE_API_KEY) is set, but email is not. Both are required. Set email in the provider block " +
		"or the environment variable CLOUDFLARE_EMAIL, or use api_token instead of both."
	noKey = "email (CLOUDFLARE_EMAIL) is set, but api_key is not. Both are required. Set api_key in the provider block " +
		"or the environment variable CLOUDFLARE_API_KEY, or use api_token instead of both"
	instead = "; or remove email from the provider block to use CLOUDFLARE_API_TOKEN."
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
	for name, test := range map[string]struct {
		model       providerModel
		environment environment
		credentials realtimekit.Credentials
		baseURL     string // https://api.cloudflare.com/client/v4 if empty
		numbers     [3]int // retries, requests in five minutes, requests at once; the defaults if zero
		problems    []string
	}{
		"token in block":             {model: providerModel{APIToken: text("t")}, credentials: token},
		"token in block, all in env": {model: providerModel{APIToken: text("t")}, environment: all, credentials: token},
		"pair in block": {
			model:       providerModel{APIKey: text("k"), Email: text("e")},
			credentials: realtimekit.Credentials{Key: "k", Email: "e"},
		},
		"pair in block, all in env": {
			model:       providerModel{APIKey: text("k"), Email: text("e")},
			environment: all,
			credentials: realtimekit.Credentials{Key: "k", Email: "e"},
		},
		"key in block, e-mail in env": {
			model:       providerModel{APIKey: text("k")},
			environment: all,
			credentials: realtimekit.Credentials{Key: "k", Email: "e-env"},
		},
		"e-mail in block, key in env": {
			model:       providerModel{Email: text("e")},
			environment: all,
			credentials: realtimekit.Credentials{Key: "k-env", Email: "e"},
		},
		"token and e-mail in env": {
			environment: environment{"CLOUDFLARE_API_TOKEN": "t-env", "CLOUDFLARE_EMAIL": "e"},
			credentials: tokenOfEnv,
		},
		"pair in env":     {environment: pair, credentials: pairOfEnv},
		"all in env":      {environment: all, credentials: tokenOfEnv},
		"no credentials":  {problems: []string{noneSet}},
		"empty variables": {environment: environment{"CLOUDFLARE_API_TOKEN": "", "CLOUDFLARE_API_KEY": ""}, problems: []string{noneSet}},
		"e-mail in env":   {environment: environment{"CLOUDFLARE_EMAIL": "e"}, problems: []string{noneSet}},
		"key in block": {
			model:       providerModel{APIKey: text("k")},
			credentials: realtimekit.Credentials{Key: "k"},
			problems:    []string{noEmail},
		},
		"key in env": {
			environment: environment{"CLOUDFLARE_API_KEY": "k"},
			credentials: realtimekit.Credentials{Key: "k"},
			problems:    []string{noEmail},
		},
		"e-mail in block": {
			model:       providerModel{Email: text("e")},
			credentials: realtimekit.Credentials{Email: "e"},
			problems:    []string{noKey + "."},
		},
		"e-mail in block, token in env": {
			model:       providerModel{Email: text("e")},
			environment: environment{"CLOUDFLARE_API_TOKEN": "t-env"},
			credentials: realtimekit.Credentials{Email: "e"},
			problems:    []string{noKey + instead},
		},
		"malformed token in env": {
			environment: environment{"CLOUDFLARE_API_TOKEN": "hush\n"},
			problems:    []string{unusable("the environment variable CLOUDFLARE_API_TOKEN", spaces)},
		},
		"malformed e-mail in env": {
			environment: environment{"CLOUDFLARE_API_KEY": "k", "CLOUDFLARE_EMAIL": "e\n"},
			credentials: realtimekit.Credentials{Key: "k"},
			problems:    []string{unusable("the environment variable CLOUDFLARE_EMAIL", spaces)},
		},
		"unknown token, all in env": {
			model:       providerModel{APIToken: unknown},
			environment: all,
			problems:    []string{notKnown("api_token")},
		},
		"unknown key, all in env": {
			model:       providerModel{APIKey: unknown},
			environment: all,
			credentials: realtimekit.Credentials{Email: "e-env"},
			problems:    []string{notKnown("api_key")},
		},
		"unknown e-mail, key in block": {
			model:       providerModel{APIKey: text("k"), Email: unknown},
			credentials: realtimekit.Credentials{Key: "k"},
			problems:    []string{notKnown("email")},
		},
		"unknown token, pair in block": {
			model:       providerModel{APIToken: unknown, APIKey: text("k"), Email: text("e")},
			credentials: realtimekit.Credentials{Key: "k", Email: "e"},
			problems:    []string{notKnown("api_token")},
		},
		"base URL in block and env": {
			model:       providerModel{APIToken: text("t"), BaseURL: text(example)},
			environment: environment{"CLOUDFLARE_BASE_URL": "https://x.example"},
			credentials: token,
			baseURL:     example,
		},
		"base URL in env": {
			model:       providerModel{APIToken: text("t")},
			environment: environment{"CLOUDFLARE_BASE_URL": example},
			credentials: token,
			baseURL:     example,
		},
		"malformed base URL in env": {
			model:       providerModel{APIToken: text("t")},
			environment: environment{"CLOUDFLARE_BASE_URL": "http://x.example"},
			credentials: token,
			problems:    []string{unusable("the environment variable CLOUDFLARE_BASE_URL", "a base URL must be https")},
		},
		"unknown base URL, one in env": {
			model:       providerModel{APIToken: text("t"), BaseURL: unknown},
			environment: environment{"CLOUDFLARE_BASE_URL": example},
			credentials: token,
			problems:    []string{notKnown("base_url")},
		},
		"numbers": {
			model:       providerModel{APIToken: text("t"), MaxRetries: number(0), RequestsPerFiveMinutes: number(7), MaxConcurrentRequests: number(2)},
			credentials: token,
			numbers:     [3]int{0, 7, 2},
		},
		"unknown numbers": {
			model:       providerModel{APIToken: text("t"), MaxRetries: types.NumberUnknown(), RequestsPerFiveMinutes: types.NumberUnknown(), MaxConcurrentRequests: types.NumberUnknown()},
			credentials: token,
			problems:    []string{notKnown("max_retries"), notKnown("requests_per_five_minutes"), notKnown("max_concurrent_requests")},
		},
		"several problems in one config": {
			model:    providerModel{BaseURL: unknown},
			problems: []string{notKnown("base_url"), noneSet},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, problems := resolve(test.model, func(name string) string { return test.environment[name] })
			wantURL := cmp.Or(test.baseURL, realtimekit.DefaultBaseURL)
			wantNumbers := cmp.Or(test.numbers, [3]int{4, 1000, 16})
			if numbers := [3]int{got.client.MaxRetries, got.client.PerFiveMinutes, got.client.Concurrency}; got.client.Credentials != test.credentials ||
				got.baseURL.String() != wantURL || numbers != wantNumbers {
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

func notKnown(argument string) string {
	return "The value of " + argument + " in the provider block is not known yet"
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
		"Add depends_on with that resource to the data block, so that the block is read during apply. For an ephemeral block, apply that resource first."
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
