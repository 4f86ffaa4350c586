package provider_test

import (
	"testing"
)

func TestCSVEncode_sameHeaders(t *testing.T) {
	t.Parallel()
	const text = `the columns "'=a" and "=a" would have the same header "'=a", because formulas get an ` +
		`apostrophe and line ends become line feeds; rename one of them`
	rows := tupleOf(objectOf("'=a", aString, "=a", aString))
	wantFunctionError(t, "csvencode", 0, text, rows)
	wantFunctionError(t, "csvencode", 2, text, withColumns(rows, []string{"'=a", "=a"})...)
}
