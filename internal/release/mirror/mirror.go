// Package mirror serves releases as the two kinds of provider mirror that
// Terraform and OpenTofu install from: a folder, and a site.
package mirror

import (
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

// Hosts are the registries that a source without a host means: for Terraform the
// one, for OpenTofu the other. A mirror has to have a provider under both.
func Hosts() []string { return []string{"registry.terraform.io", "registry.opentofu.org"} }

// Source is the provider in a configuration, without a host.
const Source = "realtimekit/realtimekit"

// Mirror is a folder in the packed layout of a filesystem mirror. The documents
// of a network mirror lie beside the zips, which makes it one of both kinds.
type Mirror struct{ Dir string }

// Zip is where the mirror has the zip of a version for a platform.
func (m Mirror) Zip(host, version string, p release.Platform) string {
	return filepath.Join(m.folder(host), release.NamesOf(version).Zip(p))
}

func (m Mirror) folder(host string) string {
	return filepath.Join(m.Dir, host, filepath.FromSlash(Source))
}

// Add takes over the zips of a version from the folder of its release, and
// writes the documents anew.
func (m Mirror) Add(from, version string) error {
	zips, err := filepath.Glob(filepath.Join(from, release.Project+"_"+version+"_*.zip"))
	if err != nil {
		return err
	}
	if len(zips) == 0 {
		return fmt.Errorf("there is no zip of version %s in %s", version, from)
	}
	for _, host := range Hosts() {
		if err := os.MkdirAll(m.folder(host), 0o755); err != nil {
			return err
		}
		for _, path := range zips {
			if err := link(path, filepath.Join(m.folder(host), filepath.Base(path))); err != nil {
				return err
			}
		}
	}
	return m.publish()
}

// Clone is the same mirror in another folder, as it is.
func (m Mirror) Clone(dir string) (Mirror, error) {
	err := filepath.WalkDir(m.Dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		relative, err := filepath.Rel(m.Dir, path)
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return os.MkdirAll(filepath.Join(dir, relative), 0o755)
		}
		return link(path, filepath.Join(dir, relative))
	})
	return Mirror{dir}, err
}

// link saves a hundred megabytes each time, where the file system has links. The
// documents are written anew in their place, which a link would share.
func link(from, to string) error {
	if filepath.Ext(from) == ".zip" && os.Link(from, to) == nil {
		return nil
	}
	return release.CopyFile(from, to)
}
