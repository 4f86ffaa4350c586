package release

import (
	"strings"
	"testing"
)

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
		"a line for an SBOM": {
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
