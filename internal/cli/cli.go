// Package cli finds the command lines, Terraform and OpenTofu, that the tests,
// the demo and the generated documentation run, and builds them from their Go
// modules where they are not installed.
package cli

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"

	"golang.org/x/mod/semver"
)

// CLI is one command line that can be run.
type CLI struct {
	Name    string // "terraform" or "tofu"
	Path    string // absolute
	Version string // as it calls itself, without the "v"
}

// String names the CLI as its makers do, for example "OpenTofu 1.12.6".
func (c CLI) String() string {
	return c.product().title + " " + c.Version
}

// Reaches tells whether the CLI is of a version or newer, and of which: Terraform and
// OpenTofu number theirs differently, hence two, such as "1.10" and "1.11". A
// prerelease counts as the version it leads to: what it is tried for is in it.
func (c CLI) Reaches(ofTerraform, ofOpenTofu string) (least string, ok bool) {
	least = ofTerraform
	if c.product() == openTofu {
		least = ofOpenTofu
	}
	numbers, _, _ := strings.Cut(c.Version, "-")
	return least, semver.Compare("v"+numbers, "v"+least) >= 0
}

// ProviderHost is the registry the CLI means where a source names none.
func (c CLI) ProviderHost() string {
	return c.product().host
}

// TestEnv is what terraform-plugin-testing needs to know to run this CLI, in
// the form of os.Environ.
func (c CLI) TestEnv() []string {
	return []string{
		"TF_ACC_TERRAFORM_PATH=" + c.Path,
		"TF_ACC_PROVIDER_HOST=" + c.ProviderHost(),
		"TF_ACC_PROVIDER_NAMESPACE=hashicorp",
		NoConfig,
	}
}

// NoConfig keeps a CLI from reading the user's own configuration file, whose
// development overrides and mirrors would change what is tested.
const NoConfig = "TF_CLI_CONFIG_FILE=" + os.DevNull

func (c CLI) product() product {
	if c.Name == openTofu.name {
		return openTofu
	}
	return terraform
}

var versionLine = regexp.MustCompile(`(?m)^(Terraform|OpenTofu) v(\S+)`)

// At asks the CLI at path what it is. The answer counts, not the file's name:
// OpenTofu is sometimes installed as terraform.
func At(ctx context.Context, path string) (CLI, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return CLI{}, err
	}
	var stderr bytes.Buffer
	cmd := exec.CommandContext(ctx, path, "version")
	// What stands for a CLI may choose its version by the folder: what is run later
	// is run in temporary ones.
	cmd.Dir = os.TempDir()
	cmd.Env = append(WithoutForeign(os.Environ()), NoConfig, "CHECKPOINT_DISABLE=1")
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	if err != nil {
		return CLI{}, fmt.Errorf("%s version: %w\n%s", path, err, bytes.TrimSpace(stderr.Bytes()))
	}
	return identify(path, out)
}

func identify(path string, versionOutput []byte) (CLI, error) {
	found := versionLine.FindSubmatch(versionOutput)
	if found == nil {
		return CLI{}, fmt.Errorf("%s is neither Terraform nor OpenTofu: its version command says %.200q", path, versionOutput)
	}
	c := CLI{Name: terraform.name, Path: path, Version: string(found[2])}
	if string(found[1]) == openTofu.title {
		c.Name = openTofu.name
	}
	return c, nil
}
