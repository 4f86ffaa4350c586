package release

import (
	"encoding/json"
	"runtime/debug"
	"strings"
)

// document is what matters here of an SPDX document.
type document struct {
	Version  string `json:"spdxVersion"`
	Packages []struct {
		Name    string `json:"name"`
		Version string `json:"versionInfo"`
	} `json:"packages"`
}

// sbom checks that every module in the binary is in its bill of materials. No
// registry reads it; who does must be able to rely on it.
func (v *verification) sbom(p Platform, info *debug.BuildInfo) {
	const write = "Let syft write it anew, from the zip that is released."
	name := v.file.SBOM(p)
	data, ok := v.read(name)
	if !ok {
		return
	}
	var d document
	if err := json.Unmarshal(data, &d); err != nil || !strings.HasPrefix(d.Version, "SPDX-2.") {
		v.add(write, "%s is no SPDX document of version 2: %q, %v", name, d.Version, err)
		return
	}
	listed := map[debug.Module]bool{}
	for _, p := range d.Packages {
		listed[debug.Module{Path: p.Name, Version: p.Version}] = true
	}
	for _, module := range info.Deps {
		if module.Replace != nil {
			module = module.Replace
		}
		if !listed[debug.Module{Path: module.Path, Version: module.Version}] {
			v.add(write, "%s does not list %s %s, which is in the binary", name, module.Path, module.Version)
		}
	}
}
