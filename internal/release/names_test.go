package release

import (
	"testing"
)

func TestATagIsASemanticVersion(t *testing.T) {
	t.Parallel()
	for tag, want := range map[string]bool{
		"v1.2.3":                  true,
		"v0.1.0-rc.1":             true,
		"1.2.3":                   false,
		"v1.2":                    false,
		"v1.2.3.4":                false,
		"v01.2.3":                 false,
		"v1.2.3+build":            false,
		"release-1.2.3":           false,
		"v0.0.1-snapshot-0012345": true,
	} {
		if got := isVersion(tag); got != want {
			t.Errorf("isVersion(%q) = %t", tag, got)
		}
	}
}
