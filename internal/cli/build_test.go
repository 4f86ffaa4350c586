package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
)

// sourceTree is a module root whose tools/opentofu pins 1.12.6, and a builder
// there whose go command writes binary as its output.
func sourceTree(t *testing.T, binary string) builder {
	t.Helper()
	root := t.TempDir()
	pin(t, root, "1.12.6")
	return builder{root: root, places: []string{filepath.Join(root, "bin")}, progress: new(strings.Builder), run: goWrites(binary)}
}

func pin(t *testing.T, root, version string) {
	t.Helper()
	dir := filepath.Join(root, openTofu.tools)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	mod := "module tools\n\nrequire (\n\t" + openTofu.module + " v" + version + " // indirect\n)\n"
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(mod), 0o644); err != nil {
		t.Fatal(err)
	}
}

func goWrites(binary string) func(context.Context, string, []string, ...string) error {
	return func(_ context.Context, _ string, _ []string, args ...string) error {
		output := args[slices.Index(args, "-o")+1]
		return os.WriteFile(output, []byte(binary), 0o755)
	}
}

func goMustNotRun(context.Context, string, []string, ...string) error {
	return errors.New("built again")
}

func TestBuildRunsGoOncePerPin(t *testing.T) {
	t.Parallel()
	b := sourceTree(t, "first")
	first, err := b.build(t.Context(), openTofu)
	if err != nil {
		t.Fatal(err)
	}
	// A checkout is shared with containers of another platform.
	if base := filepath.Base(first); !strings.HasPrefix(base, "tofu-1.12.6-"+runtime.GOOS+"-"+runtime.GOARCH+"-") {
		t.Errorf("binary is called %s", base)
	}
	if got := b.progress.(*strings.Builder).String(); !strings.Contains(got, "Building OpenTofu 1.12.6") {
		t.Errorf("progress = %q", got)
	}

	b.run = goMustNotRun
	again, err := b.build(t.Context(), openTofu)
	if err != nil || again != first {
		t.Errorf("second build = %s, %v; want %s", again, err, first)
	}

	pin(t, b.root, "1.12.7")
	b.run = goWrites("second")
	other, err := b.build(t.Context(), openTofu)
	if err != nil || other == first {
		t.Errorf("build of another pin = %s, %v", other, err)
	}
}

func TestABinaryIsCalledWhatItsSystemRuns(t *testing.T) {
	t.Parallel()
	for goos, want := range map[string]string{"linux": "tofu", "darwin": "tofu", "windows": "tofu.exe"} {
		if got := executable("tofu", goos); got != want {
			t.Errorf("executable on %s = %s, want %s", goos, got, want)
		}
	}
}

func TestBuildsSideBySideLeaveOneWholeBinary(t *testing.T) {
	t.Parallel()
	b := sourceTree(t, "whole")
	b.progress = new(strings.Builder)
	var builds sync.WaitGroup
	for range 4 {
		builds.Go(func() {
			mine := builder{root: b.root, places: b.places, progress: new(strings.Builder), run: b.run}
			path, err := mine.build(t.Context(), openTofu)
			if got, readErr := os.ReadFile(path); err != nil || readErr != nil || string(got) != "whole" {
				t.Errorf("build = %s, %v; its content %q, %v", path, err, got, readErr)
			}
		})
	}
	builds.Wait()
	if left, _ := os.ReadDir(filepath.Join(b.root, "bin")); len(left) != 1 {
		t.Errorf("bin holds %v, want the binary alone", left)
	}
}

func TestABinaryIsKeptWhereOneCanWrite(t *testing.T) {
	t.Parallel()
	b := sourceTree(t, "whole")
	cache := filepath.Join(t.TempDir(), "cache")
	b.places = append(b.places, cache)
	// A file in its place refuses whoever would write, root too.
	if err := os.WriteFile(b.places[0], nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		path, err := b.build(t.Context(), openTofu)
		if err != nil || filepath.Dir(path) != cache {
			t.Errorf("build = %s, %v; want it in %s", path, err, cache)
		}
		b.run = goMustNotRun
	}

	b.places = b.places[:1]
	if path, err := b.build(t.Context(), openTofu); err == nil || !strings.Contains(err.Error(), "not a directory") {
		t.Errorf("build = %s, %v", path, err)
	}
}

func TestABuildOfACLIThatFailsLeavesNothing(t *testing.T) {
	t.Parallel()
	b := sourceTree(t, "")
	b.run = func(context.Context, string, []string, ...string) error { return errors.New("no compiler") }
	if _, err := b.build(t.Context(), openTofu); err == nil || !strings.Contains(err.Error(), "no compiler") {
		t.Errorf("err = %v", err)
	}
	if left, _ := os.ReadDir(filepath.Join(b.root, "bin")); len(left) != 0 {
		t.Errorf("bin holds %v", left)
	}
}

func TestAPinIsARequirementAndNothingElse(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ mod, want string }{
		"on a line":  {"module tools\nrequire " + openTofu.module + " v1.12.6\n", "1.12.6"},
		"in a block": {"module tools\nrequire (\n\t" + openTofu.module + " v1.12.6 // indirect\n)\n", "1.12.6"},
		"not one that is left out": {
			"module tools\nexclude (\n\t" + openTofu.module + " v1.12.5\n)\nrequire (\n\t" + openTofu.module + " v1.12.6\n)\n", "1.12.6",
		},
		"of another module": {"module tools\nrequire " + terraform.module + " v1.11.4\n", ""},
		"no go.mod":         {"tools", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if got, err := pinned([]byte(test.mod), openTofu.module); got != test.want || (err == nil) != (test.want != "") {
				t.Errorf("pinned = %q, %v; want %q", got, err, test.want)
			}
		})
	}
}

func TestBothToolsArePinned(t *testing.T) {
	t.Parallel()
	root, err := build.Root()
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []product{terraform, openTofu} {
		mod, err := os.ReadFile(filepath.Join(root, p.tools, "go.mod"))
		if err != nil {
			t.Fatal(err)
		}
		if version, err := pinned(mod, p.module); err != nil {
			t.Errorf("%s: %q, %v", p.tools, version, err)
		}
	}
}
