package table

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

func TestSelect(t *testing.T) {
	t.Parallel()

	many := map[string]bool{}
	for i := range 23 {
		many[fmt.Sprintf("c%02d", i)] = true
	}

	var firstTwenty []string
	for i := range 20 {
		firstTwenty = append(firstTwenty, fmt.Sprintf(`"c%02d"`, i))
	}

	for name, test := range map[string]struct {
		present map[string]bool
		asked   []string
		want    []string
		// column and reason are those of an error.
		column int
		reason string
	}{
		"all, by name":          {present: set("b", "a", "B"), want: []string{"B", "a", "b"}},
		"some, as asked":        {present: set("a", "b", "c"), asked: []string{"c", "a"}, want: []string{"c", "a"}},
		"no rows":               {},
		"no rows, some columns": {asked: []string{"c", "a"}, want: []string{"c", "a"}},
		"rows without columns": {
			present: set(), column: -1,
			reason: "the rows have no columns at all; give at least one of them an attribute",
		},
		"rows without columns, one asked for": {
			present: set(), asked: []string{"a"},
			reason: `no row has a column "a"; the rows have no columns at all`,
		},
		"unknown": {
			present: set("minutes", "id"), asked: []string{"id", "minuets"}, column: 1,
			reason: `no row has a column "minuets"; use one of those there are: "id", "minutes"`,
		},
		"unknown among many": {
			present: many, asked: []string{"id"},
			reason: `no row has a column "id"; use one of those there are: ` + strings.Join(firstTwenty, ", ") + " and 3 more",
		},
		"twice": {
			present: set("a", "b"), asked: []string{"a", "b", "a"}, column: 2,
			reason: `the column "a" is asked for twice; name it once`,
		},
		"without a name": {
			present: set("a"), asked: []string{"a", ""}, column: 1,
			reason: "the name of a column is empty, and a header cannot show it; name an attribute of the rows",
		},
		"without a name in a row": {
			present: set("a", ""), column: -1,
			reason: "a row has a column whose name is empty, and a header cannot show it; give it a name, or leave it out by naming the columns you want",
		},
		"without a name in a row, and not asked for": {present: set("a", ""), asked: []string{"a"}, want: []string{"a"}},
		"a hostile name": {
			present: set("\x1b[2J" + strings.Repeat("a", 100)), asked: []string{"x\x00"},
			reason: `no row has a column "x\x00"; use one of those there are: "\x1b[2J` + strings.Repeat("a", 56) + `"…`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			got, err := Select(test.present, test.asked)
			if !slices.Equal(got, test.want) {
				t.Errorf("columns are %q, want %q", got, test.want)
			}

			wantError(t, err, test.column, test.reason)
		})
	}
}

func TestQuote(t *testing.T) {
	t.Parallel()

	most := strings.Repeat("ü", 60)
	for text, want := range map[string]string{"": `""`, most: `"` + most + `"`, most + "ü": `"` + most + `"…`, "\x1b[2J": `"\x1b[2J"`} {
		if got := Quote(text); got != want {
			t.Errorf("%q is quoted as %s, want %s", text, got, want)
		}
	}
}
