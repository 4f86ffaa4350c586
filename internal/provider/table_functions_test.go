package provider_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

const (
	csvencode     = "csvencode"
	markdownTable = "markdown_table"
)

var unknownText = tftypes.NewValue(tftypes.String, tftypes.UnknownValue)

// A value of any type, as HCL would have it.
var (
	aString  = tftypes.NewValue(tftypes.String, "a")
	aNumber  = tftypes.NewValue(tftypes.Number, 1)
	aNull    = tftypes.NewValue(tftypes.DynamicPseudoType, nil)
	aList    = tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, []tftypes.Value{aString})
	anyValue = tftypes.NewValue(tftypes.DynamicPseudoType, tftypes.UnknownValue)
)

func TestRowsOfAnyShapeAreWritten(t *testing.T) {
	t.Parallel()

	minutes, big := tftypes.NewValue(tftypes.Number, number(t, "0.1")), tftypes.NewValue(tftypes.Number, number(t, "123456789012345678901234567890.5"))
	unlike := []tftypes.Value{objectOf("a", aString, "b", aNull), objectOf("b", minutes), objectOf("a", big)}

	for name, test := range map[string]struct {
		rows    tftypes.Value
		columns []string
		csv     string
		table   string
	}{
		"no rows": {rows: tupleOf(), csv: "", table: ""},
		"no rows, with columns": {
			rows: tupleOf(), columns: []string{"b", "a"},
			csv: "b,a\n", table: "| b | a |\n| --- | --- |\n",
		},
		"unlike": {
			rows:  tupleOf(unlike...),
			csv:   "a,b\na,\n,0.1\n123456789012345678901234567890.5,\n",
			table: "| a | b |\n| --- | ---: |\n| a |  |\n|  | 0.1 |\n| 123456789012345678901234567890.5 |  |\n",
		},
		"some columns": {
			rows: tupleOf(unlike...), columns: []string{"b"},
			csv: "b\n\"\"\n0.1\n\"\"\n", table: "| b |\n| ---: |\n|  |\n| 0.1 |\n|  |\n",
		},
		"a list": {
			rows: tftypes.NewValue(tftypes.List{ElementType: objectOf("n", aNumber).Type()}, []tftypes.Value{objectOf("n", aNumber), objectOf("n", aNumber)}),
			csv:  "n\n1\n1\n", table: "| n |\n| ---: |\n| 1 |\n| 1 |\n",
		},
		"an empty list": {rows: tftypes.NewValue(tftypes.List{ElementType: objectOf("n", aNumber).Type()}, []tftypes.Value{}), csv: "", table: ""},
		"a set of maps": {
			rows: tftypes.NewValue(tftypes.Set{ElementType: tftypes.Map{ElementType: tftypes.String}}, []tftypes.Value{mapOf("m", aString), mapOf("n", aString)}),
			csv:  "m,n\na,\n,a\n", table: "| m | n |\n| --- | --- |\n| a |  |\n|  | a |\n",
		},
		"bools": {
			rows: tupleOf(objectOf("yes", tftypes.NewValue(tftypes.Bool, true), "no", tftypes.NewValue(tftypes.Bool, false))),
			csv:  "no,yes\nfalse,true\n", table: "| no | yes |\n| --- | --- |\n| false | true |\n",
		},
		"large and small": {
			rows:  tupleOf(objectOf("a", tftypes.NewValue(tftypes.Number, number(t, "1e30")), "b", tftypes.NewValue(tftypes.Number, number(t, "-1e-12")))),
			csv:   "a,b\n1000000000000000000000000000000,-0.000000000001\n",
			table: "| a | b |\n| ---: | ---: |\n| 1000000000000000000000000000000 | -0.000000000001 |\n",
		},
		"a typed null": {
			rows: tupleOf(objectOf("a", tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, nil), "b", aString)),
			csv:  "a,b\n,a\n", table: "| a | b |\n| --- | --- |\n|  | a |\n",
		},
		"a list in a column that is left out": {
			rows: tupleOf(objectOf("id", aString, "rooms", aList)), columns: []string{"id"},
			csv: "id\na\n", table: "| id |\n| --- |\n| a |\n",
		},
		"an unknown value in a column that is left out": {
			rows: tupleOf(objectOf("id", aString, "b", unknownText, "c", anyValue)), columns: []string{"id"},
			csv: "id\na\n", table: "| id |\n| --- |\n| a |\n",
		},
		"hostile": {
			rows: tupleOf(objectOf("=t|", tftypes.NewValue(tftypes.String, "@me\r\n|<b>"))),
			csv:  "'=t|\n\"'@me\n|<b>\"\n", table: "| =t\\| |\n| --- |\n| @<!-- -->me<br>\\|&lt;b&gt; |\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for function, want := range map[string]string{csvencode: test.csv, markdownTable: test.table} {
				got := wantResult(t, function, test.rows, test.columns...)
				if !got.Equal(tftypes.NewValue(tftypes.String, want)) {
					t.Errorf("%s gives %s, want %q", function, got, want)
				}
			}
		})
	}
}

