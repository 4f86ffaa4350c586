package main

import (
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
)

var (
	terraform = cli.CLI{Name: "terraform", Path: "/bin/terraform", Version: "1.11.4"}
	openTofu  = cli.CLI{Name: "tofu", Path: "/bin/tofu", Version: "1.12.6"}
)

func TestEachRunsOnEveryCLIAndSaysOnWhich(t *testing.T) {
	t.Parallel()
	var stdout strings.Builder
	command := []string{"sh", "-c", `echo "$TF_ACC_TERRAFORM_PATH on $TF_ACC_PROVIDER_HOST"`}
	if err := each(t.Context(), []cli.CLI{terraform, openTofu}, command, &stdout); err != nil {
		t.Error(err)
	}
	for _, want := range []string{
		"=== Terraform 1.11.4 (/bin/terraform)",
		"\n/bin/terraform on registry.terraform.io\n",
		"\n/bin/tofu on registry.opentofu.org\n",
		"\n=== passed on Terraform 1.11.4 and OpenTofu 1.12.6\n",
	} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("no %q in\n%s", want, stdout.String())
		}
	}
}

func TestEachGoesOnAfterAFailureAndReportsIt(t *testing.T) {
	t.Parallel()
	var stdout strings.Builder
	command := []string{"sh", "-c", `test "$TF_ACC_TERRAFORM_PATH" = /bin/tofu && echo reached`}
	err := each(t.Context(), []cli.CLI{terraform, openTofu}, command, &stdout)
	if err == nil || err.Error() != "failed on Terraform 1.11.4 (passed: 1 of 2)" {
		t.Errorf("err = %v", err)
	}
	if !strings.Contains(stdout.String(), "\nreached\n") {
		t.Errorf("the second CLI was left out:\n%s", stdout.String())
	}
}

func TestRunWantsACommand(t *testing.T) {
	t.Parallel()
	if err := run(t.Context(), []string{"-cli", "tofu"}, new(strings.Builder)); err == nil || !strings.Contains(err.Error(), "no command to run") {
		t.Errorf("err = %v", err)
	}
}
