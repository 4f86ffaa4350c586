package build

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

func TestTheRootIsThatOfTheProviderBelowItsToolsToo(t *testing.T) {
	want, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range []string{"", "internal/build", "tools/terraform"} {
		t.Chdir(filepath.Join(want, dir))
		if got, err := Root(); err != nil || got != want {
			t.Errorf("Root in %q = %s, %v; want %s", dir, got, err, want)
		}
	}
	t.Chdir(t.TempDir())
	if got, err := Root(); err == nil || !strings.Contains(err.Error(), "not inside the provider's source tree") {
		t.Errorf("Root = %s, %v", got, err)
	}
}

// module is the folder of a program that says hello where the linker is told so.
func module(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":  "module greeter\n",
		"main.go": "package main\n\nvar word = \"nothing\"\n\nfunc main() { print(word) }\n",
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestWhatIsBuiltRunsHereWhateverTheEnvironmentSays(t *testing.T) {
	dir := module(t)
	t.Setenv("GOOS", "plan9")
	t.Setenv("GOARCH", "386")
	t.Setenv("GOFLAGS", "-no-such-flag")
	t.Setenv("GOWORK", filepath.Join(dir, "no-such-file"))
	path := filepath.Join(dir, "greeter")
	if err := Go(t.Context(), dir, nil, "-ldflags", "-X main.word=hello", "-o", path, "."); err != nil {
		t.Fatal(err)
	}
	if said, err := exec.CommandContext(t.Context(), path).CombinedOutput(); err != nil || string(said) != "hello" {
		t.Errorf("it says %q, %v", said, err)
	}
}

func TestABuildThatFailsSaysWhy(t *testing.T) {
	t.Parallel()
	err := Provider(t.Context(), t.TempDir(), t.TempDir())
	if err == nil || !strings.Contains(err.Error(), "go build: exit status 1") || !strings.Contains(err.Error(), "go.mod file not found") {
		t.Errorf("err = %v", err)
	}
}
