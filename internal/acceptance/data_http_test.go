package acceptance

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	framework "github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const httpPluginName = "terraform-provider-http"

// TestExamples_dataHTTP applies the configuration that the guide about data "http"
// replaces, with the variables that the fake API exports.
func TestExamples_dataHTTP(t *testing.T) {
	t.Parallel()
	const folder = "examples/guides/data-http"
	w := newWorkdir(t, fakeapi.NewSample(fakeapi.Sessions(250), fakeapi.MaxPageSize(100)), folder)
	if err := os.Symlink(filepath.Join(w.dir, pluginName), filepath.Join(w.dir, httpPluginName)); err != nil {
		t.Fatal(err)
	}
	settings := filepath.Join(w.dir, "http.tfrc")
	text := fmt.Sprintf("provider_installation {\n  dev_overrides {\n    \"hashicorp/http\" = %q\n  }\n}\n", w.dir)
	if err := os.WriteFile(settings, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w.env = append(w.env, "TF_CLI_CONFIG_FILE="+settings)
	goldenOutputs(t, w, "examples", folder)
}

func serveHTTPProvider() error {
	return providerserver.Serve(context.Background(), func() framework.Provider { return httpProvider{} },
		providerserver.ServeOpts{Address: "registry.terraform.io/hashicorp/http"})
}

// httpProvider is as much of hashicorp/http as the example uses.
type httpProvider struct{}

func (httpProvider) Metadata(_ context.Context, _ framework.MetadataRequest, response *framework.MetadataResponse) {
	response.TypeName = "http"
}
func (httpProvider) Schema(context.Context, framework.SchemaRequest, *framework.SchemaResponse) {}
func (httpProvider) Configure(context.Context, framework.ConfigureRequest, *framework.ConfigureResponse) {
}
func (httpProvider) Resources(context.Context) []func() resource.Resource { return nil }
func (httpProvider) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{func() datasource.DataSource { return httpDataSource{} }}
}

type httpDataSource struct{}

func (httpDataSource) Metadata(_ context.Context, _ datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = "http"
}

func (httpDataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"url":             schema.StringAttribute{Required: true},
		"request_headers": schema.MapAttribute{Required: true, ElementType: types.StringType},
		"response_body":   schema.StringAttribute{Computed: true},
	}}
}

func (httpDataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var model struct {
		URL     string            `tfsdk:"url"`
		Headers map[string]string `tfsdk:"request_headers"`
		Body    *string           `tfsdk:"response_body"`
	}
	response.Diagnostics.Append(request.Config.Get(ctx, &model)...)
	body, err := get(ctx, model.URL, model.Headers)
	if err != nil {
		response.Diagnostics.AddError("Cannot get "+model.URL, err.Error())
	}
	model.Body = &body
	response.Diagnostics.Append(response.State.Set(ctx, model)...)
}

func get(ctx context.Context, url string, headers map[string]string) (string, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return "", err
	}
	for name, value := range headers {
		request.Header.Set(name, value)
	}
	answer, err := http.DefaultClient.Do(request)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	return string(body), err
}
