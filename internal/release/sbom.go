package release

import (
	"crypto/sha256"
	"encoding/json"
	"fmt"
	"runtime/debug"
	"slices"
	"strings"
)

// document is what matters here of an SPDX document.
type document struct {
	Version  string        `json:"spdxVersion"`
	Packages []spdxPackage `json:"packages"`
}

type spdxPackage struct {
	ID        string `json:"SPDXID"`
	Name      string `json:"name"`
	Version   string `json:"versionInfo"`
	Checksums []struct {
		Algorithm string `json:"algorithm"`
		Value     string `json:"checksumValue"`
	} `json:"checksums"`
	References []struct {
		Locator string `json:"referenceLocator"`
	} `json:"externalRefs"`
}

// isModule goes by the package URL that syft gives what it found in a Go binary.
func (p spdxPackage) isModule() bool {
	for _, reference := range p.References {
		if strings.HasPrefix(reference.Locator, "pkg:golang/") {
			return true
		}
	}
	return false
}

const writeSBOM = "Let syft write it anew, from the zip that is released."

// sbom checks that an SBOM is that of a zip, and lists what is in its binary. No
// registry reads it; who does must be able to rely on it.
func (v *verification) sbom(p Platform, zip []byte, info *debug.BuildInfo) {
	name := v.file.SBOM(p)
	data, ok := v.read(name)
	if !ok {
		return
	}
	var d document
	if err := json.Unmarshal(data, &d); err != nil || !strings.HasPrefix(d.Version, "SPDX-2.") {
		v.add(writeSBOM, "%s is no SPDX document of version 2: %q, %v", name, d.Version, err)
		return
	}
	v.describes(name, d, fmt.Sprintf("%x", sha256.Sum256(zip)))
	listed := map[debug.Module]bool{}
	for _, p := range d.Packages {
		if p.isModule() && p.Name != info.Main.Path {
			listed[debug.Module{Path: p.Name, Version: p.Version}] = true
		}
	}
	built := builtFrom(info)
	for module := range built {
		if !listed[module] {
			v.add(writeSBOM, "%s does not list %s %s, which is in the binary", name, module.Path, module.Version)
		}
	}
	for module := range listed {
		if !built[module] {
			v.add(writeSBOM, "%s lists %s %s, which is not in the binary", name, module.Path, module.Version)
		}
	}
}

// describes checks what an SBOM says it is about.
func (v *verification) describes(name string, d document, sum string) {
	at := slices.IndexFunc(d.Packages, func(p spdxPackage) bool { return strings.HasPrefix(p.ID, "SPDXRef-DocumentRoot-") })
	if at < 0 {
		v.add(writeSBOM, "%s does not say what it describes", name)
		return
	}
	root := d.Packages[at]
	if root.Name != v.rules.Project || root.Version != v.Version {
		v.add(writeSBOM, "%s describes %s %s, not %s %s", name, root.Name, root.Version, v.rules.Project, v.Version)
	}
	for _, checksum := range root.Checksums {
		if checksum.Algorithm == "SHA256" && checksum.Value == sum {
			return
		}
	}
	v.add(writeSBOM, "%s describes another file than the zip: it does not have its SHA-256", name)
}

// builtFrom are the modules in a binary, the standard library among them.
func builtFrom(info *debug.BuildInfo) map[debug.Module]bool {
	modules := map[debug.Module]bool{{Path: "stdlib", Version: info.GoVersion}: true}
	for _, module := range info.Deps {
		if module.Replace != nil {
			module = module.Replace
		}
		modules[debug.Module{Path: module.Path, Version: module.Version}] = true
	}
	return modules
}
