package provider_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestCountZeroNeedsNoCredentials(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(1)).without("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID")
	w.applies(t, resource.TestStep{})
	w.wantRequests(t, 0)
}

// Continuous integration validates without secrets.
func TestValidateNeedsNoCredentials(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(1)).without("CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID")

	if reported := w.process(t, nil).validate(t); len(reported) != 0 {
		t.Errorf("want nothing, got %+v", reported)
	}

	w.wantRequests(t, 0)
}

func TestWhatIsMissingIsNamedByTheFirstRead(t *testing.T) {
	t.Parallel()

	for name, row := range map[string]struct {
		without []string
		want    []string
	}{
		"credentials": {
			without: []string{"CLOUDFLARE_API_TOKEN"},
			want: []string{
				"Missing credentials", "Set the environment variable CLOUDFLARE_API_TOKEN, or api_token in the provider block",
				"permission Realtime", "CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, or api_key and email",
			},
		},
		"account": {
			without: []string{"CLOUDFLARE_ACCOUNT_ID"},
			want: []string{
				"Missing account_id",
				"Set account_id in this block, in the provider block, or in the environment variable CLOUDFLARE_ACCOUNT_ID",
			},
		},
		"app": {
			without: []string{"REALTIMEKIT_APP_ID"},
			want: []string{
				"Missing app_id",
				"Set app_id in this block, in the provider block, or in the environment variable REALTIMEKIT_APP_ID",
			},
		},
		"all at once": {
			without: []string{"CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID"},
			want:    []string{"Missing credentials", "Missing account_id", "Missing app_id"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, fakeapi.Sessions(1)).without(row.without...)
			wantText(t, w.fails(t, oneApp()), row.want...)
			w.wantRequests(t, 0)
		})
	}
}

// oneApp plans a data block without arguments.
func oneApp() resource.TestStep {
	return resource.TestStep{PlanOnly: true, ConfigDirectory: config.StaticDirectory("testdata/one_app")}
}

func TestTheDataBlockWinsOverTheProviderBlock(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(3)

	newWorld(t, nil, fakeapi.App("app-of-the-data-block", slices.Clone(data))).applies(t, resource.TestStep{
		ConfigVariables:   config.Variables{"account_id": config.StringVariable(fakeapi.AccountID)},
		ConfigStateChecks: wholeList(t, "app", data),
	})
}

// Everything in the environment is wrong, and would fail.
func TestTheProviderBlockWinsOverTheEnvironment(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(3)
	w := newWorld(t, nil, fakeapi.App("app-of-the-provider-block", slices.Clone(data)))
	baseURL := w.environment["CLOUDFLARE_BASE_URL"]

	w.with(map[string]string{
		"CLOUDFLARE_BASE_URL":   "https://example.invalid",
		"CLOUDFLARE_API_TOKEN":  "token-of-the-environment",
		"CLOUDFLARE_ACCOUNT_ID": "00000000000000000000000000000000",
		"REALTIMEKIT_APP_ID":    "app-of-the-environment",
	}).applies(t, resource.TestStep{
		ConfigVariables: config.Variables{
			"base_url":   config.StringVariable(baseURL),
			"api_token":  config.StringVariable(fakeapi.Token),
			"account_id": config.StringVariable(fakeapi.AccountID),
		},
		ConfigStateChecks: wholeList(t, "app", data),
	})
}

func TestCredentialsReachTheAPI(t *testing.T) {
	t.Parallel()

	bearer := http.Header{"Authorization": {"Bearer " + fakeapi.Token}}
	pair := http.Header{"X-Auth-Key": {fakeapi.Key}, "X-Auth-Email": {fakeapi.Email}}

	for name, row := range map[string]struct {
		environment map[string]string
		variables   config.Variables
		want        http.Header
	}{
		"a pair of both": {
			environment: map[string]string{"CLOUDFLARE_API_TOKEN": "shut-out", "CLOUDFLARE_EMAIL": fakeapi.Email},
			variables:   config.Variables{"api_key": config.StringVariable(fakeapi.Key)},
			want:        pair,
		},
		"a token of the block": {
			environment: map[string]string{"CLOUDFLARE_API_KEY": "shut-out", "CLOUDFLARE_EMAIL": "shut-out@realtimekit.example"},
			variables:   config.Variables{"api_token": config.StringVariable(fakeapi.Token)},
			want:        bearer,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, fakeapi.Sessions(3)).without("CLOUDFLARE_API_TOKEN").with(row.environment)
			w.applies(t, resource.TestStep{
				PlanOnly:        true,
				ConfigDirectory: config.StaticDirectory("testdata/credentials"),
				ConfigVariables: row.variables,
			})
			w.wantCredentials(t, row.want)
		})
	}
}
