package acceptance

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
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
	for folder, title := range map[string]string{"terraform": "Terraform", "opentofu": "OpenTofu"} {
		mod, err := os.ReadFile(filepath.Join(root, "tools", folder, "go.mod"))
		if err != nil {
			t.Fatal(err)
		}
		pin := regexp.MustCompile(`github.com/\w+/` + folder + ` v([0-9.]+)`).FindStringSubmatch(string(mod))
		if len(pin) != 2 || !strings.Contains(page, title+" "+pin[1]) {
			t.Errorf("%s is built as %q, and the page does not have it", title, pin)
		}
	}
	windows := regexp.MustCompile(`version: oldest, terraform: ([0-9.]+), tofu: ([0-9.]+) `).FindStringSubmatch(string(workflow))
	if want := []string{oldest[0][2], oldest[1][2]}; len(windows) != 3 || !slices.Equal(windows[1:], want) {
		t.Errorf("the oldest on Windows are %q, and elsewhere %q", windows, want)
	}
}

var requiredVersion = regexp.MustCompile(`(?m)^ +required_version = "(.*)"$`)

// One condition holds for both CLIs: it is the smaller of the two versions, or one of
// them would refuse what it could run.
func TestEveryExampleAsksForTheSmallerOfItsTwoVersions(t *testing.T) {
	t.Parallel()
	for _, folder := range exampleFolders(t) {
		least, ok := needs[folder]
		if !ok {
			least = [2]string{"1.5", "1.6"}
		}
		want := slices.MinFunc(least[:], func(a, b string) int { return slices.Compare(numbers(a), numbers(b)) })
		if folder == forEachAccount {
			want = "1.9"
		}
		found := requiredVersion.FindAllStringSubmatch(configuration(t, folder), -1)
		if len(found) != 1 || found[0][1] != ">= "+want {
			t.Errorf("%s asks for %q, want >= %s", folder, found, want)
		}
	}
}

// configuration is all of an example's own folder.
func configuration(t *testing.T, folder string) string {
	t.Helper()
	paths, err := filepath.Glob(filepath.Join(root, folder, "*.tf"))
	if err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}

func TestEveryREADMENamesTheVersionsThatItsExampleNeeds(t *testing.T) {
	t.Parallel()
	for _, folder := range finished {
		least, ok := needs[folder]
		if !ok {
			continue
		}
		readme, err := os.ReadFile(filepath.Join(root, folder, "README.md"))
		if err != nil {
			t.Fatal(err)
		}
		for _, want := range []string{"Terraform " + least[0], "OpenTofu " + least[1]} {
			if !strings.Contains(string(readme), want) {
				t.Errorf("the README of %s does not name %s", folder, want)
			}
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
