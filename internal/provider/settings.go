package provider

import (
	"fmt"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// The defaults of the numbers in the provider block.
const (
	defaultMaxRetries             = 4
	defaultRequestsPerFiveMinutes = 1000
	defaultMaxConcurrentRequests  = 16
)

// settings are what the provider block and the environment add up to.
type settings struct {
	credentials            realtimekit.Credentials
	baseURL                *url.URL
	maxRetries             int
	requestsPerFiveMinutes int
	maxConcurrentRequests  int

	// accountID and appID are defaults: what is wrong with one of them matters
	// only to a read that does not bring its own.
	accountID fallback
	appID     fallback

	// problems are what keeps every read from being possible.
	problems []problem
}

// fallback is a value for reads that do not bring their own, or the problem
// that stands in its place.
type fallback struct {
	text    string
	problem *problem
}

// resolve adds up the provider block and the environment. The block wins; a
// value in it that is not known yet is a problem and never gives way to the
// environment, where another value may stand.
func resolve(model providerModel, getenv func(string) string) settings {
	r := resolver{model: model, getenv: getenv}

	resolved := settings{
		credentials: r.credentials(),
		baseURL:     r.baseURL(),

		maxRetries:             r.number("max_retries", model.MaxRetries, defaultMaxRetries),
		requestsPerFiveMinutes: r.number("requests_per_five_minutes", model.RequestsPerFiveMinutes, defaultRequestsPerFiveMinutes),
		maxConcurrentRequests:  r.number("max_concurrent_requests", model.MaxConcurrentRequests, defaultMaxConcurrentRequests),

		accountID: r.fallback("account_id", "CLOUDFLARE_ACCOUNT_ID", model.AccountID, realtimekit.CheckAccountID),
		appID:     r.fallback("app_id", "REALTIMEKIT_APP_ID", model.AppID, realtimekit.CheckAppID),
	}
	resolved.problems = r.problems

	return resolved
}

// resolver collects the problems met on the way.
type resolver struct {
	model    providerModel
	getenv   func(string) string
	problems []problem
}

func (r *resolver) report(found problem) { r.problems = append(r.problems, found) }

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
			r.secret("api_token", "CLOUDFLARE_API_TOKEN", r.model.APIToken)
		}

		return r.keyAndEmail()
	case inBlock(r.model.APIToken), r.getenv("CLOUDFLARE_API_TOKEN") != "":
		return realtimekit.Credentials{Token: r.secret("api_token", "CLOUDFLARE_API_TOKEN", r.model.APIToken)}
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
		Key:   r.half("api_key", "CLOUDFLARE_API_KEY", r.model.APIKey, "email"),
		Email: r.half("email", "CLOUDFLARE_EMAIL", r.model.Email, "api_key"),
	}
}

// half is one of the two values of a pair.
func (r *resolver) half(attribute, variable string, configured types.String, other string) string {
	text := r.secret(attribute, variable, configured)
	if text == "" && configured.IsNull() {
		r.report(problem{
			summary: "Missing credentials",
			detail: fmt.Sprintf("%s is set but %s is not, and the two go together. "+
				"Set %s in the provider block or the environment variable %s, or use api_token instead of both.",
				other, attribute, attribute, variable),
		})
	}

	return text
}

func (r *resolver) secret(attribute, variable string, configured types.String) string {
	found := r.lookup(attribute, variable, configured, realtimekit.CheckCredential)
	if found.problem != nil {
		r.report(*found.problem)
	}

	return found.text
}

func (r *resolver) baseURL() *url.URL {
	found := r.lookup("base_url", "CLOUDFLARE_BASE_URL", r.model.BaseURL, checkBaseURL)
	if found.problem != nil {
		r.report(*found.problem)

		return nil
	}

	if found.text == "" {
		found.text = realtimekit.DefaultBaseURL
	}

	// Checked by lookup, or ours.
	base, _ := realtimekit.ParseBaseURL(found.text)

	return base
}

func (r *resolver) number(attribute string, configured types.Int64, fallback int) int {
	switch {
	case configured.IsUnknown():
		r.report(unknown(attribute, ""))

		return fallback
	case configured.IsNull():
		return fallback
	default:
		return int(configured.ValueInt64())
	}
}

func (r *resolver) fallback(attribute, variable string, configured types.String, check func(string) error) fallback {
	found := r.lookup(attribute, variable, configured, check)
	if found.text == "" && found.problem == nil {
		found.problem = &problem{
			summary: "Missing " + attribute,
			detail: fmt.Sprintf("Neither the data source nor the provider says which %s to read. Set %s in the data block, "+
				"in the provider block, or in the environment variable %s.", attribute, attribute, variable),
		}
	}

	return found
}

// lookup takes a value from the provider block, else from the environment,
// where an empty variable counts as unset.
func (r *resolver) lookup(attribute, variable string, configured types.String, check func(string) error) fallback {
	if configured.IsUnknown() {
		waiting := unknown(attribute, variable)

		return fallback{problem: &waiting}
	}

	text, where := configured.ValueString(), attribute+" in the provider block"

	if configured.IsNull() {
		text, where = r.getenv(variable), "the environment variable "+variable
		if text == "" {
			return fallback{}
		}
	}

	if err := check(text); err != nil {
		bad := malformed(where, err)

		return fallback{problem: &bad}
	}

	return fallback{text: text}
}

// unknown is a value of the provider block that depends on something which has
// not been applied yet.
func unknown(attribute, variable string) problem {
	detail := fmt.Sprintf("The value of %s in the provider block is not known yet: it depends on a resource that has not been applied. "+
		"Give the data block a depends_on on that resource, so that it is read during apply; "+
		"or apply that resource first", attribute)
	if variable != "" {
		detail += fmt.Sprintf("; or take %s out of the provider block and set the environment variable %s", attribute, variable)
	}

	return problem{summary: "Unknown provider configuration", detail: detail + "."}
}
