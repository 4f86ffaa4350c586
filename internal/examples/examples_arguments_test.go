package examples

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/hcl/v2"
	"github.com/hashicorp/hcl/v2/hclparse"
	"github.com/hashicorp/hcl/v2/hclsyntax"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// What no example shows, nobody has run as its reader would. All examples are
// applied by TestEveryExampleOutputsWhatItSays.
func TestEveryArgumentIsInAnExample(t *testing.T) {
	t.Parallel()
	shown := map[string]bool{}
	for _, folder := range exampleFolders(t) {
		for name := range argumentsIn(t, folder) {
			shown[name] = true
		}
	}
	// One schema describes both, and an example of either shows how it is written.
	for name := range maps.Clone(shown) {
		if list, ok := strings.CutPrefix(name, "ephemeral."); ok {
			delete(shown, name)
			shown["data."+list] = true
		}
	}
	arguments := allArguments(t)
	for _, name := range arguments {
		if !shown[name] {
			t.Errorf("no example has %s", name)
		}
		delete(shown, name)
	}
	for _, name := range slices.Sorted(maps.Keys(shown)) {
		t.Errorf("an example has %s, which there is not", name)
	}
	if len(arguments) < 40 {
		t.Errorf("%d arguments were looked for, and there are more", len(arguments))
	}
}

// allArguments are what a configuration can set: "provider.app_id",
// "data.realtimekit_sessions.timeouts.read", "window(at)".
func allArguments(t *testing.T) []string {
	t.Helper()
	schemas, err := provider.NewServer("test")().GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil || len(schemas.Diagnostics) > 0 {
		t.Fatal(err, schemas.Diagnostics)
	}
	names := settable("provider", schemas.Provider.Block.Attributes)
	for name, schema := range schemas.DataSourceSchemas {
		names = append(names, settable("data."+name, schema.Block.Attributes)...)
	}
	for name, function := range schemas.Functions {
		for _, parameter := range append(slices.Clone(function.Parameters), function.VariadicParameter) {
			if parameter != nil {
				names = append(names, name+"("+parameter.Name+")")
			}
		}
	}
	slices.Sort(names)
	return names
}

func settable(path string, attributes []*tfprotov6.SchemaAttribute) []string {
	var names []string
	for _, attribute := range attributes {
		if !attribute.Required && !attribute.Optional {
			continue
		}
		name := path + "." + attribute.Name
		if attribute.NestedType != nil {
			names = append(names, settable(name, attribute.NestedType.Attributes)...)
		} else {
			names = append(names, name)
		}
	}
	return names
}

// argumentsIn are those that the configuration in a folder sets, in the same words.
func argumentsIn(t *testing.T, folder string) map[string]bool {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, folder, "*.tf"))
	if err != nil {
		t.Fatal(err)
	}
	found := map[string]bool{}
	for _, file := range files {
		parsed, diags := hclparse.NewParser().ParseHCLFile(file)
		if diags.HasErrors() {
			t.Fatal(diags)
		}
		body, ok := parsed.Body.(*hclsyntax.Body)
		if !ok {
			t.Fatalf("%s is not in the native syntax", file)
		}
		for _, block := range body.Blocks {
			addArguments(found, block)
		}
		_ = hclsyntax.VisitAll(body, func(node hclsyntax.Node) hcl.Diagnostics {
			addParameters(t, found, node)
			return nil
		})
	}
	return found
}

// ofTheCLI are arguments that the CLI takes, and no provider sees.
var ofTheCLI = []string{"alias", "count", "depends_on", "for_each", "provider"}

func addArguments(found map[string]bool, block *hclsyntax.Block) {
	label := strings.Join(block.Labels[:min(1, len(block.Labels))], "")
	path := block.Type + "." + label
	switch {
	case block.Type == "check":
		for _, inner := range block.Body.Blocks {
			addArguments(found, inner)
		}
		return
	case !strings.HasPrefix(label, "realtimekit") || !slices.Contains([]string{"provider", "data", "ephemeral"}, block.Type):
		return
	case block.Type == "provider":
		path = "provider"
	}
	for name, attribute := range block.Body.Attributes {
		if slices.Contains(ofTheCLI, name) {
			continue
		}
		object, nested := attribute.Expr.(*hclsyntax.ObjectConsExpr)
		if !nested {
			found[path+"."+name] = true
			continue
		}
		for _, item := range object.Items {
			found[path+"."+name+"."+hcl.ExprAsKeyword(item.KeyExpr)] = true
		}
	}
}

// signatures are the functions with their parameters, the last of which may
// be given more than once.
var signatures = map[string][]string{
	"window":         {"unit", "offset", "at", "time_zone"},
	"csvencode":      {"rows", "columns"},
	"markdown_table": {"rows", "columns"},
}

func addParameters(t *testing.T, found map[string]bool, node hclsyntax.Node) {
	t.Helper()
	call, ok := node.(*hclsyntax.FunctionCallExpr)
	if !ok {
		return
	}
	name, ours := strings.CutPrefix(call.Name, "provider::realtimekit::")
	if !ours {
		return
	}
	parameters, known := signatures[name]
	if !known {
		t.Errorf("there is no function %s", name)
	}
	for i := range min(len(parameters), len(call.Args)) {
		found[name+"("+parameters[i]+")"] = true
	}
}
