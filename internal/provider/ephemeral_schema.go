package provider

import (
	"fmt"

	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	ephemeral "github.com/hashicorp/terraform-plugin-framework/ephemeral/schema"
)

// ephemeralSchema is the schema of a data source for an ephemeral resource. The
// framework has types of its own for each of the two, with the same fields.
func ephemeralSchema(described datasource.Schema, description string) ephemeral.Schema {
	return ephemeral.Schema{MarkdownDescription: description, Attributes: ephemeralAttributes(described.Attributes)}
}

func ephemeralAttributes(described map[string]datasource.Attribute) map[string]ephemeral.Attribute {
	attributes := make(map[string]ephemeral.Attribute, len(described))
	for name, attribute := range described {
		attributes[name] = ephemeralAttribute(attribute)
	}
	return attributes
}

// ephemeralAttribute knows the kinds that a data source of this provider has.
func ephemeralAttribute(attribute datasource.Attribute) ephemeral.Attribute {
	switch described := attribute.(type) {
	case datasource.BoolAttribute:
		return ephemeral.BoolAttribute(described)
	case datasource.Float64Attribute:
		return ephemeral.Float64Attribute(described)
	case datasource.Int64Attribute:
		return ephemeral.Int64Attribute(described)
	case datasource.NumberAttribute:
		return ephemeral.NumberAttribute(described)
	case datasource.ListAttribute:
		return ephemeral.ListAttribute(described)
	case datasource.StringAttribute:
		return ephemeral.StringAttribute(described)
	case datasource.SetAttribute:
		return ephemeral.SetAttribute(described)
	case datasource.DynamicAttribute:
		return ephemeral.DynamicAttribute(described)
	case datasource.ListNestedAttribute:
		return ephemeral.ListNestedAttribute{
			MarkdownDescription: described.MarkdownDescription,
			Optional:            described.Optional,
			Computed:            described.Computed,
			Validators:          described.Validators,
			NestedObject:        ephemeral.NestedAttributeObject{Attributes: ephemeralAttributes(described.NestedObject.Attributes)},
		}
	case datasource.SingleNestedAttribute:
		return ephemeral.SingleNestedAttribute{
			MarkdownDescription: described.MarkdownDescription,
			CustomType:          described.CustomType,
			Optional:            described.Optional,
			Computed:            described.Computed,
			Validators:          described.Validators,
			Attributes:          ephemeralAttributes(described.Attributes),
		}
	default:
		// Only a change of the schema leads here, and every test with it.
		panic(fmt.Sprintf("an ephemeral resource has no attribute of the kind %T yet", attribute))
	}
}
