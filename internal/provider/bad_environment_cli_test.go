package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What is wrong in the environment is no business of validate; the first read
// that needs it reports it.
func TestBadInputOfTheEnvironmentIsRefused(t *testing.T) {
	t.Parallel()

	const (
		white  = " cannot be used: it holds white space, a line break"
		person = " cannot be used: a base URL must not carry a user name or a password"
		query  = " cannot be used: a base URL must not carry a query or a fragment"
	)

	for name, row := range map[string]struct {
		environment map[string]string
		want        string
	}{
		"token with a line break": {
			environment: map[string]string{"CLOUDFLARE_API_TOKEN": "hush-token\n"},
			want:        "the environment variable CLOUDFLARE_API_TOKEN" + white,
		},
		"base URL with encoded user info": {
			environment: map[string]string{"CLOUDFLARE_BASE_URL": "http://%68ush%2Duser:hush%40password@127.0.0.1"},
			want:        "the environment variable CLOUDFLARE_BASE_URL" + person,
		},
		"base URL with a query": {
			environment: map[string]string{"CLOUDFLARE_BASE_URL": "http://127.0.0.1/?api_token=hush-token"},
			want:        "the environment variable CLOUDFLARE_BASE_URL" + query,
		},
		"account id": {
			environment: map[string]string{"CLOUDFLARE_ACCOUNT_ID": "my-account"},
			want:        "the environment variable CLOUDFLARE_ACCOUNT_ID cannot be used: an account id has 32 hexadecimal digits",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, fakeapi.Sessions(1)).with(row.environment)
			wantRefusal(t, w, oneApp(), row.want)
		})
	}
}

func TestHalfAPairIsRefused(t *testing.T) {
	t.Parallel()

	for name, row := range map[string]struct {
		variables config.Variables
		want      string
	}{
		"key": {
			variables: config.Variables{"api_key": config.StringVariable("hush-key")},
			want:      "api_key (CLOUDFLARE_API_KEY) is set, but email is not, and the two go together. Set email in the provider block",
		},
		"e-mail address": {
			variables: config.Variables{"email": config.StringVariable("hush@realtimekit.example")},
			want:      "email (CLOUDFLARE_EMAIL) is set, but api_key is not, and the two go together. Set api_key in the provider block",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			wantRefusal(t, newWorld(t, fakeapi.Sessions(1)), resource.TestStep{
				PlanOnly:        true,
				ConfigDirectory: config.StaticDirectory("testdata/credentials"),
				ConfigVariables: row.variables,
			}, row.want)
		})
	}
}

// wantRefusal checks that a step fails with a text, says nothing that is secret
// and sends nothing.
func wantRefusal(t *testing.T, w *world, step resource.TestStep, want string) {
	t.Helper()

	text := w.fails(t, step)
	wantText(t, text, want)
	wantNoSecret(t, text)
	w.wantRequests(t, 0)
}
