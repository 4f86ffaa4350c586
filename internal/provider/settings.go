package provider

import (
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// defaultMaxRetries is the provider's own; the client would not retry at all.
const defaultMaxRetries = 4

// settings are what the provider block and the environment add up to.
type settings struct {
	credentials            realtimekit.Credentials
	baseURL                *url.URL
	maxRetries             int
	requestsPerFiveMinutes int
	maxConcurrentRequests  int

	// accountID and appID are defaults: what is wrong with one of them matters
	// only to a read that does not bring its own.
	accountID setting
	appID     setting

	// problems are what keeps every read from being possible.
	problems []problem
}

// setting is a value, empty where none was set, or the problem that stands in
// its place.
type setting struct {
	text    string
	problem *problem
}

// or is the read's own value, else the setting.
func (s setting) or(own types.String, diags *diag.Diagnostics) string {
	switch {
	case !own.IsNull():
		return own.ValueString()
	case s.problem != nil:
		s.problem.addTo(diags)
	}

	return s.text
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
		requestsPerFiveMinutes: r.number("requests_per_five_minutes", model.RequestsPerFiveMinutes, realtimekit.DefaultRequestsPerFiveMinutes),
		maxConcurrentRequests:  r.number("max_concurrent_requests", model.MaxConcurrentRequests, realtimekit.DefaultMaxConcurrentRequests),

		accountID: r.id("account_id", "CLOUDFLARE_ACCOUNT_ID", model.AccountID, realtimekit.CheckAccountID),
		appID:     r.id("app_id", "REALTIMEKIT_APP_ID", model.AppID, realtimekit.CheckAppID),
	}
	resolved.problems = r.problems

	return resolved
}
