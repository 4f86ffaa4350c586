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
			r.token()
		}

		return r.keyAndEmail()
	case inBlock(r.model.APIToken), r.getenv("CLOUDFLARE_API_TOKEN") != "":
		return realtimekit.Credentials{Token: r.token()}
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
	key := credential{"api_key", "CLOUDFLARE_API_KEY", r.model.APIKey}
	email := credential{"email", "CLOUDFLARE_EMAIL", r.model.Email}

	return realtimekit.Credentials{Key: r.half(key, email), Email: r.half(email, key)}
}

// credential is where one may be set.
type credential struct {
	attribute, variable string
	configured          types.String
}

// half is one of the two values of a pair, of which the other one is set.
func (r *resolver) half(own, other credential) string {
	found := r.lookup(own.attribute, own.variable, own.configured, realtimekit.CheckCredential)

	switch {
	case found.problem != nil:
		r.report(*found.problem)
	case found.text == "":
		r.report(r.missingHalf(own, other))
	}

	return found.text
}

func (r *resolver) missingHalf(own, other credential) problem {
	detail := fmt.Sprintf("%s (%s) is set, but %s is not, and the two go together. "+
		"Set %s in the provider block or the environment variable %s, or use api_token instead of both",
		other.attribute, other.variable, own.attribute, own.attribute, own.variable)

	if !other.configured.IsNull() && r.getenv("CLOUDFLARE_API_TOKEN") != "" {
		detail += fmt.Sprintf("; or remove %s from the provider block, and CLOUDFLARE_API_TOKEN counts", other.attribute)
	}

	return problem{summary: "Missing credentials", detail: detail + "."}
}

// token is empty where a problem stands in its place.
func (r *resolver) token() string {
	found := r.lookup("api_token", "CLOUDFLARE_API_TOKEN", r.model.APIToken, realtimekit.CheckCredential)
	if found.problem != nil {
		r.report(*found.problem)
	}

	return found.text
}
