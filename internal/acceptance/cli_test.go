package acceptance

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// pluginName is the file that a CLI looks for in the directory of a development
// override.
const pluginName = "terraform-provider-realtimekit"

// TestMain runs the tests. Under the name of the plugin the same program serves the
// provider, so that no test has to build it.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == pluginName {
		if os.Getenv(breaking) != "" {
			breakRequests()
		}
		exitOn(provider.Serve("test"))
		return
	}
	exitOn(prepare())
	m.Run()
	exitOn(writeSkipped())
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// cli is a Terraform or an OpenTofu.
type cli struct {
	path    string
	product string // as it calls itself, "Terraform" or "OpenTofu"
	version string // without the "v"
}

// underTest is the CLI that the tests run.
var underTest cli

func (c cli) isOpenTofu() bool { return c.product == "OpenTofu" }

// prepare clears the environment of what could lead a test to a real account, finds
// the CLI and tells terraform-plugin-testing about it.
func prepare() (err error) {
	foreign := regexp.MustCompile(`^(CLOUDFLARE|REALTIMEKIT|TF|TOFU)_`)
	for _, entry := range os.Environ() {
		name, _, _ := strings.Cut(entry, "=")
		if foreign.MatchString(name) && name != "TF_ACC_TERRAFORM_PATH" {
			_ = os.Unsetenv(name)
		}
	}
	_ = os.Setenv("TF_CLI_CONFIG_FILE", os.DevNull)
	_ = os.Setenv("CHECKPOINT_DISABLE", "1")
	if underTest, err = findCLI(); err != nil {
		return err
	}
	_ = os.Setenv("TF_ACC_TERRAFORM_PATH", underTest.path)
	_ = os.Setenv("TF_ACC_PROVIDER_NAMESPACE", "hashicorp")
	if underTest.isOpenTofu() {
		_ = os.Setenv("TF_ACC_PROVIDER_HOST", "registry.opentofu.org")
	}
	return nil
}

// findCLI is the CLI that TF_ACC_TERRAFORM_PATH names, else the first on the PATH.
func findCLI() (cli, error) {
	if path := os.Getenv("TF_ACC_TERRAFORM_PATH"); path != "" {
		return identify(path)
	}
	for _, name := range []string{"terraform", "tofu"} {
		if path, err := exec.LookPath(name); err == nil {
			return identify(path)
		}
	}
	return cli{}, errors.New(`no Terraform or OpenTofu found: install one, or run "make test", which builds OpenTofu`)
}

var versionLine = regexp.MustCompile(`(?m)^(Terraform|OpenTofu) v(\S+)`)

// identify asks the CLI what it is: OpenTofu is sometimes installed as terraform.
func identify(path string) (cli, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return cli{}, err
	}
	cmd := exec.CommandContext(context.Background(), path, "version")
	// A version manager chooses by the directory, and the tests run in temporary ones.
	cmd.Dir = os.TempDir()
	output, err := cmd.CombinedOutput()
	if err != nil {
		return cli{}, fmt.Errorf("cannot run %s version: %w: install Terraform or OpenTofu again\n%s", path, err, output)
	}
	found := versionLine.FindSubmatch(output)
	if found == nil {
		return cli{}, fmt.Errorf("%s is neither Terraform nor OpenTofu: its version command says %.200q", path, output)
	}
	return cli{path, string(found[1]), string(found[2])}, nil
}

// skipBelow skips a test on a CLI that is too old for it. Terraform and OpenTofu
// number their versions differently.
func skipBelow(t *testing.T, terraform, openTofu string) {
	t.Helper()
	if !(versions{terraform: terraform, openTofu: openTofu}).met() {
		noteSkipped(t.Name())
		t.Skipf("this needs Terraform %s or OpenTofu %s, and the tests run on %s %s", terraform, openTofu, underTest.product, underTest.version)
	}
}

// numbers are those of a version. A prerelease counts as the version it leads to.
func numbers(version string) []int {
	version, _, _ = strings.Cut(version, "-")
	var all []int
	for part := range strings.SplitSeq(version, ".") {
		number, _ := strconv.Atoi(part)
		all = append(all, number)
	}
	return all
}
