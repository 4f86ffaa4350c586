package provider

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider/fastrows"
)

type rowsModel struct {
	Columns types.Set     `tfsdk:"columns"`
	Rows    types.Dynamic `tfsdk:"rows"`
}

// rowsSchema has a list with all columns, and rows with the columns that the user chooses.
func rowsSchema[T any](list, description string, all []column[T]) map[string]schema.Attribute {
	return map[string]schema.Attribute{
		list: listAttribute(description+" Null with `columns`.", all),
		"columns": schema.SetAttribute{
			MarkdownDescription: fmt.Sprintf("Names of the attributes of `%s` to return, such as `[\"id\"]`. With `columns`, `rows` has objects with only these "+
				"attributes, and `%s` is null. Plans of long lists then take less time and memory, and no other attribute gets into plan or state.", list, list),
			ElementType: types.StringType,
			Optional:    true,
		},
		"rows": schema.DynamicAttribute{
			MarkdownDescription: "With `columns`, a list of objects in the API's order, each with the attributes that `columns` names. Empty if nothing " +
				"matches. Null without `columns`. Read it with `for`: a splat (`rows[*]`) on a null value is an empty list, without an error.",
			Computed: true,
		},
	}
}

// chooseColumns returns all columns if names is null. Unknown names are left out.
func chooseColumns[T any](all []column[T], names types.Set) ([]column[T], diag.Diagnostics) {
	if !isKnown(names) {
		return all, nil
	}
	var diags diag.Diagnostics
	report := func(err error) { diags.Append(invalidArgument(path.Root("columns"), err)) }
	chosen, known := map[string]bool{}, columnNames(all)
	for _, element := range names.Elements() {
		name, _ := element.(types.String)
		switch {
		case name.IsNull():
			report(errors.New("an element is null; remove it"))
		case !name.IsUnknown() && !slices.Contains(known, name.ValueString()):
			report(notOneOf(name.ValueString(), known))
		}
		chosen[name.ValueString()] = true
	}
	if len(chosen) == 0 {
		report(errors.New("an empty set has no columns; name at least one, or remove columns to get all"))
	}
	return slices.DeleteFunc(slices.Clone(all), func(c column[T]) bool { return !chosen[c.name] }), diags
}

func columnNames[T any](columns []column[T]) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.name
	}
	return names
}

func returnRows[T any](ctx context.Context, m *rowsModel, list string, rows *fastrows.Rows[T]) error {
	if m.Columns.IsNull() {
		return rows.Return(ctx, list, false)
	}
	return rows.Return(ctx, "rows", true)
}
