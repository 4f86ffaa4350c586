package provider

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

// groupOrder says which groups to return, in which order.
type groupOrder struct {
	SortBy    types.String `tfsdk:"sort_by"`
	SortOrder types.String `tfsdk:"sort_order"`
	MaxGroups types.Number `tfsdk:"max_groups"`

	GroupCount types.Int64 `tfsdk:"group_count"`
}

// keyOfGroup names the elements of group_by without which an attribute of a group is
// always null.
func keyOfGroup(attribute string) []string {
	switch attribute {
	case "period_start":
		return []string{"hour", "day", "week", "month"}
	case "associated_id", "meeting_display_name":
		return []string{"meeting"}
	case "status", "type":
		return []string{attribute}
	default:
		return nil
	}
}

// validate reports arguments that do not fit group_by.
func (o *groupOrder) validate(groupBy types.List) (diags diag.Diagnostics) {
	report := func(argument string, err error) { diags.Append(invalidArgument(path.Root(argument), err)) }

	if groupBy.IsNull() {
		for argument, isSet := range map[string]bool{"sort_by": !o.SortBy.IsNull(), "max_groups": !o.MaxGroups.IsNull()} {
			if isSet {
				report(argument, fmt.Errorf("there are no groups without group_by; set group_by, or remove %s", argument))
			}
		}
	}

	if !o.SortOrder.IsNull() && o.SortBy.IsNull() {
		report("sort_order", errors.New("there is no sort_by; set sort_by to an attribute of groups, or remove sort_order"))
	}

	needed := keyOfGroup(o.SortBy.ValueString())
	known := knownTexts(groupBy)

	// An unknown element of group_by may be the one that is needed.
	if len(needed) > 0 && !groupBy.IsUnknown() && len(known) == len(groupBy.Elements()) && !groupBy.IsNull() &&
		!slices.ContainsFunc(needed, func(key string) bool { return slices.Contains(known, key) }) {
		report("sort_by", fmt.Errorf("%s is null in every group; add %s to group_by, or sort by another attribute",
			o.SortBy.ValueString(), orList(needed)))
	}

	return diags
}

// choose sorts the groups, and returns at most max_groups of them.
func (o *groupOrder) choose(groups []usage.Group) []usage.Group {
	o.GroupCount = types.Int64Value(int64(len(groups)))

	for _, c := range append(groupColumns(), totalsColumns()...) {
		if c.name == o.SortBy.ValueString() {
			slices.SortStableFunc(groups, func(a, b usage.Group) int {
				return compareValues(c.value(&a), c.value(&b), o.SortOrder.ValueString() == realtimekit.SortDescending)
			})
		}
	}

	if most := intOf(o.MaxGroups); most > 0 && most < len(groups) {
		return groups[:most]
	}

	return groups
}

// compareValues compares two values of an attribute. Null comes last in both directions.
func compareValues(a, b attr.Value, descending bool) int {
	if a.IsNull() || b.IsNull() {
		return cmp.Compare(isOne(a.IsNull()), isOne(b.IsNull()))
	}

	if descending {
		a, b = b, a
	}

	switch a := a.(type) {
	case types.Int64:
		b, _ := b.(types.Int64)

		return cmp.Compare(a.ValueInt64(), b.ValueInt64())
	case types.Float64:
		b, _ := b.(types.Float64)

		return cmp.Compare(a.ValueFloat64(), b.ValueFloat64())
	default:
		return compareTexts(a, b)
	}
}

// compareTexts compares two times as times, and other texts by their bytes.
func compareTexts(valueA, valueB attr.Value) int {
	textA, _ := valueA.(types.String)
	textB, _ := valueB.(types.String)
	a, b := textA.ValueString(), textB.ValueString()
	atA, errA := usage.ParseTime(a)
	atB, errB := usage.ParseTime(b)

	if errA != nil || errB != nil {
		atA, atB = time.Time{}, time.Time{}
	}

	return cmp.Or(atA.Compare(atB), cmp.Compare(a, b))
}

func isOne(flag bool) int {
	if flag {
		return 1
	}

	return 0
}

// orList is `"a", "b" or "c"`.
func orList(values []string) string {
	last := len(values) - 1
	if last == 0 {
		return quotedList(values)
	}

	return quotedList(values[:last]) + " or " + quotedList(values[last:])
}
