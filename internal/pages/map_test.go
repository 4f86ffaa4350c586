package pages

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var fileOnMap = regexp.MustCompile("`([a-z_./]+\\.(?:go|yml))`")

// The map of DESIGN.md leads to files that are there. One without a folder is in
// that of the one before it in its row, and else in internal/provider.
func TestTheMapLeadsSomewhere(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile(filepath.Join(root, "DESIGN.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rows, found := strings.Cut(string(text), "\n## The map")
	if !found {
		t.Fatal("DESIGN.md has no map")
	}
	places := 0
	for row := range strings.Lines(rows) {
		folder := filepath.Join("internal", "provider")
		for _, match := range fileOnMap.FindAllStringSubmatch(row, -1) {
			path := match[1]
			if strings.Contains(path, "/") {
				folder = filepath.Dir(path)
			} else if !strings.HasPrefix(path, ".") {
				path = filepath.Join(folder, path)
			}
			if _, err := os.Stat(filepath.Join(root, path)); err != nil {
				t.Errorf("%s is not there", path)
			}
			places++
		}
	}
	if places < 40 {
		t.Errorf("%d places on the map", places)
	}
}
