package provider

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

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
				t.Errorf("token %q, key %q and e-mail %q were picked, want %q, %q and %q",
					got.credentials.Token, got.credentials.Key, got.credentials.Email, test.want.Token, test.want.Key, test.want.Email)
			}

			if !mentions(got.problems, test.problems) {
				t.Errorf("problems %q, want %q", got.problems, test.problems)
			}
		})
	}
}
