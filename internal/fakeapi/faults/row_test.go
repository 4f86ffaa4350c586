package faults

import (
	"slices"
	"testing"
)

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
