package release

import (
	"io/fs"
	"os"
	"path"
	"slices"
	"strings"
)

// The Terraform Registry cuts a longer page off. Of the number of pages its
// documentation says 1,000 and its generator 2,000.
const (
	mostBytes = 500_000
	mostPages = 1_000
)

// sections are the folders of pages that the registries show.
var sections = []string{
	"actions", "data-sources", "ephemeral-resources", "functions", "guides", "list-resources", "resources",
}

// documentation checks the pages that a registry takes from the commit of a tag.
func (v *verification) documentation() {
	var pages []string
	err := fs.WalkDir(os.DirFS(v.Docs), ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		pages = append(pages, name)
		v.page(name, entry)
		return nil
	})
	if err != nil {
		v.add("Generate docs/, or name the folder it is in.", "The documentation cannot be read: %v", err)
		return
	}
	if !slices.Contains(pages, "index.md") {
		v.add("Generate docs/index.md.", "docs/index.md is missing, and with it the first page")
	}
	if !slices.ContainsFunc(pages, describesBlock) {
		v.add("Generate the pages of docs/data-sources.", "docs/ has no page on a data source or a resource, of which the registry wants one")
	}
	v.alike(pages)
	if len(pages) > mostPages {
		v.add("Put pages together.", "docs/ has %d pages; the Terraform Registry shows %d", len(pages), mostPages)
	}
}

func describesBlock(page string) bool {
	return strings.HasPrefix(page, "data-sources/") || strings.HasPrefix(page, "resources/")
}

// alike finds pages that a checkout on Windows or macOS has one of.
func (v *verification) alike(pages []string) {
	known := map[string]string{}
	for _, name := range pages {
		folded := strings.ToLower(name)
		if other, ok := known[folded]; ok {
			v.add("Rename one of them.", "docs/%s and docs/%s differ in capitals alone", other, name)
		}
		known[folded] = name
	}
}

func (v *verification) page(name string, entry fs.DirEntry) {
	dir, file := path.Split(name)
	if dir = strings.TrimSuffix(dir, "/"); dir != "" && !slices.Contains(sections, dir) {
		v.add("Move it into a folder that the registries show.", "docs/%s is in a folder that no registry shows", name)
	}
	if dir == "" && file != "index.md" || path.Ext(file) != ".md" {
		v.add("Move it out of docs/.", "docs/%s is no page of a registry", name)
	}
	provider := strings.TrimPrefix(v.rules.Project, "terraform-provider-") + "_"
	if dir != "guides" && strings.HasPrefix(file, provider) {
		v.add("Leave the prefix out of its name.", "docs/%s has the provider's name in front, which the registry adds", name)
	}
	// What a registry makes of a link is documented nowhere.
	info, err := entry.Info()
	switch {
	case err != nil:
		v.add("Make it readable.", "docs/%s cannot be read: %v", name, err)
	case !info.Mode().IsRegular():
		v.add("Put the page itself there.", "docs/%s is no plain file", name)
	case info.Size() == 0:
		v.add("Write it, or remove it.", "docs/%s is empty", name)
	case info.Size() > mostBytes:
		v.add("Make it shorter, or two of it.", "docs/%s has %d bytes; the Terraform Registry cuts it off at %d", name, info.Size(), mostBytes)
	}
}
