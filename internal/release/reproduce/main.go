// Command reproduce shows that a release can be built again:
//
//	go run ./internal/release/reproduce -dir dist
//
// It builds the binary of the host's platform from a copy of the sources in
// another folder, with an empty build cache, and compares it with the one in the
// zip, byte by byte.
package main

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

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
	if err := flags.Parse(args); err != nil {
		return err
	}
	version, err := release.VersionIn(*dist)
	if err != nil {
		return err
	}
	names := release.NamesOf(version)
	released, err := binaryIn(filepath.Join(*dist, names.Zip(release.Host())), names.Binary(release.Host()))
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
	again, err := rebuild(ctx, root, dir, version)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "%x  in the release, for %s\n%x  built again from %s\n",
		sha256.Sum256(released), release.Host(), sha256.Sum256(again), dir)
	if !bytes.Equal(released, again) {
		return errors.New("these are not the same bytes: is the release of another commit or another Go, or the checkout changed?")
	}
	return nil
}

func binaryIn(path, name string) ([]byte, error) {
	archive, err := zip.OpenReader(path)
	if err != nil {
		return nil, err
	}
	defer archive.Close()
	file, err := archive.Open(name)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return io.ReadAll(file)
}

// rebuild builds a copy in dir, sharing nothing with other builds but the modules.
func rebuild(ctx context.Context, root, dir, version string) ([]byte, error) {
	sources := filepath.Join(dir, "sources")
	if err := copySources(ctx, root, sources); err != nil {
		return nil, err
	}
	path := filepath.Join(dir, "binary")
	err := build.Release(ctx, sources, path, version, "GOCACHE="+filepath.Join(dir, "cache"))
	if err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// copySources copies what go build reads: the module's own files and packages.
func copySources(ctx context.Context, from, to string) error {
	list := exec.CommandContext(ctx, "go", "list", "-deps", "-f", "{{ if .Module }}{{ if .Module.Main }}{{ .Dir }}{{ end }}{{ end }}", ".")
	list.Dir = from
	output, err := list.Output()
	if err != nil {
		return err
	}
	if err := copyFiles(to, from, "go.mod", "go.sum"); err != nil {
		return err
	}
	for dir := range strings.Lines(string(output)) {
		dir = strings.TrimSpace(dir)
		relative, err := filepath.Rel(from, dir)
		if err != nil {
			return err
		}
		entries, err := os.ReadDir(dir)
		if err != nil {
			return err
		}
		var files []string
		for _, entry := range entries {
			if !entry.IsDir() {
				files = append(files, entry.Name())
			}
		}
		if err := copyFiles(filepath.Join(to, relative), dir, files...); err != nil {
			return err
		}
	}
	return nil
}

func copyFiles(to, from string, names ...string) error {
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for _, name := range names {
		data, err := os.ReadFile(filepath.Join(from, name))
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, name), data, 0o644); err != nil {
			return err
		}
	}
	return nil
}
