package provider_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/pages/pagetest"
)

// What is published is what is measured.
func TestThePublishedPlansAreTheMeasuredOnes(t *testing.T) {
	t.Parallel()
	pagetest.Hold(t, "../../templates/guides/clean-plans.md.tmpl",
		"<!-- the measured plans begin: make generate writes them -->\n", "<!-- the measured plans end -->", cleanPlansTable())
}

// A configuration that is not in the table is not measured.
func TestEveryConfigurationOfTheGuideIsARow(t *testing.T) {
	t.Parallel()

	folders, err := os.ReadDir("testdata/clean-plans")
	if err != nil {
		t.Fatal(err)
	}

	rows := map[string]bool{}
	for _, row := range cleanPlans() {
		rows[row.folder] = true
	}

	for _, folder := range folders {
		if !rows[folder.Name()] {
			t.Errorf("%s has no row", folder.Name())
		}
	}
}

// cleanPlansTable is the rows in Markdown. Each leads to its configuration.
func cleanPlansTable() string {
	const source = "https://github.com/realtimekit/terraform-provider-realtimekit/tree/main/internal/provider/testdata/clean-plans/"

	var (
		out   strings.Builder
		group string
	)

	for _, row := range cleanPlans() {
		if row.group != group {
			group = row.group
			fmt.Fprintf(&out, "\n### %s\n\n| configuration | nothing changed | a session began | one ended | `updated_at` moved | write instead |\n|---|---|---|---|---|---|\n", group)
		}

		fmt.Fprintf(&out, "| [%s](%s%s) |", row.what, source, row.folder)

		for _, plan := range row.plans {
			if plan != clean {
				plan = "**" + plan + "**"
			}

			fmt.Fprintf(&out, " %s |", plan)
		}

		fmt.Fprintf(&out, " %s |\n", row.instead)
	}

	return strings.TrimSpace(out.String()) + "\n\n"
}
