package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"debug/buildinfo"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

// reproduction is a release and where it is built again. It shares nothing with
// other builds but the modules.
type reproduction struct {
	dist, version string
	dir           string
	cache         string
}

func (r reproduction) sources() string      { return filepath.Join(r.dir, "sources") }
func (r reproduction) names() release.Names { return release.NamesOf(r.version) }

// difference is what a release has otherwise than it is built again.
type difference struct{ what string }

func (d *difference) Error() string { return d.what }

func differs(format string, arguments ...any) error {
	return &difference{fmt.Sprintf(format, arguments...)}
}

// compare builds the zip of a platform again. It returns the SHA-256 of both, or
// the error is a [*difference].
func (r reproduction) compare(ctx context.Context, p release.Platform) (sum string, err error) {
	name := r.names().Zip(p)
	released, err := os.ReadFile(filepath.Join(r.dist, name))
	if err != nil {
		return "", err
	}
	header, binary, err := release.Unpack(released)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	info, err := buildinfo.Read(bytes.NewReader(binary))
	if err != nil {
		return "", fmt.Errorf("%s in %s: %w", header.Name, name, err)
	}
	again, err := r.rebuild(ctx, p, info)
	if err != nil {
		return "", err
	}
	if err := compareBinaries(name, binary, again, info); err != nil {
		return "", err
	}
	packed, err := release.Pack(r.names().Binary(p), again, header.Modified)
	if err != nil {
		return "", err
	}
	if !bytes.Equal(released, packed) {
		return "", differs("%s holds the same binary and is another zip: was it packed by another program, or with another mode, name or time zone?", name)
	}
	return fmt.Sprintf("%x", sha256.Sum256(packed)), nil
}

func compareBinaries(zip string, released, again []byte, info *debug.BuildInfo) error {
	if bytes.Equal(released, again) {
		return nil
	}
	here, err := buildinfo.Read(bytes.NewReader(again))
	if err != nil {
		return err
	}
	if here.GoVersion != info.GoVersion {
		return differs("%s was built by %s, and this is %[3]s: set GOTOOLCHAIN=%[2]s", zip, info.GoVersion, here.GoVersion)
	}
	return differs("%s holds another binary (%x) than is built from this source tree (%x): "+
		"check out the commit of the release, without changes", zip, sha256.Sum256(released), sha256.Sum256(again))
}

// architectures are the variables that choose among the variants of one. What a
// binary says about any other does not reach the go command: it could be made to
// run something.
var architectures = []string{"GO386", "GOAMD64", "GOARM", "GOARM64"}

func (r reproduction) rebuild(ctx context.Context, p release.Platform, info *debug.BuildInfo) ([]byte, error) {
	variables := []string{"GOCACHE=" + r.cache, "GOOS=" + p.OS, "GOARCH=" + p.Arch}
	for _, setting := range info.Settings {
		if slices.Contains(architectures, setting.Key) {
			variables = append(variables, setting.Key+"="+setting.Value)
		}
	}
	path := filepath.Join(r.dir, "binary-"+p.String())
	if err := build.Release(ctx, r.sources(), path, r.version, variables...); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
}

// copySources copies what go build reads: the module's own files, the main
// package, and all the others, which are below internal.
func copySources(to, from string) error {
	files, err := filepath.Glob(filepath.Join(from, "*.go"))
	if err != nil {
		return err
	}
	if err := os.MkdirAll(to, 0o755); err != nil {
		return err
	}
	for _, path := range append(files, filepath.Join(from, "go.mod"), filepath.Join(from, "go.sum")) {
		if err := release.CopyFile(path, filepath.Join(to, filepath.Base(path))); err != nil {
			return err
		}
	}
	return os.CopyFS(filepath.Join(to, "internal"), os.DirFS(filepath.Join(from, "internal")))
}
