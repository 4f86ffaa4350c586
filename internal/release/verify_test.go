package release

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io/fs"
	"strings"
	"testing"
)

func TestAReleaseWithNothingWrongIsTaken(t *testing.T) {
	t.Parallel()
	s := newSmall(t)
	report, err := tiny().Verify(t.Context(), s.Release)
	if err != nil || len(report.Problems) > 0 {
		t.Fatalf("Verify = %v, %v", report.Problems, err)
	}
	if report.Version != tinyVersion || report.Ran != "terraform-provider-tiny 1.2.3" || !strings.HasPrefix(report.Signer, "RSA 2048 ") {
		t.Errorf("the report says %q, %q, %q", report.Version, report.Ran, report.Signer)
	}
	if want := 2*len(tiny().Platforms) + 3; len(report.Assets) != want {
		t.Errorf("%d assets, want %d: %q", len(report.Assets), want, report.Assets)
	}
	if err := report.Error(); err != nil {
		t.Errorf("Error = %v", err)
	}
}

// broken is a release that is refused, and what is said of it: for every problem
// a part of it, in the order of the report.
type broken struct {
	breaks func(*small)
	want   []string
}

func refuses(t *testing.T, table map[string]broken) {
	t.Helper()
	for name, test := range table {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := newSmall(t)
			test.breaks(s)
			report, err := tiny().Verify(t.Context(), s.Release)
			if err != nil {
				t.Fatal(err)
			}
			if len(report.Problems) != len(test.want) || report.Error() == nil {
				t.Errorf("%d problems, %v; want %d", len(report.Problems), report.Error(), len(test.want))
			}
			for i, problem := range report.Problems {
				t.Logf("- %s", problem)
				if i < len(test.want) && !strings.Contains(problem.What, test.want[i]) {
					t.Errorf("problem %d lacks %q", i, test.want[i])
				}
				if problem.Do == "" {
					t.Errorf("problem %d says not what to do", i)
				}
			}
		})
	}
}

func TestAReleaseIsRefusedForItsFiles(t *testing.T) {
	t.Parallel()
	refuses(t, map[string]broken{
		"an empty folder": {
			func(s *small) { s.Dir = s.TempDir() },
			[]string{"holds no terraform-provider-tiny_VERSION_SHA256SUMS: nothing here is known to be a release"},
		},
		"a missing platform": {
			func(s *small) {
				s.remove(s.names.Zip(foreign()))
				s.remove(s.names.SBOM(foreign()))
				s.seal()
			},
			[]string{
				"SHA256SUMS has no line for terraform-provider-tiny_1.2.3_windows_386.zip",
				"terraform-provider-tiny_1.2.3_windows_386.zip is missing",
				"terraform-provider-tiny_1.2.3_windows_386.zip.spdx.json is missing",
			},
		},
		"a wrong name": {
			func(s *small) {
				s.write("terraform-provider-tiny_v1.2.3_windows_386.zip", s.read(s.names.Zip(foreign())))
				s.remove(s.names.Zip(foreign()))
			},
			[]string{
				"terraform-provider-tiny_1.2.3_windows_386.zip is missing",
				"terraform-provider-tiny_v1.2.3_windows_386.zip is no asset of version 1.2.3",
			},
		},
		"a file of another version": {
			func(s *small) { s.write("terraform-provider-tiny_1.2.2_manifest.json", "{}") },
			[]string{"terraform-provider-tiny_1.2.2_manifest.json is no asset of version 1.2.3"},
		},
		"no manifest": {
			func(s *small) { s.remove(s.names.Manifest()) },
			[]string{"terraform-provider-tiny_1.2.3_manifest.json is missing"},
		},
		"no signature": {
			func(s *small) { s.remove(s.names.Signature()) },
			[]string{"terraform-provider-tiny_1.2.3_SHA256SUMS.sig is missing"},
		},
		"several at once": {
			func(s *small) {
				s.remove(s.names.Signature())
				s.document("pictures/a.md", 1)
				s.write(s.names.Manifest(), "{}")
			},
			[]string{
				"docs/pictures/a.md is in a folder that no registry shows",
				"has another sum for terraform-provider-tiny_1.2.3_manifest.json than the file has",
				"SHA256SUMS.sig is missing",
				"manifest.json is not of format version 1",
				"manifest.json promises the protocols []",
			},
		},
	})
}

