// Package build runs the go command on the provider and on what its source tree
// builds beside it.
package build

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"

	"golang.org/x/mod/modfile"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
)

const modulePath = "github.com/realtimekit/terraform-provider-realtimekit"

// Root is the folder of the source tree that the process was started in: tests
// start in the folder of their package.
func Root() (string, error) {
	dir, err := os.Getwd()
	for err == nil && !isRoot(dir) {
		parent := filepath.Dir(dir)
		if parent == dir {
			err = errors.New("not inside the provider's source tree: no go.mod of it here or above")
		}
		dir = parent
	}
	return dir, err
}

// isRoot is false in tools, whose modules are others.
func isRoot(dir string) bool {
	mod, err := os.ReadFile(filepath.Join(dir, "go.mod"))
	return err == nil && modfile.ModulePath(mod) == modulePath
}

// Go runs "go build" in dir, quietly unless it fails: hundreds of "downloading"
// lines would bury what the caller has to say. What is built runs here, and is the
// same whatever the variables ask the go command for; variables are added to
// that, in the form of os.Environ.
func Go(ctx context.Context, dir string, variables []string, arguments ...string) error {
	// The go command removes what it works on, but not when it is interrupted.
	work, err := os.MkdirTemp(os.Getenv("GOTMPDIR"), "realtimekit-build-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(work) }()
	cmd := command.Isolated(ctx, "go", append([]string{"build", "-buildvcs=false"}, arguments...)...)
	cmd.Dir = dir
	cmd.Env = append(cmd.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOOS="+runtime.GOOS, "GOARCH="+runtime.GOARCH, "GOTMPDIR="+work)
	cmd.Env = append(cmd.Env, variables...)
	_, err = command.Output(ctx, cmd, "go build")
	return err
}

// Provider builds the provider of the source tree at root into the folder dir.
func Provider(ctx context.Context, root, dir string) error {
	// The separator at the end lets the go command name the file.
	return Go(ctx, root, nil, "-o", dir+string(filepath.Separator), ".")
}

// Release builds the provider as the release does, as a file and with the version
// that it then says it has.
func Release(ctx context.Context, root, binary, version string, variables ...string) error {
	return Go(ctx, root, variables, "-trimpath", "-ldflags", "-s -w -X main.version="+version, "-o", binary, ".")
}
