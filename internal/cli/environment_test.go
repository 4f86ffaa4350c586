package cli

import (
	"slices"
	"testing"
)

func TestWhatTheUserHasSetForOtherRunsIsForeign(t *testing.T) {
	t.Parallel()
	given := []string{
		"PATH=/bin",
		"TF_CLI_ARGS_plan=-destroy",
		"TF_WORKSPACE=production",
		"TF_DATA_DIR=/home/user/.terraform",
		"TF_REATTACH_PROVIDERS={}",
		"TF_VAR_title=Secret",
		"TF_LOG=info",
		"TF_ENCRYPTION=garbage",
		"TOFU_CPU_PROFILE=/tmp/profile",
		"CLOUDFLARE_API_TOKEN=secret",
		"REALTIMEKIT_APP_ID=app",
		"MY_CLOUDFLARE_ACCOUNT_ID=account",
		"TFENV_TERRAFORM_VERSION=1.9.0",
	}
	want := []string{"PATH=/bin", "MY_CLOUDFLARE_ACCOUNT_ID=account", "TFENV_TERRAFORM_VERSION=1.9.0"}
	if got := WithoutForeign(given); !slices.Equal(got, want) {
		t.Errorf("WithoutForeign = %q, want %q", got, want)
	}
	if given[1] != "TF_CLI_ARGS_plan=-destroy" {
		t.Errorf("what was given is changed: %q", given)
	}
}
