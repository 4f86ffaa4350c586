package release

import (
	"os"
	"path/filepath"
	"testing"
)

func TestAReleaseIsRefusedForAPageThatNobodyCanRead(t *testing.T) {
	t.Parallel()
	refuses(t, map[string]broken{
		"an empty page": {
			func(s *small) { s.document("guides/start.md", 0) },
			[]string{"docs/guides/start.md is empty"},
		},
		"a link to a page": {
			func(s *small) {
				if err := os.Symlink("start.md", filepath.Join(s.Docs, "guides", "begin.md")); err != nil {
					s.Fatal(err)
				}
			},
			[]string{"docs/guides/begin.md is no plain file"},
		},
		"pages that differ in capitals": {
			func(s *small) { s.document("guides/START.md", 1) },
			[]string{"docs/guides/START.md and docs/guides/start.md differ in capitals alone"},
		},
	})
}
