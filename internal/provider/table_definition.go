package provider

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/table"
)

// rowsArgument is the place of the rows; the columns follow.
const rowsArgument = 0

// tableDefinition is that of a function which writes rows as text. It takes unknown
// values, so that a mistake shows as early as it can, and so that what is not known
// yet matters only where it would be written.
func tableDefinition(summary, description string) function.Definition {
	return function.Definition{
		Summary:             summary,
		MarkdownDescription: description,
		Parameters: []function.Parameter{function.DynamicParameter{
			Name:               "rows",
			AllowUnknownValues: true,
			MarkdownDescription: "The rows: a list, a tuple or a set of objects or maps. Their values are text, numbers or bools; null is an empty cell, " +
				"and so is what a row does not have, since rows need not be alike. A list, a map or an object as a value is an error that names its place, " +
				"unless its column is left out: write it with `jsonencode`. Neither the argument nor a row may be null. Without rows the text is the header alone or, " +
				"where no columns are named, empty.",
		}},
		VariadicParameter: function.StringParameter{
			Name: "columns",
			MarkdownDescription: "The columns, in this order; without any, all that the rows have, sorted by name. Each is named once, " +
				"is not empty, and is one that at least one row has, unless there are no rows. To pass a list, write `local.columns...` with the three dots.",
		},
		Return: function.StringReturn{},
	}
}

// runTable writes the arguments as text, or as an unknown text where they are not
// known well enough.
func runTable(ctx context.Context, req function.RunRequest, resp *function.RunResponse, write func(table.Table) (string, error)) {
	var (
		rows    types.Dynamic
		columns []types.String
	)

	if resp.Error = req.Arguments.Get(ctx, &rows, &columns); resp.Error != nil {
		return
	}

	text := types.StringUnknown()

	made, known, err := tableOf(rows, columns)
	if err == nil && known {
		var written string

		written, err = write(made)
		text = types.StringValue(written)
	}

	if err != nil {
		resp.Error = argumentError(err, len(columns))

		return
	}

	resp.Error = resp.Result.Set(ctx, text)
}

// argumentError tells which argument an error is about: where no column is named, the
// rows.
func argumentError(err error, columns int) *function.FuncError {
	var wrong *table.Error
	if columns > 0 && errors.As(err, &wrong) {
		return function.NewArgumentFuncError(int64(rowsArgument+1+wrong.Column), err.Error())
	}

	return function.NewArgumentFuncError(rowsArgument, err.Error())
}
