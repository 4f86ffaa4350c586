package workdir

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
)

// Build builds the provider of the source tree at root into the folder dir.
func Build(ctx context.Context, root, dir string) error {
	// The separator at the end lets the go command name the file.
	cmd := isolated(ctx, "go", "build", "-buildvcs=false", "-o", dir+string(filepath.Separator), ".")
	cmd.Dir = root
	_, err := run(ctx, cmd, "go build")
	return err
}

// BuildVersion builds the provider as the release does, to a path and with the
// version that it then says it has. Variables are in the form of os.Environ.
func BuildVersion(ctx context.Context, root, path, version string, variables ...string) error {
	cmd := isolated(ctx, "go", "build", "-trimpath", "-buildvcs=false", "-ldflags", "-s -w -X main.version="+version, "-o", path, ".")
	cmd.Dir = root
	cmd.Env = append(append(cmd.Environ(), "CGO_ENABLED=0"), variables...)
	_, err := run(ctx, cmd, "go build")
	return err
}

// Root is the folder of the source tree that the process was started in.
func Root(ctx context.Context) (string, error) {
	mod, err := run(ctx, isolated(ctx, "go", "env", "GOMOD"), "go env")
	mod = strings.TrimSpace(mod)
	if err == nil && filepath.Base(mod) != "go.mod" {
		err = errors.New("not inside the provider's source tree: no go.mod here or above")
	}
	return filepath.Dir(mod), err
}
