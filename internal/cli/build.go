package cli

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"golang.org/x/mod/modfile"
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

// other is the one to choose where this one does not work.
func (p product) other() product {
	if p.name == openTofu.name {
		return terraform
	}
	return openTofu
}

// builder builds the pinned command lines.
type builder struct {
	root     string
	places   []string // where binaries are kept, the later where the earlier cannot be written
	progress io.Writer
	run      func(ctx context.Context, dir string, variables []string, arguments ...string) error // [build.Go]
}

// build returns the path of the binary. Its name holds the platform, since
// machines share a checkout with their containers, and a digest of the go.mod that
// pins it, so that another pin is another file.
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
	platform := runtime.GOOS + "-" + runtime.GOARCH
	name := executable(fmt.Sprintf("%s-%s-%s-%.4x", p.name, version, platform, sha256.Sum256(mod)), runtime.GOOS)
	for _, place := range b.places {
		path := filepath.Join(place, name)
		if _, err := os.Stat(path); err == nil {
			return path, nil
		}
	}
	fmt.Fprintf(b.progress, "Building %s %s from its Go module: a few minutes, once.\n", p.title, version)
	return b.install(ctx, p, dir, name)
}

// places are the bin folder of the source tree and, since that may be mounted to be
// read only, a folder of the user's.
func places(root string) []string {
	all := []string{filepath.Join(root, "bin")}
	if cache, err := os.UserCacheDir(); err == nil {
		all = append(all, filepath.Join(cache, "terraform-provider-realtimekit"))
	}
	return all
}

// executable is the name under which an operating system runs a file.
func executable(name, goos string) string {
	if goos == "windows" {
		return name + ".exe"
	}
	return name
}

// install builds to a name of its own and renames: whoever else builds or runs
// the binary at this moment never meets half of one.
func (b builder) install(ctx context.Context, p product, dir, name string) (string, error) {
	scratch, err := b.scratch()
	if err != nil {
		return "", err
	}
	defer os.RemoveAll(scratch)
	binary, path := filepath.Join(scratch, name), filepath.Join(filepath.Dir(scratch), name)
	// Without dev=no the binary calls itself a development version.
	ldflags := "-ldflags=-s -w -X " + p.module + "/version.dev=no"
	if err := b.run(ctx, dir, nil, ldflags, "-o", binary, p.main); err != nil {
		return "", err
	}
	return path, os.Rename(binary, path)
}

// scratch is a folder in the first place that can be written.
func (b builder) scratch() (string, error) {
	var refusals []error
	for _, place := range b.places {
		scratch, err := scratchIn(place)
		if err == nil {
			return scratch, nil
		}
		refusals = append(refusals, err)
	}
	return "", errors.Join(refusals...)
}

func scratchIn(place string) (string, error) {
	if err := os.MkdirAll(place, 0o755); err != nil {
		return "", err
	}
	return os.MkdirTemp(place, ".building-")
}

// pinned reads the version that a go.mod requires of module.
func pinned(mod []byte, module string) (string, error) {
	file, err := modfile.ParseLax("go.mod", mod, nil)
	if err != nil {
		return "", err
	}
	for _, required := range file.Require {
		if required.Mod.Path == module {
			return strings.TrimPrefix(required.Mod.Version, "v"), nil
		}
	}
	return "", fmt.Errorf("go.mod requires no version of %s", module)
}
