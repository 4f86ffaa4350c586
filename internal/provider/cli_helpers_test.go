package provider_test

import (
	"maps"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// world is what a test has to itself: an API, and an environment that leads a
// provider to it.
type world struct {
	api         *fakeapi.Server
	environment map[string]string
}

func newWorld(t *testing.T, data []fakeapi.Session, options ...fakeapi.Option) *world {
	t.Helper()

	api := fakeapi.New(data, options...)
	t.Cleanup(api.Close)

	return worldOf(t, api)
}

// worldOf is a world with an API that was made elsewhere.
func worldOf(t *testing.T, api *fakeapi.Server) *world {
	t.Helper()

	baseURL, err := api.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}

	return &world{api: api, environment: map[string]string{
		"CLOUDFLARE_BASE_URL":   baseURL,
		"CLOUDFLARE_API_TOKEN":  fakeapi.Token,
		"CLOUDFLARE_ACCOUNT_ID": fakeapi.AccountID,
		"REALTIMEKIT_APP_ID":    fakeapi.AppID,
	}}
}

// without takes variables out of the environment.
func (w *world) without(names ...string) *world {
	for _, name := range names {
		delete(w.environment, name)
	}

	return w
}

// with puts variables into the environment.
func (w *world) with(variables map[string]string) *world {
	maps.Copy(w.environment, variables)

	return w
}

func (w *world) server() tfprotov6.ProviderServer {
	return provider.NewServer("test", provider.WithEnvironment(w.getenv))()
}

func (w *world) getenv(name string) string { return w.environment[name] }

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

// wantText checks that a text, whose line breaks are undone, has all parts.
func wantText(t *testing.T, text string, parts ...string) {
	t.Helper()

	for _, part := range parts {
		if !strings.Contains(text, part) {
			t.Errorf("%q is missing in:\n%s", part, text)
		}
	}
}

// wantRequests checks how many requests the API ever got.
func (w *world) wantRequests(t *testing.T, want int) {
	t.Helper()

	if got := len(w.api.Requests()); got != want {
		t.Errorf("%d requests were sent, want %d", got, want)
	}
}

// needsFunctions skips on a CLI that does not know functions of providers.
func needsFunctions(t *testing.T) {
	t.Helper()
	skipBelow(t, "1.8", "1.7")
}
