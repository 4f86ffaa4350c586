package provider

import (
	"maps"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func merged(parts ...map[string]schema.Attribute) map[string]schema.Attribute {
	all := map[string]schema.Attribute{}
	for _, part := range parts {
		maps.Copy(all, part)
	}
	return all
}

// All schema packages of the framework define their attributes by one interface, so the types
// of data sources also serve the provider block and ephemeral resources.

func optionalText(description string, checks ...func(string) error) schema.StringAttribute {
	return schema.StringAttribute{MarkdownDescription: description, Optional: true, Validators: textValidators(checks...)}
}

func optionalNumber(description string, least, most int64) schema.NumberAttribute {
	return schema.NumberAttribute{MarkdownDescription: description, Optional: true, Validators: wholeNumbers(least, most)}
}

func optionalBool(description string) schema.BoolAttribute {
	return schema.BoolAttribute{MarkdownDescription: description, Optional: true}
}

// idAttribute is an id that the provider block has a default for.
func idAttribute(description string, check func(string) error) schema.StringAttribute {
	attribute := optionalText(description, check)
	attribute.Computed = true
	return attribute
}

func sessionIDAttribute() schema.StringAttribute {
	return schema.StringAttribute{
		MarkdownDescription: "Id of the session, a UUID.", Required: true, Validators: textValidators(realtimekit.CheckSessionID),
	}
}

func sortOrderAttribute(description string) schema.StringAttribute {
	return optionalText(description, oneOf(realtimekit.SortAscending, realtimekit.SortDescending))
}

func maxItemsAttribute(items, which string) schema.NumberAttribute {
	return optionalNumber("Maximum number of "+items+" to list, from 1 to 2147483647: "+which+". "+
		"Only the pages for these are requested, and `on_incomplete` does not apply to what is left out. All "+items+" if absent.", 1, largestInt)
}

func includeUndocumentedAttribute() schema.BoolAttribute {
	return optionalBool("Whether to fill `undocumented`. False by default: such fields may change without notice.")
}

func countAttribute(description string) schema.Int64Attribute {
	return schema.Int64Attribute{MarkdownDescription: description, Computed: true}
}

func jsonListAttribute(description string) schema.ListAttribute {
	return schema.ListAttribute{MarkdownDescription: description, ElementType: types.StringType, Computed: true}
}

func listAttribute[T any](description string, columns []column[T]) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		MarkdownDescription: description, Computed: true, NestedObject: schema.NestedAttributeObject{Attributes: rowAttributes(columns)},
	}
}

func objectAttribute[T any](description string, columns []column[T]) schema.SingleNestedAttribute {
	return schema.SingleNestedAttribute{MarkdownDescription: description, Computed: true, Attributes: rowAttributes(columns)}
}
