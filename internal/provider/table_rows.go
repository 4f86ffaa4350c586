package provider

import (
	"bytes"
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/table"
)

// errUnknown reports arguments from which no table can be made yet.
var errUnknown = errors.New("the table is not known yet")

// tableOf returns the table that the arguments of a function describe. If some values
// are unknown, mistakes in the others still take precedence over errUnknown.
func tableOf(ctx context.Context, argument types.Dynamic, columns []types.String) (table.Table, error) {
	if slices.ContainsFunc(columns, types.String.IsUnknown) {
		return table.Table{}, errUnknown
	}
	var requested []string
	for _, name := range columns {
		requested = append(requested, name.ValueString())
	}
	value, err := argument.ToTerraformValue(ctx)
	if err != nil {
		return table.Table{}, err
	}
	rows, err := rowsOf(value)
	if err != nil && !errors.Is(err, errUnknown) {
		return table.Table{}, err
	}
	names, columnErr := table.Columns(columnsOf(rows), requested)
	if err := cmp.Or(columnErr, err); err != nil {
		return table.Table{}, err
	}
	return tableFrom(names, rows)
}

func tableFrom(columns []string, rows []row) (table.Table, error) {
	filled := table.Table{Columns: columns, Rows: make([][]table.Cell, len(rows))}
	for i, row := range rows {
		for _, name := range columns {
			cell, err := cellOf(row[name])
			if err != nil {
				return table.Table{}, err
			}
			filled.Rows[i] = append(filled.Rows[i], cell)
		}
	}
	return filled, nil
}

type row map[string]tftypes.Value

// rowsOf returns the rows, or errUnknown if the argument or a row is unknown.
func rowsOf(argument tftypes.Value) ([]row, error) {
	elements, err := elementsOf(argument)
	if err != nil {
		return nil, err
	}
	var (
		rows    []row
		unknown bool
	)
	for i, element := range elements {
		row, err := rowOf(element)
		if err != nil && !errors.Is(err, errUnknown) {
			return nil, fmt.Errorf("rows[%d] %w", i, err)
		}
		rows, unknown = append(rows, row), unknown || err != nil
	}
	if unknown {
		return nil, errUnknown
	}
	return rows, nil
}

// elementsOf returns errUnknown for a set that contains an unknown value: which of its
// elements are equal, and their order, depends on all values.
func elementsOf(argument tftypes.Value) ([]tftypes.Value, error) {
	switch {
	case argument.IsNull():
		return nil, errors.New("null is not a list of rows; if the value may be null, write coalesce(…, [])")
	case hasType(argument, tftypes.Object{}, tftypes.Map{}):
		return nil, fmt.Errorf("%s, not %s; write [x] for one row, or values(x) for the rows in it", rowsRule, kindOf(argument))
	case hasType(argument, tftypes.String, tftypes.Number, tftypes.Bool):
		return nil, fmt.Errorf("%s, not %s; write one object for each row", rowsRule, kindOf(argument))
	case !argument.IsKnown(), hasType(argument, tftypes.Set{}) && !argument.IsFullyKnown():
		return nil, errUnknown
	default:
		return as[[]tftypes.Value](argument), nil
	}
}

const rowsRule = "rows must be a list, a tuple or a set of objects or maps"

func rowOf(element tftypes.Value) (row, error) {
	switch {
	case element.IsNull():
		return nil, errors.New("is null; leave it out, for example with [for row in x : row if row != null]")
	case !hasType(element, tftypes.Object{}, tftypes.Map{}, tftypes.DynamicPseudoType):
		return nil, fmt.Errorf("must be an object or a map, not %s; name its column, as in { value = x }", kindOf(element))
	case !element.IsKnown():
		return nil, errUnknown
	default:
		return as[map[string]tftypes.Value](element), nil
	}
}

// columnsOf returns the columns of all rows, or nil without rows.
func columnsOf(rows []row) map[string]bool {
	if len(rows) == 0 {
		return nil
	}
	columns := map[string]bool{}
	for _, row := range rows {
		for name := range row {
			columns[name] = true
		}
	}
	return columns
}

func cellOf(value tftypes.Value) (table.Cell, error) {
	if !value.IsFullyKnown() {
		return table.Cell{}, errUnknown
	}
	switch native := nativeOf(value).(type) {
	case nil:
		return table.Cell{}, nil
	case string:
		return table.Cell{Text: native}, nil
	case json.Number:
		return table.Cell{Text: native.String(), Number: true}, nil
	default:
		text, err := jsonText(native)
		return table.Cell{Text: text}, err
	}
}

// jsonText returns compact JSON with sorted names, in which <, > and & are not escaped.
func jsonText(native any) (string, error) {
	var text bytes.Buffer
	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)
	err := encoder.Encode(native)
	return strings.TrimSuffix(text.String(), "\n"), err
}

// nativeOf returns a known value as encoding/json has it. Numbers have the fewest
// digits that identify them: the CLI sends fractions as if they were rounded.
func nativeOf(value tftypes.Value) any {
	switch {
	case value.IsNull():
		return nil
	case hasType(value, tftypes.String):
		return as[string](value)
	case hasType(value, tftypes.Bool):
		return as[bool](value)
	case hasType(value, tftypes.Number):
		return json.Number(as[*big.Float](value).Text('f', -1))
	case hasType(value, tftypes.Object{}, tftypes.Map{}):
		object := map[string]any{}
		for name, attribute := range as[map[string]tftypes.Value](value) {
			object[name] = nativeOf(attribute)
		}
		return object
	default:
		list := []any{}
		for _, element := range as[[]tftypes.Value](value) {
			list = append(list, nativeOf(element))
		}
		return list
	}
}

// as returns a known value whose type the caller has checked.
func as[T any](value tftypes.Value) (target T) {
	_ = value.As(&target)
	return target
}

func hasType(value tftypes.Value, types ...tftypes.Type) bool {
	return slices.ContainsFunc(types, value.Type().Is)
}

func kindOf(value tftypes.Value) string {
	name, _, _ := strings.Cut(strings.TrimPrefix(value.Type().String(), "tftypes."), "[")
	return "a value of type " + strings.ToLower(name)
}
