package provider

import (
	"errors"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

type groupOrder struct {
	SortBy    types.String `tfsdk:"sort_by"`
	SortOrder types.String `tfsdk:"sort_order"`
	MaxGroups types.Number `tfsdk:"max_groups"`

	GroupCount types.Int64 `tfsdk:"group_count"`
}

func groupOrderAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"sort_by": optionalText("Attribute of `groups` to sort them by, such as `minutes_consumed`. Groups with equal values keep the default order, "+
			"and null comes last. If absent, groups are sorted by what they are grouped by.", oneOf(columnNames(allGroupColumns())...)),
		"sort_order": sortOrderAttribute("`ASC`, the default, or `DESC`. Requires `sort_by`."),
		"max_groups": optionalNumber("Maximum number of groups to return, from 1 to 2147483647: the first ones in their order. `totals` and `group_count` count all. "+
			"All groups if absent.", 1, largestInt),
		"group_count": countAttribute("Number of groups, including those that `max_groups` leaves out."),
	}
}

// neededKeys has the elements of group_by without which an attribute of a group is null.
var neededKeys = map[string][]string{
	"period_start":         {"hour", "day", "week", "month"},
	"associated_id":        {"meeting"},
	"meeting_display_name": {"meeting"},
	"status":               {"status"},
	"type":                 {"type"},
}

func (o *groupOrder) validate(groupBy types.List) (diags diag.Diagnostics) {
	report := func(argument string, err error) { diags.Append(invalidArgument(path.Root(argument), err)) }

	const noGroups = "there are no groups without group_by; set group_by, or remove %s"
	if groupBy.IsNull() && !o.SortBy.IsNull() {
		report("sort_by", fmt.Errorf(noGroups, "sort_by"))
	}
	if groupBy.IsNull() && !o.MaxGroups.IsNull() {
		report("max_groups", fmt.Errorf(noGroups, "max_groups"))
	}
	if !o.SortOrder.IsNull() && o.SortBy.IsNull() {
		report("sort_order", errors.New("sort_order requires sort_by; set sort_by to an attribute of groups, or remove sort_order"))
	}
	needed := neededKeys[o.SortBy.ValueString()]
	known := knownTexts(groupBy)
	// An unknown element of group_by may be the one that is needed.
	if len(needed) > 0 && isKnown(groupBy) && len(known) == len(groupBy.Elements()) &&
		!slices.ContainsFunc(needed, func(key string) bool { return slices.Contains(known, key) }) {
		report("sort_by", fmt.Errorf("%s is null in every group; add %s to group_by, or sort by another attribute",
			o.SortBy.ValueString(), joined(quoted(needed), "or")))
	}
	return diags
}

func (o *groupOrder) choose(groups []usage.Group) []usage.Group {
	o.GroupCount = types.Int64Value(int64(len(groups)))

	by := o.SortBy.ValueString()
	for _, c := range allGroupColumns() {
		if c.name == by {
			slices.SortStableFunc(groups, func(a, b usage.Group) int {
				return c.compare(&a, &b, o.SortOrder.ValueString() == realtimekit.SortDescending)
			})
		}
	}
	if most := intOf(o.MaxGroups); most > 0 && most < len(groups) {
		return groups[:most]
	}
	return groups
}
