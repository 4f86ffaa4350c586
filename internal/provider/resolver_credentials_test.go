package provider_test

import (
	"net/http"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// half is the detail for a key or an e-mail address without the other one.
func half(set, missing string) string {
	variable := map[string]string{"api_key": "CLOUDFLARE_API_KEY", "email": "CLOUDFLARE_EMAIL"}
	return set + " (" + variable[set] + ") is set, but " + missing + " is not, and the two go together. Set " + missing +
		" in the provider block or the environment variable " + variable[missing] + ", or use api_token instead of both"
}

// The provider block takes precedence with one kind of credential; in the environment
// the token comes first. An unknown value never gives way to the environment.
func TestCredentials_choice(t *testing.T) {
	t.Parallel()
	type (
		block map[string]any
		env   map[string]string
	)
	const instead = "; or remove email from the provider block, and CLOUDFLARE_API_TOKEN counts."
	token := func(value string) http.Header { return http.Header{"Authorization": {"Bearer " + value}} }
	pair := func(key, email string) http.Header { return http.Header{"X-Auth-Key": {key}, "X-Auth-Email": {email}} }
	pairOfEnv := env{"CLOUDFLARE_API_KEY": "k-env", "CLOUDFLARE_EMAIL": "e-env"}
	allOfEnv := env{"CLOUDFLARE_API_TOKEN": "t-env", "CLOUDFLARE_API_KEY": "k-env", "CLOUDFLARE_EMAIL": "e-env"}
	for name, test := range map[string]struct {
		block    block
		env      env
		sent     http.Header
		problems []string
	}{
		"token in the block":                     {block{"api_token": "t"}, nil, token("t"), nil},
		"token in the block and all in env":      {block{"api_token": "t"}, allOfEnv, token("t"), nil},
		"pair in the block":                      {block{"api_key": "k", "email": "e"}, nil, pair("k", "e"), nil},
		"pair in the block and all in env":       {block{"api_key": "k", "email": "e"}, allOfEnv, pair("k", "e"), nil},
		"key in the block, e-mail in env":        {block{"api_key": "k"}, allOfEnv, pair("k", "e-env"), nil},
		"e-mail in the block, key in env":        {block{"email": "e"}, allOfEnv, pair("k-env", "e"), nil},
		"token in env":                           {nil, env{"CLOUDFLARE_API_TOKEN": "t-env"}, token("t-env"), nil},
		"token and e-mail in env":                {nil, env{"CLOUDFLARE_API_TOKEN": "t-env", "CLOUDFLARE_EMAIL": "e-env"}, token("t-env"), nil},
		"pair in env":                            {nil, pairOfEnv, pair("k-env", "e-env"), nil},
		"all in env":                             {nil, allOfEnv, token("t-env"), nil},
		"empty variables":                        {nil, env{"CLOUDFLARE_API_TOKEN": "", "CLOUDFLARE_API_KEY": ""}, nil, []string{noCredentials}},
		"only an e-mail in env":                  {nil, env{"CLOUDFLARE_EMAIL": "e-env"}, nil, []string{noCredentials}},
		"only a key in the block":                {block{"api_key": "k"}, nil, nil, []string{half("api_key", "email") + "."}},
		"only a key in env":                      {nil, env{"CLOUDFLARE_API_KEY": "k-env"}, nil, []string{half("api_key", "email") + "."}},
		"only an e-mail in the block":            {block{"email": "e"}, nil, nil, []string{half("email", "api_key") + "."}},
		"only an e-mail in the block, token env": {block{"email": "e"}, env{"CLOUDFLARE_API_TOKEN": "t-env"}, nil, []string{half("email", "api_key") + instead}},
		"line break in a half in env":            {nil, env{"CLOUDFLARE_API_KEY": "k-env", "CLOUDFLARE_EMAIL": "e\n"}, nil, []string{cannotBeUsed(inEnvironment("CLOUDFLARE_EMAIL"), whiteSpace)}},
		"unknown token, all in env":              {block{"api_token": unknown}, allOfEnv, nil, []string{notKnownYetOr("api_token", "CLOUDFLARE_API_TOKEN")}},
		"unknown key, all in env":                {block{"api_key": unknown}, allOfEnv, nil, []string{notKnownYetOr("api_key", "CLOUDFLARE_API_KEY")}},
		"unknown e-mail, key in the block":       {block{"api_key": "k", "email": unknown}, nil, nil, []string{notKnownYetOr("email", "CLOUDFLARE_EMAIL")}},
		"unknown token, pair in the block":       {block{"api_token": unknown, "api_key": "k", "email": "e"}, nil, nil, []string{notKnownYetOr("api_token", "CLOUDFLARE_API_TOKEN")}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, fakeapi.Sessions(3)).without("CLOUDFLARE_API_TOKEN").with(test.env)
			answer := w.connectWith(t, test.block).answer(t, nil)
			if test.problems == nil {
				w.wantCredentials(t, test.sent)
				return
			}
			wantProblems(t, answer.Diagnostics, test.problems...)
			w.wantRequests(t, 0)
		})
	}
}
