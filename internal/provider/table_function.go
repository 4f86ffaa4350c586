package provider

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/table"
)

type tableFunction struct {
	name, summary, description string
	write                      func(table.Table) (string, error)
}

var _ function.Function = tableFunction{}

func newCSVEncodeFunction() function.Function {
	return tableFunction{
		name:    "csvencode",
		summary: "Writes rows as CSV that `csvdecode` can read.",
		description: "Writes rows as CSV text with a header (RFC 4180, with line feeds for line ends), which the built-in `csvdecode` reads back as strings. " +
			"Titles are written by strangers, and a spreadsheet would run some of them as formulas. So text gets a `'` in front, in cells and in the header, " +
			"if it begins with `=`, `+`, `-` or `@`, also full-width, after any spaces and invisible characters, or with a tab, a line end or a NUL. " +
			"As a consequence the text `-5` reads back as `'-5`. Numbers and bools are never changed.",
		write: table.Table.CSV,
	}
}

func newMarkdownTableFunction() function.Function {
	return tableFunction{
		name:    "markdown_table",
		summary: "Writes rows as a Markdown table.",
		description: "Writes rows as a table in GitHub Flavored Markdown, for a job summary, an issue or a pull request. Titles are written by strangers, so cells and " +
			"header are shown as text: without markup, HTML and links, and without notifying anybody. A column that contains only numbers and empty cells is aligned to the right.",
		write: func(t table.Table) (string, error) { return t.Markdown(), nil },
	}
}

func (f tableFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = f.name
}

// Definition accepts unknown values, so that mistakes are errors in the plan, and the
// text is unknown only if a cell in it is.
func (f tableFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = function.Definition{
		Summary:             f.summary,
		MarkdownDescription: f.description,
		Parameters: []function.Parameter{function.DynamicParameter{
			Name:               "rows",
			AllowUnknownValues: true,
			MarkdownDescription: "The rows: a list, a tuple or a set of objects or maps, such as the `sessions` of a data source. A list, a map or an object in a row " +
				"is written as JSON. Null, and an attribute that a row lacks, is an empty cell. Neither the argument nor a row may be null. " +
				"Without rows the text is only the header or, if no columns are named, empty.",
		}},
		VariadicParameter: function.StringParameter{
			Name: "columns",
			MarkdownDescription: "The columns, in this order; by default all that the rows have, sorted by name. Each name may occur once, " +
				"and at least one row must have that column, unless there are no rows. To pass a list, write `local.columns...` with the three dots.",
		},
		Return: function.StringReturn{},
	}
}

func (f tableFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	var (
		rows    types.Dynamic
		columns []types.String
	)
	if resp.Error = req.Arguments.Get(ctx, &rows, &columns); resp.Error != nil {
		return
	}
	text, err := f.text(ctx, rows, columns)
	if err != nil {
		resp.Error = function.NewArgumentFuncError(blamedArgument(err, len(columns)), err.Error())
		return
	}
	resp.Error = resp.Result.Set(ctx, text)
}

func (f tableFunction) text(ctx context.Context, rows types.Dynamic, columns []types.String) (types.String, error) {
	made, err := tableOf(ctx, rows, columns)
	if errors.Is(err, errUnknown) {
		return types.StringUnknown(), nil
	}
	if err != nil {
		return types.String{}, err
	}
	text, err := f.write(made)
	return types.StringValue(text), err
}

// blamedArgument returns the position of the argument that an error is about.
func blamedArgument(err error, columns int) int64 {
	var column *table.ColumnError
	if columns > 0 && errors.As(err, &column) {
		return int64(1 + column.Index)
	}
	return 0
}
