package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

// sources are those of a program with a package and a file that it embeds from a
// folder below that.
var sources = map[string]string{
	"go.mod":                        "module example.com/greeter\n\ngo 1.26.0\n",
	"go.sum":                        "",
	"main.go":                       "package main\n\nimport \"example.com/greeter/internal/words\"\n\nvar version = \"dev\"\n\nfunc main() { print(words.Hello, version) }\n",
	"internal/words/words.go":       "package words\n\nimport _ \"embed\"\n\n//go:embed text/hello.txt\nvar Hello string\n",
	"internal/words/text/hello.txt": "hello",
}

func tree(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, text := range files {
		path := filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return root
}

// built is the program as a release builds it.
func built(t *testing.T, p release.Platform) []byte {
	t.Helper()
	path := filepath.Join(t.TempDir(), "greeter")
	if err := build.Release(t.Context(), tree(t, sources), path, "1.2.3", "GOOS="+p.OS, "GOARCH="+p.Arch, "GOARM=6"); err != nil {
		t.Fatal(err)
	}
	binary, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

func packed(t *testing.T, p release.Platform, binary []byte) []byte {
	t.Helper()
	data, err := release.Pack(release.NamesOf("1.2.3").Binary(p), binary, time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// reproduced compares a zip with what is built from a source tree.
func reproduced(t *testing.T, p release.Platform, zip []byte, files map[string]string) (string, error) {
	t.Helper()
	r := reproduction{dist: t.TempDir(), version: "1.2.3", dir: t.TempDir()}
	r.cache = os.Getenv("GOCACHE")
	if err := os.WriteFile(filepath.Join(r.dist, r.names().Zip(p)), zip, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := copySources(r.sources(), tree(t, files)); err != nil {
		t.Fatal(err)
	}
	return r.compare(t.Context(), p)
}

func TestTheSameSourcesGiveTheSameZip(t *testing.T) {
	t.Parallel()
	for _, p := range []release.Platform{release.Host(), {OS: "linux", Arch: "arm"}, {OS: "windows", Arch: "386"}} {
		t.Run(p.String(), func(t *testing.T) {
			t.Parallel()
			zip := packed(t, p, built(t, p))
			sum, err := reproduced(t, p, zip, sources)
			if want := fmt.Sprintf("%x", sha256.Sum256(zip)); err != nil || sum != want {
				t.Errorf("compare = %s, %v; want %s", sum, err, want)
			}
		})
	}
}

func TestAReleaseThatIsBuiltOtherwiseIsTold(t *testing.T) {
	t.Parallel()
	host := release.Host()
	binary := built(t, host)
	changed := maps.Clone(sources)
	changed["internal/words/text/hello.txt"] = "hullo"
	for name, test := range map[string]struct {
		zip   []byte
		files map[string]string
		want  string
	}{
		"another commit": {packed(t, host, binary), changed, "check out the commit of the release, without changes"},
		"another Go": {
			packed(t, host, bytes.ReplaceAll(binary, []byte(runtime.Version()), []byte("go"+strings.Repeat("9", len(runtime.Version())-len("go"))))),
			sources, "and this is " + runtime.Version() + ": set GOTOOLCHAIN=go99",
		},
		"another packer": {stored(t, host, binary), sources, "holds the same binary and is another zip"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := reproduced(t, host, test.zip, test.files)
			if !errors.As(err, new(*difference)) || !strings.Contains(err.Error(), test.want) {
				t.Errorf("compare: %v, want a difference with %q", err, test.want)
			}
		})
	}
}

// stored is a zip that is not compressed.
func stored(t *testing.T, p release.Platform, binary []byte) []byte {
	t.Helper()
	var data bytes.Buffer
	archive := zip.NewWriter(&data)
	file, err := archive.CreateHeader(&zip.FileHeader{Name: release.NamesOf("1.2.3").Binary(p)})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write(binary); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return data.Bytes()
}

func TestWhatIsNoReleaseIsNoDifference(t *testing.T) {
	t.Parallel()
	host := release.Host()
	for want, zip := range map[string][]byte{
		"not a valid zip file": []byte("no zip"),
		"unrecognized file":    packed(t, host, []byte("a program")),
	} {
		_, err := reproduced(t, host, zip, sources)
		if err == nil || errors.As(err, new(*difference)) || !strings.Contains(err.Error(), want) {
			t.Errorf("compare: %v, want %q", err, want)
		}
	}
}

func TestEveryPlatformThatDiffersIsTold(t *testing.T) {
	t.Parallel()
	same, other := release.Host(), release.Platform{OS: "windows", Arch: "386"}
	r := reproduction{dist: t.TempDir(), version: "1.2.3", dir: t.TempDir(), cache: os.Getenv("GOCACHE")}
	for p, zip := range map[release.Platform][]byte{same: packed(t, same, built(t, same)), other: stored(t, other, built(t, other))} {
		if err := os.WriteFile(filepath.Join(r.dist, r.names().Zip(p)), zip, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := copySources(r.sources(), tree(t, sources)); err != nil {
		t.Fatal(err)
	}
	var stdout strings.Builder
	err := r.compareAll(t.Context(), []release.Platform{other, same}, &stdout)
	if err == nil || !strings.HasPrefix(err.Error(), r.names().Zip(other)+" holds the same binary and is another zip") {
		t.Errorf("err = %v", err)
	}
	if !strings.Contains(stdout.String(), r.names().Zip(same)+", built again from ") {
		t.Errorf("it says %q", stdout.String())
	}
}
