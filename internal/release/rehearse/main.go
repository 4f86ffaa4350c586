// Command rehearse installs the provider as a user will, from a release that is
// not published yet:
//
//	go run ./internal/release/rehearse -dir dist -cli all
//
// On each CLI it installs from a filesystem mirror and from a network mirror,
// plans against the fake API, upgrades, locks for other platforms, and sees to it
// that what was tampered with is refused. It prints what "init" says.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release/mirror"
)

func main() {
	command.Main("rehearse", func(ctx context.Context, stdout io.Writer) error { return run(ctx, os.Args[1:], stdout) })
}

func run(ctx context.Context, args []string, stdout io.Writer) (err error) {
	flags := flag.NewFlagSet("rehearse", flag.ContinueOnError)
	choice := flags.String("cli", "", "terraform, tofu or all; empty for what is installed")
	dist := flags.String("dir", "dist", "the folder that holds the assets")
	if err := flags.Parse(args); err != nil {
		return err
	}
	version, err := release.VersionIn(*dist)
	if err != nil {
		return err
	}
	clis, err := cli.Find(ctx, *choice)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "realtimekit-rehearsal-")
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(dir)) }()
	r := rehearsal{
		dir:     dir,
		dist:    *dist,
		version: version,
		mirror:  mirror.Mirror{Dir: filepath.Join(dir, "mirror")},
		stdout:  stdout,
	}
	if err := r.mirror.Add(*dist, version); err != nil {
		return err
	}
	if err := r.build(ctx); err != nil {
		return err
	}
	return r.onEach(ctx, clis)
}

// sessions are those of the fake API, which a plan has to count.
const sessions = 25

// older comes before every release, and is built here for the host's platform
// alone: the upgrade begins with it.
const older = "0.0.0-snapshot"

// rehearsal is what the installations on every CLI share.
type rehearsal struct {
	dir       string
	dist      string // the release
	version   string // of it
	mirror    mirror.Mirror
	variables []string // that lead to the fake API
	stdout    io.Writer
}

// onEach starts the fake API and rehearses on one CLI after the other.
func (r *rehearsal) onEach(ctx context.Context, clis []cli.CLI) error {
	api := fakeapi.New(fakeapi.Sessions(sessions))
	defer api.Close()
	baseURL, err := api.Listen("127.0.0.1:0")
	if err != nil {
		return err
	}
	r.variables = fakeapi.SampleEnvironment(baseURL)
	for _, c := range clis {
		if err := r.on(ctx, c); err != nil {
			return fmt.Errorf("%s: %w", c, err)
		}
	}
	return nil
}

func (r *rehearsal) logf(format string, arguments ...any) {
	fmt.Fprintf(r.stdout, format+"\n", arguments...)
}

// older is the folder with the zip of that version.
func (r *rehearsal) older() string { return filepath.Join(r.dir, "older") }

// build makes the older version. Its code is the same as that of the release: what
// matters is the number.
func (r *rehearsal) build(ctx context.Context) error {
	root, err := build.Root()
	if err != nil {
		return err
	}
	if err := os.Mkdir(r.older(), 0o755); err != nil {
		return err
	}
	names := release.NamesOf(older)
	path := filepath.Join(r.older(), names.Binary(release.Host()))
	if err := build.Release(ctx, root, path, older); err != nil {
		return err
	}
	binary, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	packed, err := release.Pack(filepath.Base(path), binary, time.Now())
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(r.older(), names.Zip(release.Host())), packed, 0o644)
}
