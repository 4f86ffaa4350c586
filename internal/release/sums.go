package release

import (
	"crypto/sha256"
	"fmt"
	"regexp"
	"slices"
	"strings"
)

var sumLine = regexp.MustCompile(`^([0-9a-f]{64})  (\S+)$`)

const writeSums = "Write the sums anew, over every zip and the manifest, and sign them again."

// sums checks that the file of sums has a line for each zip and the manifest,
// every one of them right, and no other.
func (v *verification) sums() {
	text, ok := v.read(v.file.Sums())
	if !ok {
		return
	}
	listed := v.parse(string(text))
	summed := v.file.summed(v.rules.Platforms)
	for _, name := range summed {
		if _, ok := listed[name]; !ok {
			v.add(writeSums, "%s has no line for %s%s", v.file.Sums(), name, v.unsummed(name))
		}
	}
	for name, sum := range listed {
		if !slices.Contains(summed, name) {
			v.add(writeSums, "%s lists %s, for which the Terraform Registry refuses the release", v.file.Sums(), name)
		} else if data, ok := v.read(name); ok && fmt.Sprintf("%x", sha256.Sum256(data)) != sum {
			v.add(writeSums, "%s has another sum for %s than the file has", v.file.Sums(), name)
		}
	}
}

// parse takes the sums by name, and says which lines are none.
func (v *verification) parse(text string) map[string]string {
	listed := map[string]string{}
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		found := sumLine.FindStringSubmatch(line)
		if found == nil {
			v.add(writeSums, "%s has a line that is no sum, two spaces and a name: %.200q", v.file.Sums(), line)
			continue
		}
		if _, twice := listed[found[2]]; twice {
			v.add(writeSums, "%s lists %s twice", v.file.Sums(), found[2])
		}
		listed[found[2]] = found[1]
	}
	return listed
}

// unsummed is what comes of a missing line.
func (v *verification) unsummed(name string) string {
	if name == v.file.Manifest() {
		return ", without which the Terraform Registry drops the release and says nothing"
	}
	return ""
}
