package provider_test

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
)

// testCase has the provider in its steps, not in itself: only there may a
// configuration bring its own provider block.
func (w *world) testCase(steps ...resource.TestStep) resource.TestCase {
	for i := range steps {
		steps[i].ProtoV6ProviderFactories = map[string]func() (tfprotov6.ProviderServer, error){
			"realtimekit": func() (tfprotov6.ProviderServer, error) { return w.server(), nil },
		}

		if steps[i].ConfigDirectory == nil {
			steps[i].ConfigDirectory = config.TestNameDirectory()
		}
	}

	return resource.TestCase{Steps: steps}
}

// applies runs the steps, each on the configuration in the test's directory
// where it names no other.
func (w *world) applies(t *testing.T, steps ...resource.TestStep) {
	t.Helper()
	resource.UnitTest(t, w.testCase(steps...))
}

// fails runs a step that must end in an error, and gives all that the CLI said,
// with its line breaks undone.
func (w *world) fails(t *testing.T, step resource.TestStep) string {
	t.Helper()

	var said string

	test := w.testCase(step)
	test.ErrorCheck = func(err error) error {
		said = strings.Join(strings.Fields(err.Error()), " ")

		return nil
	}
	resource.UnitTest(t, test)

	if said == "" {
		t.Fatal("no error")
	}

	return said
}

// needsFunctions skips on a CLI that does not know functions of providers.
func needsFunctions(t *testing.T) {
	t.Helper()
	skipBelow(t, "1.8", "1.7")
}

// oneApp plans a data block without arguments.
func oneApp() resource.TestStep {
	return resource.TestStep{PlanOnly: true, ConfigDirectory: config.StaticDirectory("testdata/one_app")}
}
