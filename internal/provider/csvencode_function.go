package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/table"
)

const csvencodeDescription = "Writes rows as CSV text with a header (RFC 4180, with line feeds for line ends), which the built-in `csvdecode` reads back " +
	"as strings. Text that begins with `=`, `+`, `-`, `@`, a tab, a line end or a NUL is written with a `'` in front, in cells and in the header alike: titles are " +
	"written by strangers, and a spreadsheet would run such a text as a formula. The price is that `-5` as a text reads back as `'-5`; numbers and bools are left alone."

type csvencodeFunction struct{}

var _ function.Function = csvencodeFunction{}

func newCSVEncodeFunction() function.Function { return csvencodeFunction{} }

func (csvencodeFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "csvencode"
}

func (csvencodeFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = tableDefinition("Writes rows as CSV, the way back from `csvdecode`.", csvencodeDescription)
}

func (csvencodeFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	runTable(ctx, req, resp, table.Table.CSV)
}
