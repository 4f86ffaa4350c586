package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
)

// bench is all that the plans need, the same for every CLI.
type bench struct {
	dir   string
	root  string // of the source tree
	plans []plan
	apis  map[plan]*api // by size and page size alone
}

// prepare builds the programs, starts the APIs and records the answers.
func prepare(ctx context.Context, dir string, sizes []int, latency time.Duration) (*bench, error) {
	root, err := build.Root()
	if err != nil {
		return nil, err
	}

	b := &bench{dir: dir, root: root, plans: plansOf(sizes), apis: map[plan]*api{}}
	if err := b.build(ctx); err != nil {
		return nil, err
	}

	for _, size := range sizes {
		if err := b.prepareSize(ctx, size, latency); err != nil {
			b.close()

			return nil, err
		}
	}

	return b, nil
}

func (b *bench) prepareSize(ctx context.Context, size int, latency time.Duration) error {
	for _, perPage := range pageSizes {
		api, err := serve(ctx, size, perPage, latency)
		if err != nil {
			return err
		}

		b.apis[plan{sessions: size, perPage: perPage}] = api
	}

	// The rows are the same whatever the pages; larger ones are sooner read.
	answer, err := record(ctx, b.apis[plan{sessions: size, perPage: pageSizes[len(pageSizes)-1]}])
	if err != nil {
		return err
	}

	return os.WriteFile(b.answer(size), answer, 0o600)
}

func (b *bench) close() {
	for _, api := range b.apis {
		_ = api.server.Close()
	}
}

// programs are what is built, by name: the shim has that under which a CLI looks
// for the provider.
var programs = map[string]string{
	filepath.Join("plugin", "terraform-provider-realtimekit"): "./internal/bench/shim",
	"provider": ".",
	"floor":    "./internal/bench/floor",
}

// build builds as a release would.
func (b *bench) build(ctx context.Context) error {
	for name, source := range programs {
		if err := build.Go(ctx, b.root, nil, "-trimpath", "-ldflags=-s -w", "-o", filepath.Join(b.dir, name), source); err != nil {
			return fmt.Errorf("%s: %w", source, err)
		}
	}

	return nil
}

func (b *bench) plugins() string { return filepath.Join(b.dir, "plugin") }

func (b *bench) answer(size int) string { return filepath.Join(b.dir, fmt.Sprintf("answer-%d", size)) }

// program is what the shim starts.
func (b *bench) program(p plan) string {
	if p.kind == floor {
		return filepath.Join(b.dir, "floor")
	}

	return filepath.Join(b.dir, "provider")
}
