package provider_test

import (
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// described is a block, an attribute, a function or a parameter; a block and a
// function have no name.
type described struct {
	name, description string
	kind              tfprotov6.StringKind
}

// descriptions returns everything that has a description, by the page that documents
// it.
func descriptions(t *testing.T) map[string][]described {
	t.Helper()
	all := schemas(t)
	pages := map[string][]described{"index.md": ofBlock(all.Provider)}
	for name, schema := range all.DataSourceSchemas {
		pages["data-sources/"+strings.TrimPrefix(name, "realtimekit_")+".md"] = ofBlock(schema)
	}
	for name, schema := range all.EphemeralResourceSchemas {
		pages["ephemeral-resources/"+strings.TrimPrefix(name, "realtimekit_")+".md"] = ofBlock(schema)
	}
	for name, function := range all.Functions {
		found := []described{{"", function.Description, function.DescriptionKind}, {"", function.Summary, tfprotov6.StringKindMarkdown}}
		for _, parameter := range append(slices.Clip(function.Parameters), function.VariadicParameter) {
			if parameter != nil {
				found = append(found, described{parameter.Name, parameter.Description, parameter.DescriptionKind})
			}
		}
		pages["functions/"+name+".md"] = found
	}
	return pages
}

func ofBlock(schema *tfprotov6.Schema) []described {
	return append(ofAttributes(schema.Block.Attributes), described{"", schema.Block.Description, schema.Block.DescriptionKind})
}

func ofAttributes(attributes []*tfprotov6.SchemaAttribute) []described {
	var found []described
	for _, attribute := range attributes {
		found = append(found, described{attribute.Name, attribute.Description, attribute.DescriptionKind})
		if attribute.NestedType != nil {
			found = append(found, ofAttributes(attribute.NestedType.Attributes)...)
		}
	}
	return found
}

// A sentence begins with a capital or with code.
var sentence = regexp.MustCompile("(?s)^[A-Z`].*[A-Za-z0-9`)]\\.$")

// A template may leave the schema out, and a page may be missing.
func TestSchema_descriptions(t *testing.T) {
	t.Parallel()
	for page, entries := range descriptions(t) {
		text, err := os.ReadFile(filepath.Join("../../docs", page))
		if err != nil {
			t.Error(err)
		}
		lines := strings.Split(string(text), "\n")
		for _, entry := range entries {
			if !sentence.MatchString(entry.description) || entry.kind != tfprotov6.StringKindMarkdown {
				t.Errorf("%s, %q: the description is not a Markdown sentence: %q", page, entry.name, entry.description)
			}
			if entry.name != "" && !slices.ContainsFunc(lines, entry.isDescribedBy) {
				t.Errorf("%s does not describe %s", page, entry.name)
			}
		}
	}
}

// isDescribedBy reports whether a line of a page is that of an attribute or a parameter.
func (d described) isDescribedBy(line string) bool {
	_, item, _ := strings.Cut(line, " ")
	return strings.HasPrefix(item, "`"+d.name+"` (") && strings.Contains(item, ") "+d.description)
}

// Every field except the id may be missing in an answer.
func TestSchema_fieldsTheAPIOmits(t *testing.T) {
	t.Parallel()
	attributes := schemas(t).DataSourceSchemas[sessionsType].Block.Attributes
	at := slices.IndexFunc(attributes, func(a *tfprotov6.SchemaAttribute) bool { return a.Name == "sessions" })
	for _, field := range attributes[at].NestedType.Attributes {
		if field.Name != "id" && !regexp.MustCompile(`Null|Empty`).MatchString(field.Description) {
			t.Errorf("%s: %s", field.Name, field.Description)
		}
	}
}

// A data block becomes ephemeral by its first word.
func TestSchema_sensitiveArguments(t *testing.T) {
	t.Parallel()
	var sensitive []string
	for _, attribute := range schemas(t).Provider.Block.Attributes {
		if attribute.Sensitive {
			sensitive = append(sensitive, attribute.Name)
		}
	}
	if want := []string{"api_key", "api_token"}; !slices.Equal(slices.Sorted(slices.Values(sensitive)), want) {
		t.Errorf("sensitive are %q, want %q", sensitive, want)
	}
}

func TestSchema_ephemeralAttributes(t *testing.T) {
	t.Parallel()
	all := schemas(t)
	got, want := all.EphemeralResourceSchemas[sessionsType].Block, all.DataSourceSchemas[sessionsType].Block
	if !reflect.DeepEqual(got.Attributes, want.Attributes) {
		t.Errorf("%v\nwant\n%v", got.Attributes, want.Attributes)
	}
}
