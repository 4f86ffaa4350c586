package catalogue

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write the table into RELIABILITY.md")

const (
	page  = "../../../../RELIABILITY.md"
	begin = "<!-- the catalogue begins: make generate writes it -->\n"
	end   = "<!-- the catalogue ends -->"
)

// What is published is what is tested.
func TestThePublishedTableIsTheCatalogue(t *testing.T) {
	t.Parallel()

	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}

	before, rest, found := strings.Cut(string(text), begin)
	published, after, ended := strings.Cut(rest, end)

	if !found || !ended {
		t.Fatalf("%s has no place for the catalogue", page)
	}

	if *update {
		if err := os.WriteFile(page, []byte(before+begin+Table()+end+after), 0o600); err != nil {
			t.Fatal(err)
		}
	} else if published != Table() {
		t.Errorf("the table in %s is another one: run \"make generate\"", page)
	}
}

func TestTheRunsOfARowAreInTheOrderOfTheirTitles(t *testing.T) {
	t.Parallel()

	for _, row := range Rows() {
		var titles []string
		for _, run := range row.Runs() {
			titles = append(titles, run.Title)
		}

		if !slices.IsSorted(titles) {
			t.Errorf("%s is run as %q", row.Name, titles)
		}
	}
}

func TestEveryRowIsRunAndHasANameOfItsOwn(t *testing.T) {
	t.Parallel()

	known := map[string]bool{}

	for _, row := range Rows() {
		if known[row.Name] || len(row.Runs()) == 0 {
			t.Errorf("%q is there twice, or never run", row.Name)
		}

		known[row.Name] = true
	}
}
