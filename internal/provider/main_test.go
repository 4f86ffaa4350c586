package provider_test

import (
	"fmt"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// pluginName is the file that a CLI looks for in the directory of a development
// override.
const pluginName = "terraform-provider-realtimekit"

// breaking is the variable that makes the plugin crash in its first request.
const breaking = "REALTIMEKIT_TEST_BREAKING"

// breakRequests panics where net/http looks for a proxy: on the goroutine of the
// read, with the client and the signed request on its stack. This is the
// process of a plugin, which no test shares.
func breakRequests() {
	if transport, ok := http.DefaultTransport.(*http.Transport); ok {
		transport.Proxy = func(*http.Request) (*url.URL, error) { panic("a mistake in the middle of a request") }
	}
}

// TestMain makes this program two things: the tests and, under the name of the
// plugin, the provider that a CLI starts, without a build in between.
func TestMain(m *testing.M) {
	if filepath.Base(os.Args[0]) == pluginName {
		if os.Getenv(breaking) != "" {
			breakRequests()
		}

		if err := provider.Serve("test"); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}

		return
	}

	if err := prepare(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}

	m.Run()
}
