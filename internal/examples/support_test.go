package examples

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// What SUPPORT.md promises is what tests skip by, and what the workflow runs on.
func TestTheSupportPageNamesTheVersionsOfTheTests(t *testing.T) {
	t.Parallel()
	page := supportPage(t)
	for row, least := range map[string][2]string{
		"| functions `window`, `csvencode`, `markdown_table` ": functions,
		"| [usage-report](examples/usage-report), ":            needs[usageReportFolder],
		"| ephemeral resource `realtimekit_sessions` ":         ephemerals,
		"| [live-guard](examples/live-guard) ":                 needs["examples/live-guard"],
	} {
		_, rest, found := strings.Cut(page, row)
		rest, _, _ = strings.Cut(rest, "\n")
		if want := "| " + least[0] + " | " + least[1] + " |"; !found || !strings.HasSuffix(rest, want) {
			t.Errorf("the row %q does not end with %q", row, want)
		}
	}
	workflow, err := os.ReadFile(filepath.Join(root, ".github/workflows/test.yml"))
	if err != nil {
		t.Fatal(err)
	}
	oldest := regexp.MustCompile(`cli: (terraform|tofu), version: oldest, range: ([0-9.]+) `).FindAllStringSubmatch(string(workflow), -1)
	if len(oldest) != 2 {
		t.Fatalf("the workflow tests the oldest of %d CLIs", len(oldest))
	}
	for _, one := range oldest {
		title := map[string]string{"terraform": "Terraform", "tofu": "OpenTofu"}[one[1]]
		if want := title + " " + one[2] + ","; !strings.Contains(page, want) {
			t.Errorf("the workflow tests %s, and the page does not have it", want)
		}
	}
}

func supportPage(t *testing.T) string {
	t.Helper()
	page, err := os.ReadFile(filepath.Join(root, "SUPPORT.md"))
	if err != nil {
		t.Fatal(err)
	}
	return string(page)
}
