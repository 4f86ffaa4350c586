package workdir

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
)

func TestNothingOfTheUsersReachesTheCLI(t *testing.T) {
	t.Parallel()
	w := &Dir{dir: "/workdir"}
	got := w.ownEnvironment([]string{
		"PATH=/bin",
		"TF_CLI_ARGS_plan=-destroy",
		"TF_WORKSPACE=production",
		"TF_DATA_DIR=/home/user/.terraform",
		"TF_REATTACH_PROVIDERS={}",
		"TF_VAR_title=Secret",
		"CLOUDFLARE_BASE_URL=https://gateway.example",
		"CLOUDFLARE_API_TOKEN=secret",
		"REALTIMEKIT_APP_ID=app",
		"HOME=/home/user",
	})
	want := []string{
		"PATH=/bin",
		"HOME=/home/user",
		"TF_CLI_CONFIG_FILE=/workdir/cli.tfrc",
		"TF_DATA_DIR=/workdir/data",
		"TF_IN_AUTOMATION=1",
		"TF_INPUT=0",
		"CHECKPOINT_DISABLE=1",
	}
	if !slices.Equal(got, want) {
		t.Errorf("ownEnvironment = %q, want %q", got, want)
	}
}

func TestOnlyTheConfigurationIsCopied(t *testing.T) {
	t.Parallel()
	from, dir := t.TempDir(), t.TempDir()
	for _, name := range []string{"main.tf", "outputs.tf", "main.tftest.hcl", "page.html.tftpl", "terraform.tfstate", "terraform.tfvars", "README.md"} {
		if err := os.WriteFile(filepath.Join(from, name), []byte(name), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(from, ".terraform"), 0o700); err != nil {
		t.Fatal(err)
	}
	w, err := New(cli.CLI{}, dir, from, "/provider")
	if err != nil {
		t.Fatal(err)
	}
	copied, err := filepath.Glob(filepath.Join(w.configuration(), "*"))
	want := []string{"main.tf", "main.tftest.hcl", "outputs.tf", "page.html.tftpl"}
	for i := range want {
		want[i] = filepath.Join(w.configuration(), want[i])
	}
	if err != nil || !slices.Equal(copied, want) {
		t.Errorf("copied %q, %v; want %q", copied, err, want)
	}
}

func TestAPathThatTerraformWouldReadAsAnotherIsRefused(t *testing.T) {
	t.Parallel()
	_, err := New(cli.CLI{}, t.TempDir(), t.TempDir(), "/tmp/for $USER/provider")
	if err == nil || !strings.Contains(err.Error(), "set TMPDIR to a folder without it") {
		t.Errorf("err = %v", err)
	}
}

func TestAFolderWithoutConfigurationIsRefused(t *testing.T) {
	t.Parallel()
	_, err := New(cli.CLI{}, t.TempDir(), t.TempDir(), "/provider")
	if err == nil || !strings.Contains(err.Error(), "there is no configuration in ") {
		t.Errorf("err = %v", err)
	}
}