// What is not known yet matters where it would be written.
func TestUnknownRowsGiveAnUnknownText(t *testing.T) {
	t.Parallel()

	listType := tftypes.List{ElementType: objectOf("a", aString).Type()}

	for name, rows := range map[string]tftypes.Value{
		"rows":            anyValue,
		"a list":          tftypes.NewValue(listType, tftypes.UnknownValue),
		"a row":           tupleOf(objectOf("a", aString), tftypes.NewValue(objectOf("a", aString).Type(), tftypes.UnknownValue)),
		"a row of a list": tftypes.NewValue(listType, []tftypes.Value{tftypes.NewValue(objectOf("a", aString).Type(), tftypes.UnknownValue)}),
		"any row":         tupleOf(anyValue),
		"a map":           tupleOf(tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, tftypes.UnknownValue)),
		"a cell":          tupleOf(objectOf("a", unknownText)),
		"any cell":        tupleOf(objectOf("a", anyValue)),
		"a cell of a map": tupleOf(mapOf("a", unknownText)),
		"a list in a row": tupleOf(objectOf("a", tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, tftypes.UnknownValue))),
	} {
		for _, columns := range [][]string{nil, {"a"}} {
			for _, function := range []string{csvencode, markdownTable} {
				if got := wantResult(t, function, rows, columns...); !got.Equal(unknownText) {
					t.Errorf("%s: %s gives %s for %q", name, function, got, columns)
				}
			}
		}
	}
}

// Which rows of a set are the same, and their order, is not known before all of each
// is: the CLI holds a text of the plan against that of the apply.
func TestASetThatIsNotWholeGivesAnUnknownText(t *testing.T) {
	t.Parallel()

	row := objectOf("id", aString, "left out", unknownText)
	rows := tftypes.NewValue(tftypes.Set{ElementType: row.Type()}, []tftypes.Value{row})

	for _, function := range []string{csvencode, markdownTable} {
		if got := wantResult(t, function, rows, "id"); !got.Equal(unknownText) {
			t.Errorf("%s gives %s", function, got)
		}
	}
}

// The CLI does not call a function with a name that is not known; another caller may.
func TestAnUnknownColumnGivesAnUnknownText(t *testing.T) {
	t.Parallel()

	result, err := call(t, csvencode, tupleOf(objectOf("a", aString)), unknownText)
	if err != nil || !result.Equal(unknownText) {
		t.Errorf("%s, %v", result, err)
	}
}

