package provider

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/function"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/table"
)

const markdownTableDescription = "Writes rows as a table in GitHub Flavored Markdown, for a job summary, an issue or a pull request. Whatever stands in a " +
	"cell or in the header is shown as text, since titles are written by strangers: no markup, no HTML, no link, and nobody is notified. " +
	"A column that holds numbers and nothing else, null aside, is aligned to the right."

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
