package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func providerSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Reads Cloudflare RealtimeKit sessions into Terraform and OpenTofu. " +
			"A list is complete, or the provider says so, and a read stays within the API's budget.",
		Attributes: map[string]schema.Attribute{
			"api_token": schema.StringAttribute{
				MarkdownDescription: "Cloudflare API token with the permission *Realtime* or *Realtime Admin* on the account. " +
					"Defaults to the environment variable `CLOUDFLARE_API_TOKEN`. Excludes `api_key` and `email`.",
				Optional:  true,
				Sensitive: true,
			},
			"api_key": schema.StringAttribute{
				MarkdownDescription: "Cloudflare global API key, the older kind of credential; needs `email` and excludes `api_token`. " +
					"Defaults to the environment variable `CLOUDFLARE_API_KEY`. Prefer `api_token`, which can be limited.",
				Optional:  true,
				Sensitive: true,
			},
			"email": schema.StringAttribute{
				MarkdownDescription: "E-mail address of the user whose `api_key` is given; needs `api_key` and excludes `api_token`. " +
					"Defaults to the environment variable `CLOUDFLARE_EMAIL`.",
				Optional: true,
			},
			"base_url": schema.StringAttribute{
				MarkdownDescription: "Address that every request path is appended to, without user info, query or fragment. " +
					"Must be https; http is accepted for loopback hosts only. " +
					"Defaults to the environment variable `CLOUDFLARE_BASE_URL`, then to `" + realtimekit.DefaultBaseURL + "`.",
				Optional: true,
			},
			"account_id": schema.StringAttribute{
				MarkdownDescription: "Cloudflare account, 32 hexadecimal digits, for every block that does not name its own. " +
					"Defaults to the environment variable `CLOUDFLARE_ACCOUNT_ID`.",
				Optional:   true,
				Validators: []validator.String{accountID()},
			},
			"app_id": schema.StringAttribute{
				MarkdownDescription: "RealtimeKit app, a UUID, for every block that does not name its own. " +
					"Defaults to the environment variable `REALTIMEKIT_APP_ID`.",
				Optional:   true,
				Validators: []validator.String{appID()},
			},
			"max_retries": schema.NumberAttribute{
				MarkdownDescription: "Number of retries of a request after a transient failure: " +
					"no connection, a status of 408 or 5xx, a body that is cut off. From 0 to 10, 4 by default. " +
					"Waiting for a rate limit does not count.",
				Optional:   true,
				Validators: []validator.Number{wholeNumber{0, 10}},
			},
			"requests_per_five_minutes": schema.NumberAttribute{
				MarkdownDescription: "The most requests in any five minutes, retries included, for each provider process. " +
					"From 1 to 1000000. The default of 1000 leaves 200 of the 1,200 that Cloudflare documents for a user or a token " +
					"to the rest of the run.",
				Optional:   true,
				Validators: []validator.Number{wholeNumber{1, 1_000_000}},
			},
			"max_concurrent_requests": schema.NumberAttribute{
				MarkdownDescription: "The most requests under way at once, shared by all that the provider reads. " +
					"From 1 to 64, 16 by default.",
				Optional:   true,
				Validators: []validator.Number{wholeNumber{1, 64}},
			},
		},
	}
}
