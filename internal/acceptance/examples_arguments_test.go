package acceptance

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// block is a block of the provider at the top of a file.
var block = regexp.MustCompile(`(?ms)^(?:provider|data|ephemeral) "(realtimekit\w*)".*?^}`)

// All examples are applied by TestEveryExampleOutputsWhatItSays.
func TestEveryArgumentIsInAnExample(t *testing.T) {
	t.Parallel()
	schemas, err := provider.NewServer("test")().GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil || len(schemas.Diagnostics) > 0 {
		t.Fatal(err, schemas.Diagnostics)
	}
	text, blocks := "", map[string]string{}
	for _, folder := range exampleFolders(t) {
		text += configuration(t, folder)
	}
	for _, found := range block.FindAllStringSubmatch(text, -1) {
		blocks[found[1]] += found[0]
	}
	// An ephemeral resource has the arguments of the data source of its name.
	arguments := map[string][]string{"realtimekit": settable(schemas.Provider.Block.Attributes)}
	for name, schema := range schemas.DataSourceSchemas {
		arguments[name] = settable(schema.Block.Attributes)
	}
	for name, all := range arguments {
		for _, argument := range all {
			if !regexp.MustCompile(`(?m)^\s*` + argument + `\s*=`).MatchString(blocks[name]) {
				t.Errorf("no example has %s of %s", argument, name)
			}
		}
	}
	for name := range schemas.Functions {
		if !strings.Contains(text, "provider::realtimekit::"+name+"(") {
			t.Errorf("no example calls %s", name)
		}
	}
}

// settable are the names of the attributes that a configuration can set.
func settable(attributes []*tfprotov6.SchemaAttribute) []string {
	var names []string
	for _, attribute := range attributes {
		if attribute.Required || attribute.Optional {
			names = append(names, attribute.Name)
			if attribute.NestedType != nil {
				names = slices.Concat(names, settable(attribute.NestedType.Attributes))
			}
		}
	}
	return names
}
