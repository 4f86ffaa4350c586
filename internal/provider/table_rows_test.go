package provider_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

// tableFunctions are the functions that write rows as text.
var tableFunctions = []string{"csvencode", "markdown_table"}

var (
	aString     = tftypes.NewValue(tftypes.String, "a")
	aNumber     = tftypes.NewValue(tftypes.Number, 1)
	aNull       = tftypes.NewValue(tftypes.DynamicPseudoType, nil)
	strings1    = tftypes.List{ElementType: tftypes.String}
	aList       = tftypes.NewValue(strings1, []tftypes.Value{aString})
	unknownText = tftypes.NewValue(tftypes.String, unknown)
	anyUnknown  = tftypes.NewValue(tftypes.DynamicPseudoType, unknown)
)

// objectOf returns an object of names and values in turn.
func objectOf(namesAndValues ...any) tftypes.Value {
	types, values := map[string]tftypes.Type{}, map[string]tftypes.Value{}
	for pair := range slices.Chunk(namesAndValues, 2) {
		name, value := pair[0].(string), pair[1].(tftypes.Value)
		types[name], values[name] = value.Type(), value
	}
	return tftypes.NewValue(tftypes.Object{AttributeTypes: types}, values)
}

func tupleOf(elements ...tftypes.Value) tftypes.Value {
	types := make([]tftypes.Type, len(elements))
	for i, element := range elements {
		types[i] = element.Type()
	}
	return tftypes.NewValue(tftypes.Tuple{ElementTypes: types}, elements)
}

func mapOf(name string, value tftypes.Value) tftypes.Value {
	return tftypes.NewValue(tftypes.Map{ElementType: value.Type()}, map[string]tftypes.Value{name: value})
}

func ofSet(element tftypes.Value) tftypes.Value {
	return tftypes.NewValue(tftypes.Set{ElementType: element.Type()}, []tftypes.Value{element})
}

// withColumns returns the arguments of a table function.
func withColumns(rows tftypes.Value, columns []string) []tftypes.Value {
	arguments := []tftypes.Value{rows}
	for _, column := range columns {
		arguments = append(arguments, tftypes.NewValue(tftypes.String, column))
	}
	return arguments
}

// wantResult checks the result of a table function.
func wantResult(t *testing.T, function string, want tftypes.Value, arguments ...tftypes.Value) {
	t.Helper()
	switch result, err := call(t, function, arguments...); {
	case err != nil:
		t.Errorf("%s: %s", function, err.Text)
	case !result.Equal(want):
		t.Errorf("%s returns %s, want %s", function, result, want)
	}
}

// wantFunctionError checks that a function fails with a text about an argument.
func wantFunctionError(t *testing.T, function string, argument int64, text string, arguments ...tftypes.Value) {
	t.Helper()
	result, err := call(t, function, arguments...)
	switch {
	case err == nil:
		t.Errorf("%s returns %s, want the error %s", function, result, text)
	case err.FunctionArgument == nil || *err.FunctionArgument != argument || err.Text != text:
		t.Errorf("%s says\n%s\nof argument %v, want of %d\n%s", function, err.Text, err.FunctionArgument, argument, text)
	}
}

