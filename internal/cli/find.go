package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
)

// Find returns the command lines that choice asks for, at least one:
//
//	""           those on the PATH; OpenTofu, built, where there is none
//	"terraform"  Terraform, built where it is not on the PATH
//	"tofu"       OpenTofu, built where it is not on the PATH
//	"all"        both
//
// Building takes minutes the first time, announced on standard error, and no
// time at all later.
func Find(ctx context.Context, choice string) ([]CLI, error) {
	root, err := build.Root()
	if err != nil {
		return nil, err
	}
	b := builder{root: root, places: places(root), progress: os.Stderr, run: build.Go}
	f := finder{progress: b.progress, lookPath: exec.LookPath, build: b.build, at: At}
	return f.find(ctx, choice)
}

// finder is Find with its view of the machine, which tests replace.
type finder struct {
	progress io.Writer
	lookPath func(name string) (string, error)
	build    func(context.Context, product) (string, error)
	at       func(context.Context, string) (CLI, error)
}

func (f finder) find(ctx context.Context, choice string) ([]CLI, error) {
	switch choice {
	case "":
		return f.installed(ctx)
	case terraform.name:
		return f.each(ctx, terraform)
	case openTofu.name:
		return f.each(ctx, openTofu)
	case "all":
		return f.each(ctx, terraform, openTofu)
	}
	return nil, fmt.Errorf("there is no CLI %q: choose terraform, tofu or all, or leave it empty for what is installed", choice)
}

// installed finds what the PATH has, and only if that is nothing builds. One that
// is broken is left out aloud where the other answers: nobody asked for it.
func (f finder) installed(ctx context.Context) ([]CLI, error) {
	var clis []CLI
	var broken []error
	for _, p := range []product{terraform, openTofu} {
		c, err := f.onPath(ctx, p)
		switch {
		case ctx.Err() != nil:
			return nil, context.Cause(ctx)
		case errors.Is(err, exec.ErrNotFound):
		case err != nil:
			broken = append(broken, fmt.Errorf("%w\nCLI=%s does without it", err, p.other().name))
		default:
			clis = append(clis, c)
		}
	}
	if len(clis) == 0 && len(broken) == 0 {
		return f.each(ctx, openTofu)
	}
	if len(clis) == 0 {
		return nil, errors.Join(broken...)
	}
	for _, err := range broken {
		fmt.Fprintln(f.progress, "Left out:", err)
	}
	return clis, nil
}

func (f finder) each(ctx context.Context, products ...product) ([]CLI, error) {
	var clis []CLI
	for _, p := range products {
		c, err := f.onPath(ctx, p)
		if errors.Is(err, exec.ErrNotFound) {
			c, err = f.built(ctx, p)
		}
		if err != nil {
			return nil, err
		}
		clis = append(clis, c)
	}
	return clis, nil
}

// onPath returns exec.ErrNotFound also where the name belongs to the other
// product: OpenTofu under the name terraform must not pass for Terraform.
func (f finder) onPath(ctx context.Context, p product) (CLI, error) {
	path, err := f.lookPath(p.name)
	if err != nil {
		return CLI{}, exec.ErrNotFound
	}
	c, err := f.at(ctx, path)
	if err == nil && c.Name != p.name {
		err = exec.ErrNotFound
	}
	return c, err
}

func (f finder) built(ctx context.Context, p product) (CLI, error) {
	path, err := f.build(ctx, p)
	if err != nil {
		return CLI{}, fmt.Errorf("there is no %s on the PATH, and building it failed: %w", p.name, err)
	}
	return f.at(ctx, path)
}
