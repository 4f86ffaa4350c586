package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func providerSchema() schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Reads the sessions, participants, usage and apps of Cloudflare RealtimeKit. " +
			"A list is complete, or the read fails, and all reads keep to the API's rate limit.",
		Attributes: map[string]schema.Attribute{
			"api_token": secretText("Cloudflare API token with the permission *Realtime* or *Realtime Admin* on the account. " +
				"Defaults to the environment variable `CLOUDFLARE_API_TOKEN`. Conflicts with `api_key` and `email`."),
			"api_key": secretText("Cloudflare global API key, the older kind of credential. Requires `email`, and conflicts with `api_token`. " +
				"Defaults to the environment variable `CLOUDFLARE_API_KEY`. Prefer `api_token`, which can be limited."),
			"email": optionalText("E-mail address of the user of `api_key`. Requires `api_key`, and conflicts with `api_token`. " +
				"Defaults to the environment variable `CLOUDFLARE_EMAIL`."),
			"base_url": optionalText("Address that every request path is appended to, without user info, query or fragment. " +
				"Must be https; http is accepted for loopback hosts only. " +
				"Defaults to the environment variable `CLOUDFLARE_BASE_URL`, then to `" + realtimekit.DefaultBaseURL + "`."),
			"account_id": optionalText("Cloudflare account, 32 hexadecimal digits, for every block that does not name its own. "+
				"Defaults to the environment variable `CLOUDFLARE_ACCOUNT_ID`.", realtimekit.CheckAccountID),
			"app_id": optionalText("RealtimeKit app, a UUID, for every block that does not name its own. "+
				"Defaults to the environment variable `REALTIMEKIT_APP_ID`.", realtimekit.CheckAppID),
			"max_retries": optionalNumber("Number of retries of a request after a transient failure: "+
				"no connection, a status of 408 or 5xx except 511, a body that is cut off, or something other than JSON. From 0 to 10, 4 by default. "+
				"Waiting for a rate limit does not count.", 0, 10),
			"requests_per_five_minutes": optionalNumber("Maximum number of requests in any five minutes, retries included, for each provider process. "+
				"From 1 to 1000000. The default of 1000 leaves 200 of the 1200 that Cloudflare documents for a user or a token "+
				"to the rest of the run.", 1, 1_000_000),
			"max_concurrent_requests": optionalNumber("Maximum number of concurrent requests of all reads. "+
				"From 1 to 64, 16 by default.", 1, 64),
		},
	}
}

func secretText(description string) schema.StringAttribute {
	return schema.StringAttribute{MarkdownDescription: description, Optional: true, Sensitive: true}
}