func TestTableOf_text(t *testing.T) {
	t.Parallel()
	ofNumber := func(text string) tftypes.Value { return tftypes.NewValue(tftypes.Number, number(t, text)) }
	ofBool := func(value bool) tftypes.Value { return tftypes.NewValue(tftypes.Bool, value) }
	unlike := tupleOf(objectOf("a", aString, "b", aNull), objectOf("b", ofNumber("0.1")), objectOf("a", ofNumber("123456789012345678901234567890.5")))
	nested := objectOf("minutes", tupleOf(ofNumber("0.1"), ofNumber("123456789012345678901234567890.5")), "id", aString)
	objects := tftypes.List{ElementType: objectOf("n", aNumber).Type()}
	for name, test := range map[string]struct {
		rows       tftypes.Value
		columns    []string
		csv, table string
	}{
		"no rows":               {tupleOf(), nil, "", ""},
		"no rows, with columns": {tupleOf(), []string{"b", "a"}, "b,a\n", "| b | a |\n| --- | --- |\n"},
		"different rows": {
			unlike, nil, "a,b\na,\n,0.1\n123456789012345678901234567890.5,\n",
			"| a | b |\n| --- | ---: |\n| a |  |\n|  | 0.1 |\n| 123456789012345678901234567890.5 |  |\n",
		},
		"some columns": {unlike, []string{"b"}, "b\n\"\"\n0.1\n\"\"\n", "| b |\n| ---: |\n|  |\n| 0.1 |\n|  |\n"},
		"list": {
			tftypes.NewValue(objects, []tftypes.Value{objectOf("n", aNumber), objectOf("n", aNumber)}), nil,
			"n\n1\n1\n", "| n |\n| ---: |\n| 1 |\n| 1 |\n",
		},
		"empty list": {tftypes.NewValue(objects, []tftypes.Value{}), nil, "", ""},
		"set of maps": {
			tftypes.NewValue(tftypes.Set{ElementType: tftypes.Map{ElementType: tftypes.String}}, []tftypes.Value{mapOf("m", aString), mapOf("n", aString)}), nil,
			"m,n\na,\n,a\n", "| m | n |\n| --- | --- |\n| a |  |\n|  | a |\n",
		},
		"bools": {
			tupleOf(objectOf("yes", ofBool(true), "no", ofBool(false))), nil,
			"no,yes\nfalse,true\n", "| no | yes |\n| --- | --- |\n| false | true |\n",
		},
		"large and small numbers": {
			tupleOf(objectOf("a", ofNumber("1e30"), "b", ofNumber("-1e-12"))), nil,
			"a,b\n1000000000000000000000000000000,-0.000000000001\n",
			"| a | b |\n| ---: | ---: |\n| 1000000000000000000000000000000 | -0.000000000001 |\n",
		},
		"typed null": {
			tupleOf(objectOf("a", tftypes.NewValue(strings1, nil), "b", aString)), nil,
			"a,b\n,a\n", "| a | b |\n| --- | --- |\n|  | a |\n",
		},
		"nested values": {
			tupleOf(
				objectOf("a", nested, "b", aList, "c", tupleOf()),
				objectOf("a", mapOf("<k>", ofNumber("1e30")), "b", ofSet(aString), "c", objectOf("z", aNull, "é\n", ofBool(true))),
			), nil,
			"a,b,c\n" +
				`"{""id"":""a"",""minutes"":[0.1,123456789012345678901234567890.5]}","[""a""]",[]` + "\n" +
				`"{""<k>"":1000000000000000000000000000000}","[""a""]","{""z"":null,""é\n"":true}"` + "\n",
			"| a | b | c |\n| --- | --- | --- |\n" +
				`| {"id":"a","minutes":\[0.1,123456789012345678901234567890.5]} | \["a"] | \[] |` + "\n" +
				`| {"&lt;k&gt;":1000000000000000000000000000000} | \["a"] | {"z":null,"é\\n":true} |` + "\n",
		},
		"nested formulas": {
			tupleOf(objectOf("a", tupleOf(tftypes.NewValue(tftypes.String, "=1")))), nil,
			"a\n\"[\"\"=1\"\"]\"\n", "| a |\n| --- |\n| \\[\"=1\"] |\n",
		},
		"unknown value in a column that is left out": {
			tupleOf(objectOf("id", aString, "b", unknownText, "c", anyUnknown)), []string{"id"}, "id\na\n", "| id |\n| --- |\n| a |\n",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for function, want := range map[string]string{"csvencode": test.csv, "markdown_table": test.table} {
				wantResult(t, function, tftypes.NewValue(tftypes.String, want), withColumns(test.rows, test.columns)...)
			}
		})
	}
}

