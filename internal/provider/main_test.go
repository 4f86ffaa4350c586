package provider_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// pluginName is the file that a CLI looks for in the directory of a development
// override.
const pluginName = "terraform-provider-realtimekit"

// TestMain makes this program two things: the tests and, under the name of the
// plugin, the provider that a CLI starts, without a build in between.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == pluginName {
		if err := provider.Serve("test"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}

		return
	}

	clitest.TestMain(m)
}
