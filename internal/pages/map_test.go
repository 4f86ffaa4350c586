package pages

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// onMap is a path as the map of DESIGN.md has it: a file, several, or a folder.
var onMap = regexp.MustCompile("`([a-z.][a-z0-9_./*-]*)`")

// The map leads to what is there. A file without a folder is in that of the one
// before it in its row, and else in internal/provider.
func TestTheMapLeadsSomewhere(t *testing.T) {
	t.Parallel()
	if places := mapped(t); len(places) < 100 {
		t.Errorf("%d places on the map", len(places))
	}
}

// Who looks for a package by what it does finds it: its folder or a file of it is
// on the map.
func TestEveryPackageIsOnTheMap(t *testing.T) {
	t.Parallel()
	places := mapped(t)
	err := filepath.WalkDir(filepath.Join(root, "internal"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if entry.Name() == "testdata" {
			return fs.SkipDir
		}
		sources, err := filepath.Glob(filepath.Join(path, "*.go"))
		if err == nil && len(sources) > 0 && !slices.ContainsFunc(places, func(place string) bool { return holds(place, path) }) {
			t.Errorf("nothing of %s is on the map of DESIGN.md", path)
		}
		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// holds tells whether a place on the map leads to a folder: it is the folder, one
// around it that is named as a whole, or a file in it.
func holds(place, folder string) bool {
	return place == folder || filepath.Dir(place) == folder || strings.HasPrefix(folder, place+"/")
}

// mapped are the places on the map, seen from here.
func mapped(t *testing.T) []string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, "DESIGN.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rows, found := strings.Cut(string(text), "\n## The map")
	if !found {
		t.Fatal("DESIGN.md has no map")
	}
	var places []string
	for row := range strings.Lines(rows) {
		_, open, isRow := strings.Cut(strings.TrimPrefix(row, "| "), " | ")
		if !isRow || !strings.HasPrefix(row, "| ") {
			continue
		}
		folder := filepath.Join("internal", "provider")
		for _, match := range onMap.FindAllStringSubmatch(open, -1) {
			path := match[1]
			switch isFile := filepath.Ext(path) != ""; {
			case strings.Contains(path, "/") && isFile:
				folder = filepath.Dir(path)
			case isFile && !strings.HasPrefix(path, "."):
				path = filepath.Join(folder, path)
			}
			here, err := filepath.Glob(filepath.Join(root, path))
			if err != nil || len(here) == 0 {
				t.Errorf("%s is not there", path)
			}
			places = append(places, here...)
		}
	}
	return places
}
