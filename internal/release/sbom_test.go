package release

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
)

// editSBOM replaces a part of the foreign platform's SBOM, which has to be there.
func editSBOM(from, to string) func(*small) {
	return func(s *small) {
		s.Helper()
		name := s.names.SBOM(foreign())
		sbom := s.read(name)
		if !strings.Contains(sbom, from) {
			s.Fatalf("%s does not have %q:\n%s", name, from, sbom)
		}
		s.write(name, strings.Replace(sbom, from, to, 1))
	}
}

func TestAReleaseIsRefusedForItsSBOMs(t *testing.T) {
	t.Parallel()
	refuses(t, map[string]broken{
		"a module too few": {
			editSBOM(`"./part"`, `"example.com/terraform-provider-tiny"`),
			[]string{"windows_386.zip.spdx.json does not list ./part (devel), which is in the binary"},
		},
		"a module too many": {
			editSBOM(`"packages": [`, `"packages": [{"name": "example.com/more", "versionInfo": "v1.0.0", "externalRefs": [{"referenceLocator": "pkg:golang/example.com/more@v1.0.0"}]},`),
			[]string{"windows_386.zip.spdx.json lists example.com/more v1.0.0, which is not in the binary"},
		},
		"another version of a module": {
			editSBOM(`"(devel)"`, `"v1.0.0"`),
			[]string{"does not list ./part (devel), which is in the binary", "lists ./part v1.0.0, which is not in the binary"},
		},
		"another Go": {
			editSBOM(runtime.Version(), "go1.2.3"),
			[]string{
				fmt.Sprintf("does not list stdlib %s, which is in the binary", runtime.Version()),
				"lists stdlib go1.2.3, which is not in the binary",
			},
		},
		"another version of the provider": {
			editSBOM(`"1.2.3"`, `"1.2.4"`),
			[]string{"windows_386.zip.spdx.json describes terraform-provider-tiny 1.2.4, not terraform-provider-tiny 1.2.3"},
		},
		"another provider": {
			editSBOM(`"name": "terraform-provider-tiny",`, `"name": "terraform-provider-teeny",`),
			[]string{"describes terraform-provider-teeny 1.2.3, not terraform-provider-tiny 1.2.3"},
		},
		"the SBOM of another platform": {
			func(s *small) { s.write(s.names.SBOM(foreign()), s.read(s.names.SBOM(Host()))) },
			[]string{"windows_386.zip.spdx.json describes another file than the zip: it does not have its SHA-256"},
		},
		"another algorithm": {
			editSBOM("SHA256", "SHA1"),
			[]string{"describes another file than the zip: it does not have its SHA-256"},
		},
		"nothing that it describes": {
			editSBOM("SPDXRef-DocumentRoot-", "SPDXRef-Package-"),
			[]string{"windows_386.zip.spdx.json does not say what it describes"},
		},
		"a document of another kind": {
			func(s *small) { s.write(s.names.SBOM(foreign()), `{"bomFormat": "CycloneDX"}`) },
			[]string{"windows_386.zip.spdx.json is no SPDX document of version 2"},
		},
	})
}
