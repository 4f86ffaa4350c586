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

func TestVersionsAreComparedByNumber(t *testing.T) {
	t.Parallel()
	for v, older10 := range map[string]bool{
		"1.9.8": true, "1.10.0": false, "1.10.0-beta1": false, "1.11.4": false, "2.0.0": false, "0.15.5": true,
	} {
		if got := older(v, "1.10"); got != older10 {
			t.Errorf("older(%q, 1.10) = %t", v, got)
		}
	}
}
