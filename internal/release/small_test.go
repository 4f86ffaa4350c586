package release

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ProtonMail/go-crypto/openpgp"
)

// tiny are the rules for the program in testdata, on the host and elsewhere.
func tiny() Rules {
	platforms := []Platform{Host(), {"windows", "386"}, {"freebsd", "arm64"}}
	slices.SortFunc(platforms, func(a, b Platform) int { return strings.Compare(a.String(), b.String()) })
	return Rules{
		Project:   "terraform-provider-tiny",
		Module:    "example.com/terraform-provider-tiny",
		Platforms: slices.Compact(platforms),
		Protocols: []string{"6.0"},
	}
}

const tinyVersion = "1.2.3"

// committed is when the commit of tiny was made.
var committed = time.Date(2026, 2, 3, 4, 5, 6, 0, time.UTC)

// foreign is a platform of tiny that is not the host's.
func foreign() Platform {
	if Host() == (Platform{"windows", "386"}) {
		return Platform{"freebsd", "arm64"}
	}
	return Platform{"windows", "386"}
}

var theKey = sync.OnceValues(ThrowAwayKey)

// compiled are binaries of tiny, each built once.
var compiled sync.Map

// compile builds tiny as the release builds the provider, or with other flags.
func compile(t *testing.T, p Platform, version string, flags ...string) []byte {
	t.Helper()
	if flags == nil {
		flags = []string{"-trimpath"}
	}
	once, _ := compiled.LoadOrStore(fmt.Sprint(p, version, flags), sync.OnceValues(func() ([]byte, error) {
		path := filepath.Join(t.TempDir(), "tiny")
		args := append([]string{"build", "-buildvcs=false", "-ldflags=-s -w -X main.version=" + version, "-o", path}, flags...)
		cmd := exec.Command("go", append(args, ".")...)
		cmd.Dir = filepath.Join("testdata", "tiny")
		cmd.Env = append(os.Environ(), "CGO_ENABLED=0", "GOFLAGS=", "GOWORK=off", "GOOS="+p.OS, "GOARCH="+p.Arch)
		if output, err := cmd.CombinedOutput(); err != nil {
			return nil, fmt.Errorf("%w: %s", err, output)
		}
		return os.ReadFile(path)
	}))
	binary, err := once.(func() ([]byte, error))()
	if err != nil {
		t.Fatal(err)
	}
	return binary
}

// zips are those of binaries with which nothing is wrong, each packed once.
var zips sync.Map

func packed(t *testing.T, p Platform) string {
	t.Helper()
	if known, ok := zips.Load(p); ok {
		return known.(string)
	}
	data := stored(t, Names{tiny().Project, tinyVersion}.Binary(p), compile(t, p, tinyVersion), committed)
	zips.Store(p, data)
	return data
}

// stored is a zip of a binary that is not compressed: every test unpacks all.
func stored(t *testing.T, name string, binary []byte, modified time.Time) string {
	t.Helper()
	var data bytes.Buffer
	archive := zip.NewWriter(&data)
	header := &zip.FileHeader{Name: name, Modified: modified}
	header.SetMode(0o755)
	file, err := archive.CreateHeader(header)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := file.Write(binary); err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
	return data.String()
}

// small is a release of tiny with which nothing is wrong, until a test breaks it.
type small struct {
	*testing.T
	Release
	names Names
	key   *openpgp.Entity
}

func newSmall(t *testing.T) *small {
	t.Helper()
	key, err := theKey()
	if err != nil {
		t.Fatal(err)
	}
	s := &small{T: t, names: Names{tiny().Project, tinyVersion}, key: key}
	s.Dir, s.Docs = t.TempDir(), t.TempDir()
	for _, p := range tiny().Platforms {
		s.write(s.names.Zip(p), packed(t, p))
	}
	s.write(s.names.Manifest(), `{"version": 1, "metadata": {"protocol_versions": ["6.0"]}}`)
	s.document("index.md", 100)
	s.document("data-sources/things.md", 100)
	s.document("guides/start.md", 100)
	s.seal()
	return s
}

