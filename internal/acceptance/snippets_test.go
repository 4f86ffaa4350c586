package acceptance

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var snippet = regexp.MustCompile("(?ms)^```(?:terraform|hcl|tf)\n(.*?)^```")

// TestSnippets finds each snippet of the documentation in an example, and next to it, on
// the same page, the block with the source of the provider.
func TestSnippets(t *testing.T) {
	t.Parallel()
	examples := map[string]bool{}
	err := filepath.WalkDir(filepath.Join(root, "examples"), func(file string, _ fs.DirEntry, err error) error {
		if ext := filepath.Ext(file); err == nil && (ext == ".tf" || ext == ".hcl") {
			var text []byte
			text, err = os.ReadFile(file)
			examples[strings.TrimSpace(string(text))] = true
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	pages, _ := filepath.Glob(filepath.Join(root, "docs/*/*.md"))
	for _, page := range append(pages, filepath.Join(root, "docs/index.md")) {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		found := snippet.FindAllSubmatch(text, -1)
		for i, match := range found {
			code := strings.TrimSpace(string(match[1]))
			if !examples[code] {
				t.Errorf("%s: this is not a file under examples/:\n%s", page, code)
			}
			if i == 0 && !strings.Contains(code, "required_providers") {
				t.Errorf("%s: required_providers is missing before the first snippet", page)
			}
		}
	}
	if len(pages) < 15 {
		t.Errorf("only %d pages were checked", len(pages))
	}
}
