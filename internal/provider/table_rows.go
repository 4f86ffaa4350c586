package provider

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/table"
)

// tableOf is the table that the arguments of a function stand for; it is not known
// where one of its cells is not.
func tableOf(rows types.Dynamic, columns []types.String) (made table.Table, known bool, err error) {
	if slices.ContainsFunc(columns, types.String.IsUnknown) {
		return table.Table{}, false, nil
	}

	asked := make([]string, len(columns))
	for i, name := range columns {
		asked[i] = name.ValueString()
	}

	values, known, err := rowsOf(rows)
	if err != nil {
		return table.Table{}, false, err
	}

	present := namesOf(values)
	if !known {
		present = nil
	}

	made.Columns, err = table.Select(present, asked)
	if err != nil {
		return table.Table{}, false, err
	}

	for i, value := range values {
		cells, cellsKnown, err := cellsOf(value, made.Columns)
		if err != nil {
			return table.Table{}, false, fmt.Errorf("rows[%d], %w", i, err)
		}

		known = known && cellsKnown
		made.Rows = append(made.Rows, cells)
	}

	return made, known, nil
}

// row is the values of a row by column, nil where it is not known.
type row map[string]attr.Value

// rowsOf are the rows of an argument, which are not all known where the argument or
// one of them is unknown.
func rowsOf(argument types.Dynamic) (rows []row, known bool, err error) {
	var elements []attr.Value

	switch list := bare(argument).(type) {
	case nil:
		return nil, false, errors.New("null is no list of rows; where there may be none, write coalesce(…, [])")
	case types.List:
		elements = list.Elements()
	case types.Tuple:
		elements = list.Elements()
	case types.Set:
		// Which rows are the same, and their order, is known once all of each is.
		if !isFullyKnown(list) {
			return nil, false, nil
		}

		elements = list.Elements()
	case types.Dynamic:
		return nil, false, nil
	default:
		return nil, false, fmt.Errorf("rows must be a list, a tuple or a set of objects or maps, and this is %s; %s", kindOf(list), wayToRows(list))
	}

	known = !bare(argument).IsUnknown()
	rows = make([]row, len(elements))

	for i, element := range elements {
		if rows[i], err = rowOf(element); err != nil {
			return nil, false, fmt.Errorf("rows[%d] %w", i, err)
		}

		known = known && rows[i] != nil
	}

	return rows, known, nil
}

// wayToRows is how to make rows of what is none.
func wayToRows(value attr.Value) string {
	switch value.(type) {
	case types.Object, types.Map:
		return "write [x] for one row, or values(x) for the rows in it"
	default:
		return "write one object for each row"
	}
}

func rowOf(element attr.Value) (row, error) {
	switch value := bare(element).(type) {
	case nil:
		return nil, errors.New("is null; leave it out, for example with [for row in x : row if row != null]")
	case types.Object:
		return rowOrUnknown(value, value.Attributes()), nil
	case types.Map:
		return rowOrUnknown(value, value.Elements()), nil
	case types.Dynamic:
		return nil, nil
	default:
		return nil, fmt.Errorf("must be an object or a map, and is %s; name its column, as in { value = x }", kindOf(value))
	}
}

// rowOrUnknown is nil where the value is not known, and only there.
func rowOrUnknown(value attr.Value, values map[string]attr.Value) row {
	if value.IsUnknown() {
		return nil
	}

	return values
}

// isFullyKnown tells whether a value is known, and all in it.
func isFullyKnown(value attr.Value) bool {
	whole, err := value.ToTerraformValue(context.Background())

	return err == nil && whole.IsFullyKnown()
}

// namesOf are the columns that any row has, nil where there are no rows.
func namesOf(rows []row) map[string]bool {
	if len(rows) == 0 {
		return nil
	}

	names := map[string]bool{}

	for _, row := range rows {
		for name := range row {
			names[name] = true
		}
	}

	return names
}

// cellsOf are the cells of a row in these columns.
func cellsOf(values row, columns []string) (cells []table.Cell, known bool, err error) {
	cells, known = make([]table.Cell, len(columns)), true

	for i, name := range columns {
		value := bare(values[name])
		if value != nil && value.IsUnknown() {
			known = false

			continue
		}

		var single bool
		if cells[i], single = cellOf(value); !single {
			return nil, false, fmt.Errorf("column %s is %s, and a cell holds one value; write it with jsonencode, or leave the column out "+
				"by naming those you want", table.Quote(name), kindOf(value))
		}
	}

	return cells, known, nil
}

// cellOf is a value as a cell, where it is a single one.
func cellOf(value attr.Value) (cell table.Cell, single bool) {
	switch value := value.(type) {
	case nil:
		return table.Cell{}, true
	case types.String:
		return table.Cell{Text: value.ValueString(), Kind: table.Text}, true
	case types.Number:
		// All digits that tell it from any other, as JSON has them. tostring writes
		// more of some fractions: the CLI sends those as if they were rounded.
		return table.Cell{Text: value.ValueBigFloat().Text('f', -1), Kind: table.Number}, true
	case types.Bool:
		return table.Cell{Text: fmt.Sprint(value.ValueBool()), Kind: table.Bool}, true
	default:
		return table.Cell{}, false
	}
}

// bare is a value without the wrapping of a dynamic one, nil where it is null or not
// there. What is dynamic still is unknown, and its type with it.
func bare(value attr.Value) attr.Value {
	if value == nil || value.IsNull() {
		return nil
	}

	if dynamic, ok := value.(types.Dynamic); ok && !dynamic.IsUnknown() {
		return bare(dynamic.UnderlyingValue())
	}

	return value
}

// kindOf is what a value is called in an error.
func kindOf(value attr.Value) string {
	switch value.(type) {
	case types.String:
		return "a string"
	case types.Number:
		return "a number"
	case types.Bool:
		return "a bool"
	case types.Object:
		return "an object"
	case types.Map:
		return "a map"
	case types.Set:
		return "a set"
	case types.Tuple:
		return "a tuple"
	default:
		return "a list"
	}
}