// The text is unknown if a cell that would be written is.
func TestTableOf_unknown(t *testing.T) {
	t.Parallel()
	object := objectOf("a", aString)
	listType := tftypes.List{ElementType: object.Type()}
	setRow := objectOf("a", aString, "left out", unknownText)
	for name, arguments := range map[string][]tftypes.Value{
		"rows":            {anyUnknown},
		"list":            {tftypes.NewValue(listType, unknown)},
		"row":             {tupleOf(object, tftypes.NewValue(object.Type(), unknown))},
		"row of a list":   {tftypes.NewValue(listType, []tftypes.Value{tftypes.NewValue(object.Type(), unknown)})},
		"any row":         {tupleOf(anyUnknown)},
		"map":             {tupleOf(tftypes.NewValue(tftypes.Map{ElementType: tftypes.String}, unknown))},
		"cell":            {tupleOf(objectOf("a", unknownText))},
		"any cell":        {tupleOf(objectOf("a", anyUnknown))},
		"cell of a map":   {tupleOf(mapOf("a", unknownText))},
		"list for a cell": {tupleOf(objectOf("a", tftypes.NewValue(strings1, unknown)))},
		"nested value":    {tupleOf(objectOf("a", tupleOf(aNumber, unknownText)))},
		"column":          {tupleOf(object), unknownText},
		// Which rows of a set are equal, and their order, is not known before all of each
		// row is: the text of the plan would differ from that of the apply.
		"part of a set that is left out": {tftypes.NewValue(tftypes.Set{ElementType: setRow.Type()}, []tftypes.Value{setRow})},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, function := range tableFunctions {
				wantResult(t, function, unknownText, arguments...)
				wantResult(t, function, unknownText, slices.Concat(arguments, []tftypes.Value{aString})...)
			}
		})
	}
}

func TestTableOf_errors(t *testing.T) {
	t.Parallel()
	const (
		isNull  = "null is not a list of rows; if the value may be null, write coalesce(…, [])"
		mustBe  = "rows must be a list, a tuple or a set of objects or maps, not a value of type "
		oneRow  = "; write [x] for one row, or values(x) for the rows in it"
		object  = "must be an object or a map, not a value of type "
		asRow   = "; name its column, as in { value = x }"
		unnamed = "the name of a column is empty; name an attribute of the rows"
	)
	secret := tftypes.NewValue(tftypes.String, "secret")
	for name, test := range map[string]struct {
		rows     tftypes.Value
		columns  []string
		argument int64
		text     string
	}{
		"null":                      {aNull, nil, 0, isNull},
		"null list":                 {tftypes.NewValue(strings1, nil), nil, 0, isNull},
		"string":                    {secret, nil, 0, mustBe + "string; write one object for each row"},
		"object":                    {objectOf("secret", aString), nil, 0, mustBe + "object" + oneRow},
		"map":                       {mapOf("secret", aString), nil, 0, mustBe + "map" + oneRow},
		"null row":                  {tupleOf(objectOf("a", aString), aNull), nil, 0, "rows[1] is null; leave it out, for example with [for row in x : row if row != null]"},
		"string for a row":          {tupleOf(objectOf("a", aString), secret), nil, 0, "rows[1] " + object + "string" + asRow},
		"list of strings":           {aList, nil, 0, "rows[0] " + object + "string" + asRow},
		"list for a row":            {tupleOf(aList), nil, 0, "rows[0] " + object + "list" + asRow},
		"unknown string":            {unknownText, nil, 0, mustBe + "string; write one object for each row"},
		"string, other row unknown": {tupleOf(anyUnknown, secret), nil, 0, "rows[1] " + object + "string" + asRow},
		"no columns":                {tupleOf(objectOf()), nil, 0, "the rows have no columns; give at least one of them an attribute"},
		"column without a name": {
			tupleOf(mapOf("", aString)), nil, 0,
			"a row has a column without a name; give it a name, or name the columns you want",
		},
		"no such column":               {tupleOf(objectOf("id", aString)), []string{"id", "x"}, 2, `no row has a column "x"; the columns are "id"`},
		"no such column, in this case": {tupleOf(objectOf("id", aString)), []string{"ID"}, 1, `no row has a column "ID"; the columns are "id"`},
		"no such column, cell unknown": {tupleOf(objectOf("id", unknownText)), []string{"x"}, 1, `no row has a column "x"; the columns are "id"`},
		"column twice":                 {tupleOf(), []string{"id", "id"}, 2, `the column "id" is named twice; name it once`},
		"column twice, rows unknown":   {anyUnknown, []string{"id", "id"}, 2, `the column "id" is named twice; name it once`},
		"empty column, rows unknown":   {anyUnknown, []string{""}, 1, unnamed},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, function := range tableFunctions {
				wantFunctionError(t, function, test.argument, test.text, withColumns(test.rows, test.columns)...)
			}
		})
	}
}
