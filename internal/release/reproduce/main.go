// Command reproduce shows that a release can be built again:
//
//	go run ./internal/release/reproduce -dir dist
//
// It builds the binary of the host's platform, or with -all that of each, from a
// copy of the sources in another folder, with an empty build cache, packs it and
// compares the zip with the released one, byte by byte.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

func main() {
	command.Main("reproduce", func(ctx context.Context, stdout io.Writer) error { return run(ctx, os.Args[1:], stdout) })
}

func run(ctx context.Context, args []string, stdout io.Writer) (err error) {
	flags := flag.NewFlagSet("reproduce", flag.ContinueOnError)
	dist := flags.String("dir", "dist", "the folder that holds the assets")
	all := flags.Bool("all", false, "build for every platform, which takes many minutes")
	if err := flags.Parse(args); err != nil {
		return err
	}
	version, err := release.VersionIn(*dist)
	if err != nil {
		return err
	}
	root, err := build.Root()
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "realtimekit-reproduction-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	r := reproduction{dist: *dist, version: version, dir: dir, cache: filepath.Join(dir, "cache")}
	if err := copySources(r.sources(), root); err != nil {
		return err
	}
	platforms := []release.Platform{release.Host()}
	if *all {
		platforms = release.Platforms()
	}
	return r.compareAll(ctx, platforms, stdout)
}

// compareAll goes on after a difference: which platforms differ says something of
// the reason.
func (r reproduction) compareAll(ctx context.Context, platforms []release.Platform, stdout io.Writer) error {
	var differences []error
	for _, p := range platforms {
		sum, err := r.compare(ctx, p)
		switch {
		case err == nil:
			fmt.Fprintf(stdout, "%s  %s, built again from %s\n", sum, r.names().Zip(p), r.sources())
		case errors.As(err, new(*difference)):
			differences = append(differences, err)
		default:
			return err
		}
	}
	return errors.Join(differences...)
}
