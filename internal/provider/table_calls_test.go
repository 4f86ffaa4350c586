package provider_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func columnsOf(names []string) []tftypes.Value {
	columns := make([]tftypes.Value, len(names))
	for i, name := range names {
		columns[i] = tftypes.NewValue(tftypes.String, name)
	}

	return columns
}

func wantResult(tb testing.TB, function string, rows tftypes.Value, columns ...string) tftypes.Value {
	tb.Helper()

	result, err := call(tb, function, append([]tftypes.Value{rows}, columnsOf(columns)...)...)
	if err != nil {
		tb.Errorf("%s: %s", function, err.Text)
	}

	return result
}

func wantFunctionError(t *testing.T, function string, rows tftypes.Value, columns []string, argument int64, text string) {
	t.Helper()

	result, err := call(t, function, append([]tftypes.Value{rows}, columnsOf(columns)...)...)

	switch {
	case err == nil:
		t.Errorf("%s gives %s, want the error %s", function, result, text)
	case err.FunctionArgument == nil || *err.FunctionArgument != argument || err.Text != text:
		t.Errorf("%s says\n%s\nof argument %v, want of %d\n%s", function, err.Text, err.FunctionArgument, argument, text)
	}
}

// objectOf has these values under the names before them.
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
