package release

import (
	"fmt"
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
