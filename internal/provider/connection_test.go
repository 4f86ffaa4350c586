package provider

import (
	"maps"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestWhatIsMissingIsExplainedToTheLetter(t *testing.T) {
	t.Parallel()

	none := newConnection(resolve(block(nothing), environment(nil)), "test")

	_, _, diags := none.app(types.StringNull(), types.StringNull())
	if len(diags) != 3 {
		t.Fatalf("%d problems", len(diags))
	}

	for i, want := range []string{
		"No credentials for Cloudflare were found. Set the environment variable CLOUDFLARE_API_TOKEN, or api_token in the provider block, " +
			"to an API token with the permission Realtime on the account; or set CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, or api_key and email.",
		"Neither this block nor the provider block says which account_id to read. Set account_id in this block, in the provider block, " +
			"or in the environment variable CLOUDFLARE_ACCOUNT_ID.",
		"Neither this block nor the provider block says which app_id to read. Set app_id in this block, in the provider block, " +
			"or in the environment variable REALTIMEKIT_APP_ID.",
	} {
		if diags[i].Detail() != want {
			t.Errorf("explained as\n%s\nwant\n%s", diags[i].Detail(), want)
		}
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
