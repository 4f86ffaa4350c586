package provider

import (
	"testing"

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
