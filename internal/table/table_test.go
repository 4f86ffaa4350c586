package table

import (
	"slices"
	"strings"
	"testing"
)

func TestColumns(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		present   map[string]bool
		requested []string
		want      []string
		// column is -1 for an error that is not about a requested column.
		column int
		reason string
	}{
		"all, sorted":           {present: set("b", "a", "B"), want: []string{"B", "a", "b"}},
		"some, in order":        {present: set("a", "b", "c"), requested: []string{"c", "a"}, want: []string{"c", "a"}},
		"no rows":               {},
		"no rows, some columns": {requested: []string{"c", "a"}, want: []string{"c", "a"}},
		"rows without columns": {
			present: set(), column: -1,
			reason: "the rows have no columns; give at least one of them an attribute",
		},
		"rows without columns, one requested": {
			present: set(), requested: []string{"a"},
			reason: `no row has a column "a"; the rows have no columns`,
		},
		"unknown": {
			present: set("minutes", "id"), requested: []string{"id", "minuets"}, column: 1,
			reason: `no row has a column "minuets"; the columns are "id", "minutes"`,
		},
		"unknown among many": {
			present: set(strings.Split("abcdefghijklmnopqrstuvw", "")...), requested: []string{"id"},
			reason: `no row has a column "id"; the columns are "a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l", "m", "n", "o", ` +
				`"p", "q", "r", "s", "t" and 3 more`,
		},
		"twice": {
			present: set("a", "b"), requested: []string{"a", "b", "a"}, column: 2,
			reason: `the column "a" is named twice; name it once`,
		},
		"without a name": {
			present: set("a"), requested: []string{"a", ""}, column: 1,
			reason: "the name of a column is empty; name an attribute of the rows",
		},
		"without a name in a row": {
			present: set("a", ""), column: -1,
			reason: "a row has a column without a name; give it a name, or name the columns you want",
		},
		"without a name in a row, and not requested": {present: set("a", ""), requested: []string{"a"}, want: []string{"a"}},
		"a hostile name": {
			present: set("\x1b[2J" + strings.Repeat("ü", 100)), requested: []string{"x\x00" + strings.Repeat("ü", 58)},
			reason: `no row has a column "x\x00` + strings.Repeat("ü", 58) + `"; the columns are "\x1b[2J` + strings.Repeat("ü", 56) + `"…`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := Columns(test.present, test.requested)
			if !slices.Equal(got, test.want) {
				t.Errorf("columns are %q, want %q", got, test.want)
			}
			wantError(t, err, test.column, test.reason)
		})
	}
}
