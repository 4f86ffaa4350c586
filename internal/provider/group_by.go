package provider

import (
	"context"
	"errors"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

// groupKeys validates group_by as a whole: at most one period, and nothing twice.
type groupKeys struct{}

var _ validator.List = groupKeys{}

// Description says what the value must be.
func (groupKeys) Description(context.Context) string {
	return "value must be a list of different things to group by, with at most one period"
}

// MarkdownDescription says the same.
func (g groupKeys) MarkdownDescription(ctx context.Context) string { return g.Description(ctx) }

// ValidateList ignores unknown elements and reports what is wrong with the others.
func (groupKeys) ValidateList(_ context.Context, req validator.ListRequest, resp *validator.ListResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}
	names, elements := knownTexts(req.ConfigValue), req.ConfigValue.Elements()
	if slices.ContainsFunc(elements, attr.Value.IsNull) {
		resp.Diagnostics.Append(invalidArgument(req.Path, errors.New("an element is null; remove it")))
	}
	for _, name := range names {
		if !slices.Contains(usage.KeyNames(), name) {
			resp.Diagnostics.Append(invalidArgument(req.Path, notOneOf(name, usage.KeyNames())))
			return
		}
	}
	if len(names) == 0 && len(elements) > 0 {
		return
	}
	if _, err := usage.ParseKeys(names); err != nil {
		resp.Diagnostics.Append(invalidArgument(req.Path, err))
	}
}

// knownTexts are the elements of a list of strings that are neither null nor unknown.
func knownTexts(list types.List) []string {
	var texts []string
	for _, element := range list.Elements() {
		if text, ok := element.(types.String); ok && isKnown(text) {
			texts = append(texts, text.ValueString())
		}
	}
	return texts
}
