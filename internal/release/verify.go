package release

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// Rules are what a release has to be; [DefaultRules] are those of this provider.
type Rules struct {
	Project   string
	Module    string // that the binaries are built from
	Platforms []Platform
	Protocols []string
}

// DefaultRules are the rules for a module of this provider.
func DefaultRules(module string) Rules {
	return Rules{Project: Project, Module: module, Platforms: Platforms(), Protocols: []string{Protocol}}
}

// Release is what lies in a folder, to be judged by the rules.
type Release struct {
	Dir     string
	Version string // "" for that in the name of the sums
	Key     []byte // public and armoured; nil for that in [KeyFile]
	Docs    string // the folder of documentation that goes with it

	Committed time.Time // when the commit was made; zero for what all zips say
}

// Report is what a verification found.
type Report struct {
	Version  string
	Assets   []string // that there should be
	Signer   string   // "RSA 4096, 1A2B…"
	Ran      string   // what the host's own binary said, "" if there is none
	Problems []Problem
}

// Verify looks at everything, whatever it finds on the way. The error is for what
// kept it from looking, as the end of ctx does.
func (r Rules) Verify(ctx context.Context, release Release) (Report, error) {
	v := verification{rules: r, Release: release}
	if err := v.list(); err != nil {
		return Report{}, err
	}
	v.names()
	if v.Version != "" {
		v.sums()
		v.signature()
		for _, p := range r.Platforms {
			v.archive(p)
		}
		v.run(ctx)
		v.expected()
		v.manifest()
		v.report.Assets = v.file.assets(r.Platforms)
	}
	v.repository()
	v.documentation()
	v.report.Version = v.Version
	v.report.Problems = v.sorted()
	return v.report, context.Cause(ctx)
}

type verification struct {
	rules Rules
	Release
	problems
	report Report
	file   Names
	files  map[string]bool // in Dir
	host   []byte          // the binary that can run here
	first  string          // the binary that the time of the commit is taken from
}

// kept are the files beside the assets that goreleaser and the command sign leave for
// others to read. Nobody uploads them.
var kept = []string{"artifacts.json", "metadata.json", "config.yaml", "CHANGELOG.md", KeyFile}

func (v *verification) list() error {
	entries, err := os.ReadDir(v.Dir)
	if err != nil {
		return noRelease(v.Dir, err)
	}
	v.files = map[string]bool{}
	for _, entry := range entries {
		// goreleaser has a folder of its own for every binary.
		if !entry.IsDir() {
			v.files[entry.Name()] = true
		}
	}
	return nil
}

func (v *verification) read(name string) ([]byte, bool) {
	if !v.files[name] {
		return nil, false // which expected has said
	}
	data, err := os.ReadFile(filepath.Join(v.Dir, name))
	if err != nil {
		v.add("Make it readable.", "%s cannot be read: %v", name, err)
	}
	return data, err == nil
}

// names finds the version out, where it was not handed over.
func (v *verification) names() {
	var found []string
	for name := range v.files {
		if version, ok := VersionOf(v.rules.Project, name); ok {
			found = append(found, version)
		}
	}
	slices.Sort(found)
	if v.Version == "" && len(found) > 0 {
		v.Version = found[0]
	}
	v.file = Names{v.rules.Project, v.Version}
	if v.Version == "" {
		v.add("Build the release into this folder, or name the folder it is in.",
			"%s holds no %s_VERSION_%s: nothing here is known to be a release", v.Dir, v.rules.Project, sumsSuffix)
		return
	}
	if tag := "v" + v.Version; !isVersion(tag) {
		v.add("Tag the release vMAJOR.MINOR.PATCH, with -PRERELEASE if need be.",
			"The tag %s is no semantic version, and the registries skip others", tag)
	} else if strings.ToLower(tag) != tag {
		v.add("Write the prerelease in lower case.",
			"The tag %s has capitals, which no CLI finds again in a filesystem mirror", tag)
	}
}

func (v *verification) repository() {
	if name := v.rules.Module[strings.LastIndex(v.rules.Module, "/")+1:]; name != v.rules.Project || !repositoryName.MatchString(name) {
		v.add("Name the repository terraform-provider-NAME, in lower case, and the module after it.",
			"The repository of %s is called %q, not %q", v.rules.Module, name, v.rules.Project)
	}
}

// expected compares the files with those that there should be.
func (v *verification) expected() {
	want := v.file.assets(v.rules.Platforms)
	for _, name := range want {
		if !v.files[name] {
			v.add("Build it with the others: a release is published whole, and never changed.", "%s is missing", name)
		}
	}
	for name := range v.files {
		if !slices.Contains(want, name) && !slices.Contains(kept, name) {
			v.add("Remove it, or correct its name: the registries know an asset by its name alone.",
				"%s is no asset of version %s", name, v.Version)
		}
	}
}

// Error is nil when nothing is wrong, and else says how much is.
func (r Report) Error() error {
	switch len(r.Problems) {
	case 0:
		return nil
	case 1:
		return errors.New("one problem")
	}
	return fmt.Errorf("%d problems", len(r.Problems))
}
