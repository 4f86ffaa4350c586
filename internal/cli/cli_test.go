package cli

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

func TestIdentifyGoesByTheVersionLineNotTheName(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		path, output string
		want         CLI
	}{
		"Terraform": {
			"/bin/terraform", "Terraform v1.11.4\non linux_amd64\n",
			CLI{Name: "terraform", Path: "/bin/terraform", Version: "1.11.4"},
		},
		"OpenTofu": {
			"/bin/tofu", "OpenTofu v1.12.6\non linux_amd64\n",
			CLI{Name: "tofu", Path: "/bin/tofu", Version: "1.12.6"},
		},
		"OpenTofu named terraform": {
			"/bin/terraform", "OpenTofu v1.12.6\n",
			CLI{Name: "tofu", Path: "/bin/terraform", Version: "1.12.6"},
		},
		"a prerelease": {
			"/bin/terraform", "Terraform v1.15.0-beta1\n",
			CLI{Name: "terraform", Path: "/bin/terraform", Version: "1.15.0-beta1"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := identify(test.path, []byte(test.output))
			if err != nil || got != test.want {
				t.Errorf("identify = %+v, %v; want %+v", got, err, test.want)
			}
		})
	}
}

// A shim of tfenv, tenv, asdf or mise chooses a version by the folder, and some say
// which they chose. All else runs in temporary folders.
func TestAtAsksWhatWillRunWhereItWillRun(t *testing.T) {
	// As a shell names it: on a Mac temporary folders lie behind a link.
	elsewhere, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Setenv("TMPDIR", elsewhere)
	t.Setenv("TF_CLI_ARGS_version", "-json")
	t.Setenv("TF_REATTACH_PROVIDERS", "{")
	shim := filepath.Join(t.TempDir(), "terraform")
	text := "#!/bin/sh\necho 'Reading .terraform-version'\necho \"Terraform v1.11.4+$(pwd)$TF_CLI_ARGS_version$TF_REATTACH_PROVIDERS\"\n"
	if err := os.WriteFile(shim, []byte(text), 0o700); err != nil {
		t.Fatal(err)
	}
	want := CLI{Name: "terraform", Path: shim, Version: "1.11.4+" + elsewhere}
	if got, err := At(t.Context(), shim); err != nil || got != want {
		t.Errorf("At = %+v, %v; want %+v", got, err, want)
	}
}

func TestAtRefusesWhatIsNeither(t *testing.T) {
	t.Parallel()
	// Where they are differs between systems.
	echo, fails := onPath(t, "echo"), onPath(t, "false")
	for name, want := range map[string]string{
		echo:           echo + " is neither Terraform nor OpenTofu",
		fails:          fails + " version: exit status 1",
		"/bin/missing": "no such file",
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if c, err := At(t.Context(), name); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("At = %v, %v; want error with %q", c, err, want)
			}
		})
	}
}

func onPath(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestTestEnvNamesTheRegistryOfTheCLI(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		cli  CLI
		want []string
	}{
		"Terraform": {
			CLI{Name: "terraform", Path: "/bin/terraform", Version: "1.11.4"},
			[]string{
				"TF_ACC_TERRAFORM_PATH=/bin/terraform",
				"TF_ACC_PROVIDER_HOST=registry.terraform.io",
				"TF_ACC_PROVIDER_NAMESPACE=hashicorp",
				"TF_CLI_CONFIG_FILE=" + os.DevNull,
			},
		},
		"OpenTofu": {
			CLI{Name: "tofu", Path: "/bin/tofu", Version: "1.12.6"},
			[]string{
				"TF_ACC_TERRAFORM_PATH=/bin/tofu",
				"TF_ACC_PROVIDER_HOST=registry.opentofu.org",
				"TF_ACC_PROVIDER_NAMESPACE=hashicorp",
				"TF_CLI_CONFIG_FILE=" + os.DevNull,
			},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got := test.cli.TestEnv(); !slices.Equal(got, test.want) {
				t.Errorf("TestEnv = %q, want %q", got, test.want)
			}
			if got := test.cli.String(); got != name+" "+test.cli.Version {
				t.Errorf("String = %q", got)
			}
		})
	}
}

func TestVersionsAreComparedByNumber(t *testing.T) {
	t.Parallel()
	for v, reaches10 := range map[string]bool{
		"1.9.8": false, "1.10.0": true, "1.10.0-beta1": true, "1.11.4": true, "2.0.0": true, "0.15.5": false,
	} {
		if least, ok := (CLI{Name: "terraform", Version: v}).Reaches("1.10", "3"); ok != reaches10 || least != "1.10" {
			t.Errorf("Terraform %s reaches %s: %t", v, least, ok)
		}
		if least, ok := (CLI{Name: "tofu", Version: v}).Reaches("3", "1.10"); ok != reaches10 || least != "1.10" {
			t.Errorf("OpenTofu %s reaches %s: %t", v, least, ok)
		}
	}
}