func (s *small) pack(p Platform, binary []byte) {
	s.Helper()
	s.write(s.names.Zip(p), stored(s.T, s.names.Binary(p), binary, committed))
	s.sbom(p)
}

func (s *small) write(name, content string) {
	s.Helper()
	if err := os.WriteFile(filepath.Join(s.Dir, name), []byte(content), 0o600); err != nil {
		s.Fatal(err)
	}
}

func (s *small) read(name string) string {
	s.Helper()
	data, err := os.ReadFile(filepath.Join(s.Dir, name))
	if err != nil {
		s.Fatal(err)
	}
	return string(data)
}

func (s *small) remove(name string) {
	s.Helper()
	if err := os.Remove(filepath.Join(s.Dir, name)); err != nil {
		s.Fatal(err)
	}
}

func (s *small) document(name string, size int) {
	s.Helper()
	path := filepath.Join(s.Docs, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		s.Fatal(err)
	}
	if err := os.WriteFile(path, bytes.Repeat([]byte("x"), size), 0o600); err != nil {
		s.Fatal(err)
	}
}

// sbom writes that of a zip: what matters of what syft writes.
func (s *small) sbom(p Platform) {
	s.Helper()
	const text = `{
		"spdxVersion": "SPDX-2.3",
		"packages": [
			{"name": "./part", "versionInfo": "(devel)", "externalRefs": [{"referenceLocator": "pkg:golang/part@%%28devel%%29"}]},
			{"name": "%[1]s", "versionInfo": "UNKNOWN", "externalRefs": [{"referenceLocator": "pkg:golang/%[1]s"}]},
			{"name": "stdlib", "versionInfo": "%[2]s", "externalRefs": [{"referenceLocator": "pkg:golang/stdlib"}]},
			{"name": "terraform-provider-tiny_v1.2.3", "versionInfo": "UNKNOWN", "externalRefs": [{"referenceLocator": "cpe:2.3:a:tiny"}]},
			{"name": "%[3]s", "SPDXID": "SPDXRef-DocumentRoot-File-%[3]s", "versionInfo": "%[4]s",
				"checksums": [{"algorithm": "SHA256", "checksumValue": "%[5]x"}]}
		]
	}`
	s.write(s.names.SBOM(p), fmt.Sprintf(text, tiny().Module, runtime.Version(), s.names.Project, s.names.Version, sha256.Sum256([]byte(s.read(s.names.Zip(p))))))
}

// seal writes the SBOMs and the sums of what is there, and signs these.
func (s *small) seal() {
	s.Helper()
	for _, p := range tiny().Platforms {
		if _, err := os.Stat(filepath.Join(s.Dir, s.names.Zip(p))); err == nil {
			s.sbom(p)
		}
	}
	var sums strings.Builder
	for _, name := range s.names.summed(tiny().Platforms) {
		if data, err := os.ReadFile(filepath.Join(s.Dir, name)); err == nil {
			fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), name)
		}
	}
	s.write(s.names.Sums(), sums.String())
	s.sign()
}

// sign signs the sums as they are, and writes the public key beside them.
func (s *small) sign() {
	s.Helper()
	signature, err := Sign(s.key, []byte(s.read(s.names.Sums())))
	if err != nil {
		s.Fatal(err)
	}
	public, err := PublicPart(s.key)
	if err != nil {
		s.Fatal(err)
	}
	s.write(s.names.Signature(), string(signature))
	s.write(KeyFile, string(public))
}

// editSums replaces a part of the sums, which has to be there, and signs them.
func (s *small) editSums(from, to string) {
	s.Helper()
	sums := s.read(s.names.Sums())
	if !strings.Contains(sums, from) {
		s.Fatalf("the sums do not have %q:\n%s", from, sums)
	}
	s.write(s.names.Sums(), strings.Replace(sums, from, to, 1))
	s.sign()
}

// sumLineOf is the line for a file.
func (s *small) sumLineOf(name string) string {
	s.Helper()
	return fmt.Sprintf("%x  %s\n", sha256.Sum256([]byte(s.read(name))), name)
}
