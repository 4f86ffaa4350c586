package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/table"
)

const markdownTableDescription = "Writes rows as a table in GitHub Flavored Markdown, for a job summary, an issue or a pull request.\n\n" +
	"Titles are written by strangers, so whatever stands in a cell or in the header is shown as text. Markup and HTML are escaped, a line end becomes " +
	"`<br>`, and addresses, mentions, issue numbers, the beginnings of commit ids, pictures such as `:tada:` and formulas are parted by an empty comment, which nobody sees, so that " +
	"GitHub makes no link of them and notifies nobody. References of a kind that a repository has defined for itself cannot be known and are not parted. " +
	"Spaces at the ends of a cell are left out, and control characters are shown as U+FFFD.\n\n" +
	"A column that holds numbers and nothing else, null aside, is aligned to the right. Numbers keep all their digits, as with `tostring`."

type markdownTableFunction struct{}

var _ function.Function = markdownTableFunction{}

func newMarkdownTableFunction() function.Function { return markdownTableFunction{} }

func (markdownTableFunction) Metadata(_ context.Context, _ function.MetadataRequest, resp *function.MetadataResponse) {
	resp.Name = "markdown_table"
}

func (markdownTableFunction) Definition(_ context.Context, _ function.DefinitionRequest, resp *function.DefinitionResponse) {
	resp.Definition = tableDefinition("Writes rows as a Markdown table.", markdownTableDescription)
}

func (markdownTableFunction) Run(ctx context.Context, req function.RunRequest, resp *function.RunResponse) {
	runTable(ctx, req, resp, func(made table.Table) (string, error) { return made.Markdown(), nil })
}
