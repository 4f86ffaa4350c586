package provider

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// credentials picks one kind. One kind in the block shuts out the other kind
// from the environment; in the environment alone, the token comes first, and an
// e-mail address without a key is a left-over of other tools.
func (r *resolver) credentials() realtimekit.Credentials {
	inBlock := func(value types.String) bool { return !value.IsNull() }

	switch {
	case inBlock(r.model.APIKey), inBlock(r.model.Email):
		if inBlock(r.model.APIToken) {
			// Known values that contradict each other were refused by
			// ValidateConfig: what is left is waiting for a value.
			r.secret("api_token", "CLOUDFLARE_API_TOKEN", r.model.APIToken, nil)
		}

		return r.keyAndEmail()
	case inBlock(r.model.APIToken), r.getenv("CLOUDFLARE_API_TOKEN") != "":
		return realtimekit.Credentials{Token: r.secret("api_token", "CLOUDFLARE_API_TOKEN", r.model.APIToken, nil)}
	case r.getenv("CLOUDFLARE_API_KEY") != "":
		return r.keyAndEmail()
	default:
		r.report(problem{
			summary: "Missing credentials",
			detail: "No credentials for Cloudflare were found. Set the environment variable CLOUDFLARE_API_TOKEN, " +
				"or api_token in the provider block, to an API token with the permission Realtime on the account; " +
				"or set CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, or api_key and email.",
		})

		return realtimekit.Credentials{}
	}
}

func (r *resolver) keyAndEmail() realtimekit.Credentials {
	return realtimekit.Credentials{
		Key:   r.half("api_key", "CLOUDFLARE_API_KEY", r.model.APIKey, "email (CLOUDFLARE_EMAIL)"),
		Email: r.half("email", "CLOUDFLARE_EMAIL", r.model.Email, "api_key (CLOUDFLARE_API_KEY)"),
	}
}

// half is one of the two values of a pair.
func (r *resolver) half(attribute, variable string, configured types.String, other string) string {
	missing := problem{
		summary: "Missing credentials",
		detail: fmt.Sprintf("%s is set, but %s is not, and the two go together. "+
			"Set %s in the provider block or the environment variable %s, or use api_token instead of both.",
			other, attribute, attribute, variable),
	}

	return r.secret(attribute, variable, configured, &missing)
}

// secret is a credential. What is missing is the problem of one that was not
// set.
func (r *resolver) secret(attribute, variable string, configured types.String, missing *problem) string {
	found := r.lookup(attribute, variable, configured, realtimekit.CheckCredential)

	switch {
	case found.problem != nil:
		r.report(*found.problem)
	case found.text == "" && missing != nil:
		r.report(*missing)
	}

	return found.text
}
