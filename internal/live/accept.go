package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/account"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/workdir"
)

// accept reads the service with the provider, on a real CLI, and says whether its
// ways of reading agree.
func accept(ctx context.Context, c cli.CLI, environ []string, stdout io.Writer) error {
	dir, err := os.MkdirTemp("", "realtimekit-live-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()

	w, err := prepare(ctx, c, dir, environ)
	if err != nil {
		return err
	}
	if err := w.Plan(ctx); err != nil {
		return err
	}
	if err := w.Apply(ctx); err != nil {
		return err
	}
	got, err := w.Outputs(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "\n%s: %v of the newest sessions; of last week %v listed and %v counted; proven complete: %v.\n",
		c, got["newest"], got["listed"], got["counted"], got["complete"])
	if got["listed"] != got["counted"] {
		return fmt.Errorf("the list and the usage of the same week differ: %v and %v sessions", got["listed"], got["counted"])
	}
	return nil
}

func prepare(ctx context.Context, c cli.CLI, dir string, environ []string) (*workdir.Dir, error) {
	root, err := build.Root()
	if err != nil {
		return nil, err
	}
	provider := filepath.Join(dir, "provider")
	if err := os.Mkdir(provider, 0o700); err != nil {
		return nil, err
	}
	if err := build.Provider(ctx, root, provider); err != nil {
		return nil, err
	}
	run := filepath.Join(dir, "run")
	if err := os.Mkdir(run, 0o700); err != nil {
		return nil, err
	}
	return workdir.New(c, run, filepath.Join(root, "internal", "live", "testdata", "acceptance"), provider, account.In(environ).Variables...)
}
