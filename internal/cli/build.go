package cli

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"time"
)

// product is Terraform or OpenTofu and the module it is built from.
type product struct {
	name   string // of the command
	title  string // as its version line has it
	host   string // of its registry
	tools  string // folder of the module that pins it, from the root
	module string
	main   string // package of the command
}

var (
	terraform = product{
		name:   "terraform",
		title:  "Terraform",
		host:   "registry.terraform.io",
		tools:  "tools/terraform",
		module: "github.com/hashicorp/terraform",
		main:   "github.com/hashicorp/terraform",
	}
	openTofu = product{
		name:   "tofu",
		title:  "OpenTofu",
		host:   "registry.opentofu.org",
		tools:  "tools/opentofu",
		module: "github.com/opentofu/opentofu",
		main:   "github.com/opentofu/opentofu/cmd/tofu",
	}
)

// builder builds the pinned command lines into the bin folder of the module.
type builder struct {
	root     string
	progress io.Writer
	run      func(ctx context.Context, dir string, args ...string) error
}

// build returns the path of the binary. Its name holds a digest of the go.mod
// that pins it, so that another pin is another file.
func (b builder) build(ctx context.Context, p product) (string, error) {
	dir := filepath.Join(b.root, filepath.FromSlash(p.tools))
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	if err != nil {
		return "", err
	}
	version, err := pinned(mod, p.module)
	if err != nil {
		return "", err
	}
	path := filepath.Join(b.root, "bin", fmt.Sprintf("%s-%s-%.4x", p.name, version, sha256.Sum256(mod)))
	if _, err := os.Stat(path); err == nil {
		return path, nil
	}
	fmt.Fprintf(b.progress, "Building %s %s from its Go module: a few minutes, once.\n", p.title, version)
	return path, b.install(ctx, p, dir, path)
}

// install builds to a name of its own and renames: whoever else builds or runs
// the binary at this moment never meets half of one.
func (b builder) install(ctx context.Context, p product, dir, path string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	scratch, err := os.MkdirTemp(filepath.Dir(path), ".building-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(scratch)
	binary := filepath.Join(scratch, p.name)
	// Without dev=no the binary calls itself a development version.
	ldflags := "-ldflags=-s -w -X " + p.module + "/version.dev=no"
	if err := b.run(ctx, dir, "build", "-buildvcs=false", ldflags, "-o", binary, p.main); err != nil {
		return err
	}
	return os.Rename(binary, path)
}

// goBuild runs the go command in dir, quietly unless it fails: hundreds of
// "downloading" lines would bury what the caller has to say.
func goBuild(ctx context.Context, dir string, args ...string) error {
	var output bytes.Buffer
	cmd := exec.CommandContext(ctx, "go", args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOOS=", "GOARCH=")
	cmd.Stdout, cmd.Stderr = &output, &output
	// An interrupt lets the go command stop its compilers and tidy up.
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	if err := cmd.Run(); err != nil {
		return fmt.Errorf("go %q in %s: %w\n%s", args, dir, err, bytes.TrimSpace(output.Bytes()))
	}
	return nil
}

// pinned reads the version that a go.mod requires of module.
func pinned(mod []byte, module string) (string, error) {
	found := regexp.MustCompile(`(?m)^(?:require)?\s+` + regexp.QuoteMeta(module) + ` v(\S+)`).FindSubmatch(mod)
	if found == nil {
		return "", fmt.Errorf("go.mod requires no version of %s", module)
	}
	return string(found[1]), nil
}

// moduleRoot is the nearest folder upwards that has the tools: tests start in
// the folder of their package.
func moduleRoot() (string, error) {
	dir, err := os.Getwd()
	for err == nil {
		if _, statErr := os.Stat(filepath.Join(dir, openTofu.tools, "go.mod")); statErr == nil {
			return dir, nil
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			err = errors.New("not inside the provider's source tree: no " + openTofu.tools + " here or above")
		}
		dir = parent
	}
	return "", err
}