func TestAReleaseIsRefusedForItsSums(t *testing.T) {
	t.Parallel()
	refuses(t, map[string]broken{
		"no line for the manifest": {
			func(s *small) { s.editSums(s.sumLineOf(s.names.Manifest()), "") },
			[]string{"no line for terraform-provider-tiny_1.2.3_manifest.json, without which the Terraform Registry drops the release and says nothing"},
		},
		"a stale sum": {
			func(s *small) { s.pack(foreign(), append(compile(s.T, foreign(), tinyVersion), 0)) },
			[]string{"has another sum for terraform-provider-tiny_1.2.3_windows_386.zip than the file has"},
		},
		"a line for what is no asset": {
			func(s *small) { s.editSums("", strings.Repeat("0", 64)+"  notes.md\n") },
			[]string{"SHA256SUMS lists notes.md, for which the Terraform Registry refuses the release"},
		},
		"a line for a bill of materials": {
			func(s *small) { s.editSums("", s.sumLineOf(s.names.SBOM(foreign()))) },
			[]string{"lists terraform-provider-tiny_1.2.3_windows_386.zip.spdx.json, for which the Terraform Registry refuses the release"},
		},
		"a line twice": {
			func(s *small) { s.editSums("", s.sumLineOf(s.names.Manifest())) },
			[]string{"SHA256SUMS lists terraform-provider-tiny_1.2.3_manifest.json twice"},
		},
		"a line that is none": {
			func(s *small) { s.editSums("", "SHA256 (a) = 0\n") },
			[]string{`has a line that is no sum, two spaces and a name: "SHA256 (a) = 0"`},
		},
		"a sum with a star, which sha256sum -b writes": {
			func(s *small) {
				line := s.sumLineOf(s.names.Manifest())
				s.editSums(line, strings.Replace(line, "  ", " *", 1))
			},
			[]string{"has a line that is no sum", "has no line for terraform-provider-tiny_1.2.3_manifest.json"},
		},
	})
}

func TestAReleaseIsRefusedForItsManifest(t *testing.T) {
	t.Parallel()
	with := func(manifest string) func(*small) {
		return func(s *small) {
			s.write(s.names.Manifest(), manifest)
			s.seal()
		}
	}
	refuses(t, map[string]broken{
		"protocol 5": {
			with(`{"version": 1, "metadata": {"protocol_versions": ["5.0"]}}`),
			[]string{`promises the protocols ["5.0"]; the provider serves ["6.0"]`},
		},
		"a version of the provider": {
			with(`{"version": 2, "metadata": {"protocol_versions": ["6.0"]}}`),
			[]string{"is not of format version 1"},
		},
		"a trailing comma": {
			with(`{"version": 1, "metadata": {"protocol_versions": ["6.0",]}}`),
			[]string{"manifest.json is no manifest: invalid character"},
		},
		"a misspelt field": {
			with(`{"version": 1, "metadata": {"protocols": ["6.0"]}}`),
			[]string{`manifest.json is no manifest: json: unknown field "protocols"`},
		},
		"two objects": {
			with(`{"version": 1, "metadata": {"protocol_versions": ["6.0"]}} {}`),
			[]string{"manifest.json is no manifest: something follows the object"},
		},
	})
}

// zipped writes a zip for the foreign platform by hand.
func zipped(s *small, write func(*zip.Writer, string, []byte)) {
	s.Helper()
	var data bytes.Buffer
	archive := zip.NewWriter(&data)
	write(archive, s.names.Binary(foreign()), compile(s.T, foreign(), tinyVersion))
	if err := archive.Close(); err != nil {
		s.Fatal(err)
	}
	s.write(s.names.Zip(foreign()), data.String())
	s.seal()
}

