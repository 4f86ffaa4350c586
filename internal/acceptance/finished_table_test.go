package acceptance

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// finished are the examples to be copied whole. Each has a README.md and tests of
// its own, and its place in the table of all examples.
var finished = []string{
	"examples/live-guard",
	"examples/live-guard/counts",
	"examples/many-apps",
	"examples/many-apps/opentofu-for-each",
	"examples/settled-export",
	"examples/usage-report",
}

// kinds are the folders of examples that are shown in docs/, not copied whole.
var kinds = []string{"data-sources", "demo", "ephemeral-resources", "functions", "guides", "provider", "recipes"}

// finishedFolders are the folders of all examples but those kinds, so that a new
// one cannot be forgotten in the table.
func finishedFolders(t *testing.T) []string {
	t.Helper()
	return slices.DeleteFunc(exampleFolders(t), func(folder string) bool {
		return slices.Contains(kinds, strings.Split(folder, "/")[1])
	})
}

// ephemerals and functions are the first Terraform and OpenTofu that know them.
var (
	ephemerals = [2]string{"1.10", "1.11"}
	functions  = [2]string{"1.8", "1.7"}
)

// needs is what examples need that run on newer CLIs alone.
var needs = map[string][2]string{
	"examples/ephemeral-resources/realtimekit_sessions": ephemerals,
	"examples/functions/csvencode":                      functions,
	"examples/functions/markdown_table":                 functions,
	"examples/functions/window":                         functions,
	"examples/guides/report":                            functions,
	"examples/live-guard":                               ephemerals,
	"examples/recipes/cost":                             functions,
	"examples/recipes/minutes-per-day":                  functions,
	"examples/settled-export":                           functions,
	"examples/usage-report":                             functions,
}

// skipUnlessItRuns skips an example that the CLI at hand cannot run.
func skipUnlessItRuns(t *testing.T, folder string) {
	t.Helper()
	if least, ok := needs[folder]; ok {
		skipBelow(t, least[0], least[1])
	}
	if folder == "examples/many-apps/opentofu-for-each" {
		if !underTest.isOpenTofu() {
			t.Skip("Terraform refuses for_each in a provider block")
		}
		skipBelow(t, "", "1.9")
	}
}

func aDozen() []fakeapi.Session { return fakeapi.Sessions(12) }

// refusal is what the CLI says of a plan that fails.
func refusal(t *testing.T, w *workdir) string {
	t.Helper()
	failure := (*cliError)(nil)
	if err := w.Plan(t.Context()); !errors.As(err, &failure) || failure.status != 1 {
		t.Fatalf("the plan ends with %v", err)
	}
	_, text, _ := strings.Cut(failure.stderr, "\n")
	return text
}
