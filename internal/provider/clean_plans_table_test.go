package provider_test

import (
	"flag"
	"fmt"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table into the guide on clean plans")

const (
	cleanPlansPage  = "../../templates/guides/clean-plans.md.tmpl"
	cleanPlansBegin = "<!-- the measured plans begin: make generate writes them -->\n"
	cleanPlansEnd   = "<!-- the measured plans end -->"
)

// What is published is what is measured.
func TestThePublishedPlansAreTheMeasuredOnes(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile(cleanPlansPage)
	if err != nil {
		t.Fatal(err)
	}

	before, rest, found := strings.Cut(string(text), cleanPlansBegin)
	published, after, ended := strings.Cut(rest, cleanPlansEnd)

	if !found || !ended {
		t.Fatalf("%s has no place for the plans", cleanPlansPage)
	}

	if *update {
		if err := os.WriteFile(cleanPlansPage, []byte(before+cleanPlansBegin+cleanPlansTable()+cleanPlansEnd+after), 0o600); err != nil {
			t.Fatal(err)
		}
	} else if published != cleanPlansTable() {
		t.Errorf("the table in %s is another one: run \"make generate\"", cleanPlansPage)
	}
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
