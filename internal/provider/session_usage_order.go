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

	const noGroups = "there are no groups without group_by; set group_by, or remove %s"

	if groupBy.IsNull() && !o.SortBy.IsNull() {
		report("sort_by", fmt.Errorf(noGroups, "sort_by"))
	}

	if groupBy.IsNull() && !o.MaxGroups.IsNull() {
		report("max_groups", fmt.Errorf(noGroups, "max_groups"))
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

	by := o.SortBy.ValueString()

	for _, c := range allGroupColumns() {
		if c.name == by {
			slices.SortStableFunc(groups, func(a, b usage.Group) int {
				return compareValues(c.value(&a), c.value(&b), isTime(by), o.SortOrder.ValueString() == realtimekit.SortDescending)
			})
		}
	}

	if most := intOf(o.MaxGroups); most > 0 && most < len(groups) {
		return groups[:most]
	}

	return groups
}

// isTime reports whether an attribute of a group is a time.
func isTime(attribute string) bool {
	return slices.Contains([]string{"period_start", "first_started_at", "last_ended_at"}, attribute)
}

// compareValues compares two values of an attribute: times as times, and other texts by
// their bytes. Null comes last in both directions.
func compareValues(a, b attr.Value, areTimes, descending bool) int {
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
	case types.String:
		b, _ := b.(types.String)
		if areTimes {
			return timeOf(a).Compare(timeOf(b))
		}

		return cmp.Compare(a.ValueString(), b.ValueString())
	default:
		return 0
	}
}

// timeOf reads a time that the report has, which is readable.
func timeOf(text types.String) time.Time {
	at, _ := usage.ParseTime(text.ValueString())

	return at
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