func entry(s *small, archive *zip.Writer, name string, mode fs.FileMode, content []byte) {
	s.Helper()
	header := &zip.FileHeader{Name: name, Method: zip.Deflate, Modified: committed}
	header.SetMode(mode)
	file, err := archive.CreateHeader(header)
	if err != nil {
		s.Fatal(err)
	}
	if _, err := file.Write(content); err != nil {
		s.Fatal(err)
	}
}

func TestAReleaseIsRefusedForItsZips(t *testing.T) {
	t.Parallel()
	refuses(t, map[string]broken{
		"an extra file": {
			func(s *small) {
				zipped(s, func(archive *zip.Writer, name string, binary []byte) {
					entry(s, archive, name, 0o755, binary)
					entry(s, archive, "README.md", 0o644, nil)
				})
			},
			[]string{"windows_386.zip holds README.md, and should hold terraform-provider-tiny_v1.2.3.exe alone"},
		},
		"a folder": {
			func(s *small) {
				zipped(s, func(archive *zip.Writer, name string, binary []byte) {
					entry(s, archive, "tiny/", 0o755|fs.ModeDir, nil)
					entry(s, archive, "tiny/"+name, 0o755, binary)
				})
			},
			[]string{
				"windows_386.zip does not hold terraform-provider-tiny_v1.2.3.exe",
				"windows_386.zip holds tiny/, and",
				"windows_386.zip holds tiny/terraform-provider-tiny_v1.2.3.exe, and",
			},
		},
		"a binary that nobody may run": {
			func(s *small) {
				zipped(s, func(archive *zip.Writer, name string, binary []byte) { entry(s, archive, name, 0o644, binary) })
			},
			[]string{"is of mode -rw-r--r--, and should be of -rwxr-xr-x"},
		},
		"a binary without its .exe": {
			func(s *small) {
				zipped(s, func(archive *zip.Writer, name string, binary []byte) {
					entry(s, archive, strings.TrimSuffix(name, ".exe"), 0o755, binary)
				})
			},
			[]string{"does not hold terraform-provider-tiny_v1.2.3.exe", "holds terraform-provider-tiny_v1.2.3, and"},
		},
		"no zip": {
			func(s *small) {
				s.write(s.names.Zip(foreign()), "<html>Not Found</html>")
				s.seal()
			},
			[]string{"windows_386.zip is no zip: "},
		},
	})
}

func TestAReleaseIsRefusedForItsBinaries(t *testing.T) {
	t.Parallel()
	with := func(p Platform, binary func(*small) []byte) func(*small) {
		return func(s *small) {
			s.pack(p, binary(s))
			s.seal()
		}
	}
	refuses(t, map[string]broken{
		"another version on the host": {
			with(Host(), func(s *small) []byte { return compile(s.T, Host(), "1.2.4") }),
			[]string{"does not call itself version 1.2.3"},
		},
		"another version elsewhere": {
			with(foreign(), func(s *small) []byte { return compile(s.T, foreign(), "1.2.4") }),
			[]string{"terraform-provider-tiny_v1.2.3.exe in terraform-provider-tiny_1.2.3_windows_386.zip does not call itself version 1.2.3"},
		},
		"a version that ends alike": {
			with(foreign(), func(s *small) []byte { return compile(s.T, foreign(), "1.1.2.3") }),
			[]string{"does not call itself version 1.2.3"},
		},
		"a version that begins alike": {
			with(foreign(), func(s *small) []byte { return compile(s.T, foreign(), "1.2.3-rc1") }),
			[]string{"does not call itself version 1.2.3"},
		},
		"the binary of another platform": {
			with(foreign(), func(s *small) []byte { return compile(s.T, Platform{"freebsd", "arm64"}, tinyVersion) }),
			[]string{"is built with GOARCH=arm64 instead of 386", "is built with GOOS=freebsd instead of windows"},
		},
		"paths of the machine in it": {
			with(Host(), func(s *small) []byte { return compile(s.T, Host(), tinyVersion, "-tags=none") }),
			[]string{"is built with -trimpath=nothing instead of true"},
		},
		"no program": {
			with(foreign(), func(*small) []byte { return []byte("#!/bin/sh\n") }),
			[]string{"is no Go program: "},
		},
	})
}