func TestRowsThatAreNoTableAreAnError(t *testing.T) {
	t.Parallel()

	long := strings.Repeat("x", 100)

	for name, test := range map[string]struct {
		rows     tftypes.Value
		columns  []string
		argument int64
		text     string
	}{
		"null": {rows: aNull, text: "null is no list of rows; where there may be none, write coalesce(…, [])"},
		"a null list": {
			rows: tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, nil),
			text: "null is no list of rows; where there may be none, write coalesce(…, [])",
		},
		"a string": {
			rows: tftypes.NewValue(tftypes.String, "secret"),
			text: "rows must be a list, a tuple or a set of objects or maps, and this is a string; write one object for each row",
		},
		"an object": {
			rows: objectOf("secret", aString),
			text: "rows must be a list, a tuple or a set of objects or maps, and this is an object; write [x] for one row, or values(x) for the rows in it",
		},
		"a map": {
			rows: mapOf("secret", aString),
			text: "rows must be a list, a tuple or a set of objects or maps, and this is a map; write [x] for one row, or values(x) for the rows in it",
		},
		"a null row": {
			rows: tupleOf(objectOf("a", aString), aNull),
			text: "rows[1] is null; leave it out, for example with [for row in x : row if row != null]",
		},
		"a string for a row": {
			rows: tupleOf(objectOf("a", aString), objectOf("a", aString), tftypes.NewValue(tftypes.String, "secret")),
			text: "rows[2] must be an object or a map, and is a string; name its column, as in { value = x }",
		},
		"a list of strings": {rows: aList, text: "rows[0] must be an object or a map, and is a string; name its column, as in { value = x }"},
		"a list for a row":  {rows: tupleOf(aList), text: "rows[0] must be an object or a map, and is a list; name its column, as in { value = x }"},
		"a list for a cell": {
			rows: tupleOf(objectOf("a", aString), objectOf("rooms", aList)),
			text: `rows[1], column "rooms" is a list, and a cell holds one value; write it with jsonencode, or leave the column out by naming those you want`,
		},
		"an object for a cell": {
			rows: tupleOf(objectOf("a", objectOf("secret", aString))),
			text: `rows[0], column "a" is an object, and a cell holds one value; write it with jsonencode, or leave the column out by naming those you want`,
		},
		"a tuple for a cell, under a long name": {
			rows: tupleOf(objectOf(long, tupleOf())),
			text: `rows[0], column "` + long[:60] + `"… is a tuple, and a cell holds one value; write it with jsonencode, or leave the column out by naming those you want`,
		},
		"a set for a cell whose other is unknown": {
			rows: tupleOf(objectOf("a", anyValue, "b", tftypes.NewValue(tftypes.Set{ElementType: tftypes.String}, []tftypes.Value{}))), columns: []string{"a", "b"},
			text: `rows[0], column "b" is a set, and a cell holds one value; write it with jsonencode, or leave the column out by naming those you want`,
		},
		"no columns":              {rows: tupleOf(objectOf()), text: "the rows have no columns at all; give at least one of them an attribute"},
		"a column without a name": {rows: tupleOf(mapOf("", aString)), text: "a row has a column whose name is empty, and a header cannot show it; give it a name, or leave it out by naming the columns you want"},
		"no such column": {
			rows: tupleOf(objectOf("id", aString)), columns: []string{"id", "minutes"}, argument: 2,
			text: `no row has a column "minutes"; use one of those there are: "id"`,
		},
		"no such column, and the cells unknown": {
			rows: tupleOf(objectOf("id", unknownText)), columns: []string{"minutes"}, argument: 1,
			text: `no row has a column "minutes"; use one of those there are: "id"`,
		},
		"twice":                         {rows: tupleOf(), columns: []string{"id", "id"}, argument: 2, text: `the column "id" is asked for twice; name it once`},
		"twice, and the rows unknown":   {rows: anyValue, columns: []string{"id", "id"}, argument: 2, text: `the column "id" is asked for twice; name it once`},
		"no name, and the rows unknown": {rows: anyValue, columns: []string{""}, argument: 1, text: "the name of a column is empty, and a header cannot show it; name an attribute of the rows"},
		"a column's name in another case": {
			rows: tupleOf(objectOf("id", aString)), columns: []string{"ID"}, argument: 1,
			text: `no row has a column "ID"; use one of those there are: "id"`,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for _, function := range []string{csvencode, markdownTable} {
				wantFunctionError(t, function, test.rows, test.columns, test.argument, test.text)
			}
		})
	}
}

func TestHeadersThatBecomeTheSameAreAnErrorOfTheirColumn(t *testing.T) {
	t.Parallel()

	const text = `the columns "'=a" and "=a" would have the same header, "'=a", since it must not begin like a formula ` +
		`and has its line ends made the same; give one of them another name`

	rows := tupleOf(objectOf("'=a", aString, "=a", aString))
	wantFunctionError(t, csvencode, rows, nil, 0, text)
	wantFunctionError(t, csvencode, rows, []string{"'=a", "=a"}, 2, text)
}
