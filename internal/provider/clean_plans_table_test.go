package provider_test

import (
	"os"
	"testing"
)

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
