// Package provider implements the Terraform provider: its configuration, data sources,
// ephemeral resource and functions.
package provider

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/ephemeral"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
)

// Address is where the provider is published.
const Address = "registry.terraform.io/realtimekit/realtimekit"

type realtimekitProvider struct {
	version string
	getenv  func(string) string
}

var (
	_ provider.ProviderWithValidateConfig     = (*realtimekitProvider)(nil)
	_ provider.ProviderWithEphemeralResources = (*realtimekitProvider)(nil)
	_ provider.ProviderWithFunctions          = (*realtimekitProvider)(nil)
)

func (p *realtimekitProvider) Metadata(_ context.Context, _ provider.MetadataRequest, resp *provider.MetadataResponse) {
	resp.TypeName = "realtimekit"
	resp.Version = p.version
}

func (p *realtimekitProvider) Schema(_ context.Context, _ provider.SchemaRequest, resp *provider.SchemaResponse) {
	resp.Schema = providerSchema()
}

// ValidateConfig ignores the environment: continuous integration validates without secrets.
func (p *realtimekitProvider) ValidateConfig(ctx context.Context, req provider.ValidateConfigRequest, resp *provider.ValidateConfigResponse) {
	var model providerModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	for _, problem := range model.problems() {
		problem.addTo(&resp.Diagnostics)
	}
}

// Configure does not fail for what is missing or unknown. The first read that needs it
// does, so that functions, count = 0 and a token that comes from a resource work.
func (p *realtimekitProvider) Configure(ctx context.Context, req provider.ConfigureRequest, resp *provider.ConfigureResponse) {
	var model providerModel
	resp.Diagnostics.Append(req.Config.Get(ctx, &model)...)
	if resp.Diagnostics.HasError() {
		return
	}
	config, problems := resolve(model, p.getenv)
	// OpenTofu reports the version of the Terraform whose features it has.
	userAgent := fmt.Sprintf("terraform-provider-realtimekit/%s cli/%s", p.version, req.TerraformVersion)
	made := newConnection(config, problems, userAgent)
	resp.DataSourceData, resp.EphemeralResourceData = made, made
}

func (p *realtimekitProvider) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{
		newDataSource("_apps", appsSchema, func() block { return new(appsModel) }),
		newDataSource("_daily_usage", dailyUsageSchema, func() block { return new(dailyUsageModel) }),
		newDataSource("_session", sessionSchema, func() block { return new(sessionModel) }),
		newDataSource("_session_participants", participantsSchema, func() block { return new(participantsModel) }),
		newDataSource("_session_usage", sessionUsageSchema, func() block { return new(sessionUsageModel) }),
		newDataSource("_sessions", sessionsSchema, func() block { return new(sessionsModel) }),
	}
}

func (p *realtimekitProvider) EphemeralResources(context.Context) []func() ephemeral.EphemeralResource {
	return []func() ephemeral.EphemeralResource{newSessionsEphemeralResource}
}

func (p *realtimekitProvider) Resources(context.Context) []func() resource.Resource {
	return nil
}

func (p *realtimekitProvider) Functions(context.Context) []func() function.Function {
	return []func() function.Function{newCSVEncodeFunction, newMarkdownTableFunction, newWindowFunction}
}