func TestAReleaseIsRefusedForItsDocumentation(t *testing.T) {
	t.Parallel()
	refuses(t, map[string]broken{
		"a page that is too large": {
			func(s *small) { s.document("guides/start.md", 500_001) },
			[]string{"docs/guides/start.md has 500001 bytes; the Terraform Registry cuts it off at 500000"},
		},
		"a folder that no registry shows": {
			func(s *small) { s.document("datasources/things.md", 1) },
			[]string{"docs/datasources/things.md is in a folder that no registry shows"},
		},
		"a picture": {
			func(s *small) { s.document("guides/a.png", 1) },
			[]string{"docs/guides/a.png is no page of a registry"},
		},
		"a page beside the first": {
			func(s *small) { s.document("more.md", 1) },
			[]string{"docs/more.md is no page of a registry"},
		},
		"a name with the provider's in front": {
			func(s *small) { s.document("data-sources/tiny_things.md", 1) },
			[]string{"docs/data-sources/tiny_things.md has the provider's name in front"},
		},
		"too many pages": {
			func(s *small) {
				for i := range 998 {
					s.document("guides/"+strings.Repeat("a", i/26)+string(rune('a'+i%26))+".md", 1)
				}
			},
			[]string{"docs/ has 1001 pages; the Terraform Registry shows 1000"},
		},
		"no first page": {
			func(s *small) {
				s.Docs = s.TempDir()
				s.document("data-sources/things.md", 1)
			},
			[]string{"docs/index.md is missing"},
		},
		"guides alone": {
			func(s *small) {
				s.Docs = s.TempDir()
				s.document("index.md", 1)
			},
			[]string{"docs/ has no page on a data source or a resource"},
		},
		"no documentation": {
			func(s *small) { s.Docs += "-none" },
			[]string{"The documentation cannot be read: "},
		},
	})
}

func TestATagDecidesWhichVersionItIs(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]string{
		"1.2.4":     "terraform-provider-tiny_1.2.4_SHA256SUMS is missing",
		"1.2":       "The tag v1.2 is no semantic version",
		"1.2.3-RC1": "The tag v1.2.3-RC1 has capitals",
	} {
		s := newSmall(t)
		s.Version = version
		report, err := tiny().Verify(t.Context(), s.Release)
		if err != nil {
			t.Fatal(err)
		}
		said := fmt.Sprint(report.Problems)
		if !strings.Contains(said, want) || !strings.Contains(said, "SHA256SUMS is no asset of version "+version) {
			t.Errorf("%s: %s", version, said)
		}
	}
}

func TestTheRepositoryIsNamedAfterTheProvider(t *testing.T) {
	t.Parallel()
	for module, want := range map[string]int{
		"github.com/someone/terraform-provider-tiny": 0,
		"github.com/someone/tiny":                    1,
		"github.com/someone/Terraform-Provider-Tiny": 1,
	} {
		rules := tiny()
		rules.Module = module
		v := verification{rules: rules}
		v.repository()
		if len(v.problems) != want {
			t.Errorf("%s: %v", module, v.problems)
		}
	}
}

func TestATagIsASemanticVersion(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]bool{
		"v1.2.3":                  true,
		"v0.1.0-rc.1":             true,
		"1.2.3":                   false,
		"v1.2":                    false,
		"v1.2.3.4":                false,
		"v01.2.3":                 false,
		"v1.2.3+build":            false,
		"release-1.2.3":           false,
		"v0.0.1-snapshot-0012345": true,
	} {
		if got := isVersion(tag); got != want {
			t.Errorf("isVersion(%q) = %t", tag, got)
		}
	}
}
