package release

import (
	"strings"
	"testing"
)

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
