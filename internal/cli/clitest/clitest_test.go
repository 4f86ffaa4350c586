package clitest

import (
	"slices"
	"testing"
)

func TestForeignVariablesAreNamedButThoseOfTheTests(t *testing.T) {
	t.Parallel()
	got := foreignIn([]string{
		"CLOUDFLARE_API_TOKEN=secret",
		"REALTIMEKIT_APP_ID=app",
		"TF_VAR_region=eu",
		"TF_CLI_ARGS_plan=-lock=false",
		"TF_LOG=debug",
		"TF_ACC_TERRAFORM_PATH=/bin/tofu",
		"PATH=/bin",
		"MY_CLOUDFLARE_ACCOUNT_ID=account",
	})
	want := []string{"CLOUDFLARE_API_TOKEN", "REALTIMEKIT_APP_ID", "TF_VAR_region", "TF_CLI_ARGS_plan", "TF_LOG"}
	if !slices.Equal(got, want) {
		t.Errorf("foreignIn = %q, want %q", got, want)
	}
}
