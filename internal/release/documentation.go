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
		info, err := entry.Info()
		if err == nil {
			pages = append(pages, name)
			v.page(name, info.Size())
		}
		return err
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
	if len(pages) > mostPages {
		v.add("Put pages together.", "docs/ has %d pages; the Terraform Registry shows %d", len(pages), mostPages)
	}
}

func describesBlock(page string) bool {
	return strings.HasPrefix(page, "data-sources/") || strings.HasPrefix(page, "resources/")
}

func (v *verification) page(name string, size int64) {
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
	if size > mostBytes {
		v.add("Make it shorter, or two of it.", "docs/%s has %d bytes; the Terraform Registry cuts it off at %d", name, size, mostBytes)
	}
}
