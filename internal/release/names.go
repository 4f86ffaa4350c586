package release

import (
	"fmt"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"

	"golang.org/x/mod/semver"
)

// Project is the name of the repository, from which the registries take that of
// the provider, and the beginning of every asset's name.
const Project = "terraform-provider-realtimekit"

// Protocol is the version of the plugin protocol that the provider serves.
const Protocol = "6.0"

// KeyFile holds the public key of a build, armoured. It is no asset.
const KeyFile = "signing-key.asc"

// Platform is an operating system and an architecture, as Go names them.
type Platform struct{ OS, Arch string }

// String is the platform as it is part of a file name.
func (p Platform) String() string { return p.OS + "_" + p.Arch }

// Platforms are those of HashiCorp's own template for providers. There is no Go
// for darwin/386, darwin/arm and, since Go 1.26, windows/arm.
func Platforms() []Platform {
	return []Platform{
		{"darwin", "amd64"},
		{"darwin", "arm64"},
		{"freebsd", "386"},
		{"freebsd", "amd64"},
		{"freebsd", "arm"},
		{"freebsd", "arm64"},
		{"linux", "386"},
		{"linux", "amd64"},
		{"linux", "arm"},
		{"linux", "arm64"},
		{"windows", "386"},
		{"windows", "amd64"},
		{"windows", "arm64"},
	}
}

// Host is the platform that runs this.
func Host() Platform { return Platform{runtime.GOOS, runtime.GOARCH} }

// Names are the names that the files of one version have.
type Names struct{ Project, Version string }

// NamesOf are those of a version of this provider.
func NamesOf(version string) Names { return Names{Project, version} }

func (n Names) prefix() string { return n.Project + "_" + n.Version + "_" }

// Zip holds the binary for a platform.
func (n Names) Zip(p Platform) string { return n.prefix() + p.String() + ".zip" }

// SBOM lists what the binary in that zip was built from.
func (n Names) SBOM(p Platform) string { return n.Zip(p) + ".spdx.json" }

// Binary is the only file in a zip.
func (n Names) Binary(p Platform) string {
	name := n.Project + "_v" + n.Version
	if p.OS == "windows" {
		name += ".exe"
	}
	return name
}

// Manifest tells the registries the protocol.
func (n Names) Manifest() string { return n.prefix() + "manifest.json" }

// Sums has a line for every zip and for the manifest.
func (n Names) Sums() string { return n.prefix() + sumsSuffix }

// Signature is that of the sums.
func (n Names) Signature() string { return n.Sums() + ".sig" }

const sumsSuffix = "SHA256SUMS"

// summed are the names of the assets that the sums are of. Those that list more
// than the Terraform Registry takes, such as an SBOM, it refuses.
func (n Names) summed(platforms []Platform) []string {
	names := []string{n.Manifest()}
	for _, p := range platforms {
		names = append(names, n.Zip(p))
	}
	slices.Sort(names)
	return names
}

// assets are the names of all that is uploaded.
func (n Names) assets(platforms []Platform) []string {
	names := append(n.summed(platforms), n.Sums(), n.Signature())
	for _, p := range platforms {
		names = append(names, n.SBOM(p))
	}
	slices.Sort(names)
	return names
}

// VersionOf takes the version from the name of a file of sums.
func VersionOf(project, sums string) (version string, ok bool) {
	version, ok = strings.CutPrefix(sums, project+"_")
	if ok {
		version, ok = strings.CutSuffix(version, "_"+sumsSuffix)
	}
	return version, ok && version != ""
}

// VersionIn is the version of the release in a folder.
func VersionIn(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", noRelease(dir, err)
	}
	for _, entry := range entries {
		if version, ok := VersionOf(Project, entry.Name()); ok {
			return version, nil
		}
	}
	return "", noRelease(dir, nil)
}

func noRelease(dir string, cause error) error {
	const text = "there is no release in %s: make one with make snapshot, or name another folder with DIR"
	if cause != nil {
		return fmt.Errorf(text+": %w", dir, cause)
	}
	return fmt.Errorf(text, dir)
}

// isVersion tells whether a tag is "v" and all three numbers of a semantic
// version, with a prerelease if need be. Build metadata is none of it: GitHub
// writes a dot for the plus sign in the name of an asset.
func isVersion(tag string) bool {
	return semver.IsValid(tag) && semver.Canonical(tag) == tag
}

var repositoryName = regexp.MustCompile(`^terraform-provider-[a-z0-9]+(-[a-z0-9]+)*$`)
