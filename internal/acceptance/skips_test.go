package acceptance

import (
	"cmp"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
)

// versions are the first Terraform and OpenTofu that run an example, as SUPPORT.md has
// them. The condition required_version has one number for both.
type versions struct{ terraform, openTofu, either string }

// needs are the versions for an example.
func needs(folder string) versions {
	functions, ephemerals := versions{"1.8", "1.7", "1.7"}, versions{"1.10", "1.11", "1.10"}
	exceptions := map[string]versions{
		"examples/ephemeral-resources/realtimekit_sessions": ephemerals,
		"examples/functions/csvencode":                      functions,
		"examples/functions/markdown_table":                 functions,
		"examples/functions/window":                         functions,
		"examples/guides/data-http":                         {"never", "never", "1.5"}, // hashicorp/http cannot be installed here
		"examples/guides/encryption":                        {"never", "1.7", "1.7"},
		"examples/guides/report":                            functions,
		"examples/guides/testing":                           {"1.7", "1.8", "1.7"},
		"examples/many-apps/opentofu-for-each":              {"never", "1.9", "1.9"},
		"examples/recipes/cost":                             functions,
		"examples/recipes/minutes-per-day":                  functions,
		"examples/settled-export":                           functions,
		"examples/usage-report":                             functions,
	}
	return cmp.Or(exceptions[folder], versions{"1.5", "1.6", "1.5"})
}

// met reports whether the CLI under test is new enough.
func (v versions) met() bool {
	least := v.terraform
	if underTest.isOpenTofu() {
		least = v.openTofu
	}
	return least != "never" && slices.Compare(numbers(underTest.version), numbers(least)) >= 0
}

func skipUnlessItRuns(t *testing.T, folder string) {
	t.Helper()
	if !needs(folder).met() {
		noteSkipped(folder)
		t.Skipf("%s does not run on %s %s", folder, underTest.product, underTest.version)
	}
}

// skippedFile is where writeSkipped says what was skipped: go test does not show the
// output of a package that passes. It is read before TestMain clears the variable.
var skippedFile = os.Getenv("REALTIMEKIT_SKIPPED")

var (
	skippedLock sync.Mutex
	skipped     = map[string]bool{}
)

func noteSkipped(name string) {
	skippedLock.Lock()
	defer skippedLock.Unlock()
	skipped[name] = true
}

func writeSkipped() error {
	if skippedFile == "" || len(skipped) == 0 {
		return nil
	}
	names := strings.Join(slices.Sorted(maps.Keys(skipped)), ", ")
	return os.WriteFile(skippedFile, fmt.Appendf(nil, "Skipped on %s %s: %s\n", underTest.product, underTest.version, names), 0o600)
}
