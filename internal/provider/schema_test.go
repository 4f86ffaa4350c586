package provider_test

import (
	"reflect"
	"regexp"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	realtimekit "github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

func TestSchemasAreValid(t *testing.T) {
	t.Parallel()

	made := realtimekit.New("test")

	var response provider.SchemaResponse

	made.Schema(t.Context(), provider.SchemaRequest{}, &response)

	if diags := response.Schema.ValidateImplementation(t.Context()); diags.HasError() {
		t.Errorf("provider: %v", diags)
	}

	for _, newDataSource := range made.DataSources(t.Context()) {
		var (
			name     datasource.MetadataResponse
			response datasource.SchemaResponse
		)

		source := newDataSource()
		source.Metadata(t.Context(), datasource.MetadataRequest{ProviderTypeName: "realtimekit"}, &name)
		source.Schema(t.Context(), datasource.SchemaRequest{}, &response)

		if diags := response.Schema.ValidateImplementation(t.Context()); diags.HasError() {
			t.Errorf("%s: %v", name.TypeName, diags)
		}
	}

	ephemerals, ok := made.(provider.ProviderWithEphemeralResources)
	if !ok {
		t.Fatal("no ephemeral resources")
	}

	for _, newEphemeral := range ephemerals.EphemeralResources(t.Context()) {
		var response ephemeral.SchemaResponse

		newEphemeral().Schema(t.Context(), ephemeral.SchemaRequest{}, &response)

		if diags := response.Schema.ValidateImplementation(t.Context()); diags.HasError() {
			t.Errorf("%T: %v", newEphemeral(), diags)
		}
	}
}

// sentence begins like one, or with code, and ends like one.
var sentence = regexp.MustCompile("(?s)^[A-Z`].*[A-Za-z0-9`)]\\.$")

func TestEverythingIsDescribedInAFullSentence(t *testing.T) {
	t.Parallel()

	schemas := schemas(t)
	walk(t, "provider", schemas.Provider.Block)

	for name, schema := range schemas.DataSourceSchemas {
		walk(t, name, schema.Block)
	}

	for name, schema := range schemas.EphemeralResourceSchemas {
		walk(t, "ephemeral "+name, schema.Block)
	}

	for name, function := range schemas.Functions {
		walkFunction(t, name, function)
	}
}

// absence is what a field says of it.
var absence = regexp.MustCompile(`(Null|Empty) when|when (the API sends|there are) none`)

func TestEveryFieldOfASessionSaysWhatItIsWhenTheAPISendsNone(t *testing.T) {
	t.Parallel()

	fields := 0

	for _, attribute := range schemas(t).DataSourceSchemas[sessionsType].Block.Attributes {
		if attribute.Name != "sessions" {
			continue
		}

		for _, field := range attribute.NestedType.Attributes {
			fields++

			if field.Name != "id" && !absence.MatchString(field.Description) {
				t.Errorf("%s: %s", field.Name, field.Description)
			}
		}
	}

	if fields != 16 {
		t.Errorf("%d fields", fields)
	}
}

// A block becomes ephemeral by its first word.
func TestTheEphemeralResourceHasTheAttributesOfTheDataSource(t *testing.T) {
	t.Parallel()

	schemas := schemas(t)
	got, want := schemas.EphemeralResourceSchemas[sessionsType].Block, schemas.DataSourceSchemas[sessionsType].Block

	if !reflect.DeepEqual(got.Attributes, want.Attributes) {
		t.Errorf("%v\nwant\n%v", got.Attributes, want.Attributes)
	}
}

func schemas(tb testing.TB) *tfprotov6.GetProviderSchemaResponse {
	tb.Helper()

	schemas, err := realtimekit.NewServer("test")().GetProviderSchema(tb.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil || len(schemas.Diagnostics) > 0 {
		tb.Fatal(err, schemas.Diagnostics)
	}

	if len(schemas.DataSourceSchemas) == 0 {
		tb.Fatal("no data source")
	}

	return schemas
}

func walk(t *testing.T, path string, block *tfprotov6.SchemaBlock) {
	t.Helper()
	wantDescription(t, path, block.Description, block.DescriptionKind)
	walkAttributes(t, path, block.Attributes)

	for _, nested := range block.BlockTypes {
		walk(t, path+"."+nested.TypeName, nested.Block)
	}
}

func walkFunction(t *testing.T, name string, function *tfprotov6.Function) {
	t.Helper()
	wantDescription(t, name, function.Description, function.DescriptionKind)

	if !sentence.MatchString(function.Summary) {
		t.Errorf("%s is not summed up in a full sentence: %q", name, function.Summary)
	}

	for _, parameter := range append(function.Parameters, function.VariadicParameter) {
		if parameter != nil {
			wantDescription(t, name+"."+parameter.Name, parameter.Description, parameter.DescriptionKind)
		}
	}
}

func walkAttributes(t *testing.T, path string, attributes []*tfprotov6.SchemaAttribute) {
	t.Helper()

	for _, attribute := range attributes {
		path := path + "." + attribute.Name
		wantDescription(t, path, attribute.Description, attribute.DescriptionKind)

		if attribute.NestedType != nil {
			walkAttributes(t, path, attribute.NestedType.Attributes)
		}
	}
}

func wantDescription(t *testing.T, path, description string, kind tfprotov6.StringKind) {
	t.Helper()

	if !sentence.MatchString(description) {
		t.Errorf("%s is not described in full sentences: %q", path, description)
	}

	if kind != tfprotov6.StringKindMarkdown {
		t.Errorf("%s is described in %s, want Markdown", path, kind)
	}
}
