package provider

import (
	"context"
	"errors"

	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

func timeZone() validator.String {
	return stringCheck{"value must be the name of a time zone", func(name string) error {
		_, err := usage.ParseZone(name)

		return err
	}}
}

// groupKeys checks group_by as a whole: what may stand in it depends on what else
// does.
type groupKeys struct{}

var _ validator.List = groupKeys{}

// Description says what the value must be.
func (groupKeys) Description(context.Context) string {
	return "value must be a list of different things to group by, with one period at most"
}

// MarkdownDescription says the same.
func (g groupKeys) MarkdownDescription(ctx context.Context) string { return g.Description(ctx) }

// ValidateList leaves unknown elements alone: what the others are wrong in stays
// wrong, whatever these turn out to be.
func (groupKeys) ValidateList(_ context.Context, req validator.ListRequest, resp *validator.ListResponse) {
	if req.ConfigValue.IsNull() || req.ConfigValue.IsUnknown() {
		return
	}

	var names []string

	for _, element := range req.ConfigValue.Elements() {
		name, ok := element.(types.String)

		switch {
		case !ok, name.IsUnknown():
			continue
		case name.IsNull():
			resp.Diagnostics.Append(invalidArgument(req.Path, errors.New("null is nothing to group by; leave it out")))
		default:
			names = append(names, name.ValueString())
		}
	}

	if len(names) == 0 && len(req.ConfigValue.Elements()) > 0 {
		return
	}

	if _, err := usage.ParseKeys(names); err != nil {
		resp.Diagnostics.Append(invalidArgument(req.Path, err))
	}
}
