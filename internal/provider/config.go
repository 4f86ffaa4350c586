package provider

import (
	"fmt"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// defaultMaxRetries is the provider's; the client does not retry by default.
const defaultMaxRetries = 4

type providerModel struct {
	APIToken               types.String `tfsdk:"api_token"`
	APIKey                 types.String `tfsdk:"api_key"`
	Email                  types.String `tfsdk:"email"`
	BaseURL                types.String `tfsdk:"base_url"`
	AccountID              types.String `tfsdk:"account_id"`
	AppID                  types.String `tfsdk:"app_id"`
	MaxRetries             types.Number `tfsdk:"max_retries"`
	RequestsPerFiveMinutes types.Number `tfsdk:"requests_per_five_minutes"`
	MaxConcurrentRequests  types.Number `tfsdk:"max_concurrent_requests"`
}

// argument is a text of the provider block. The environment variable is its default.
type argument struct {
	name, variable string
	value          types.String
	check          func(string) error
}

// texts returns the texts that are checked without a validator, which would have a path.
func (m providerModel) texts() (token, key, email, baseURL argument) {
	check := realtimekit.CheckCredential
	checkBaseURL := func(text string) error {
		_, err := realtimekit.ParseBaseURL(text)
		return err
	}
	return argument{"api_token", "CLOUDFLARE_API_TOKEN", m.APIToken, check},
		argument{"api_key", "CLOUDFLARE_API_KEY", m.APIKey, check},
		argument{"email", "CLOUDFLARE_EMAIL", m.Email, check},
		argument{"base_url", "CLOUDFLARE_BASE_URL", m.BaseURL, checkBaseURL}
}

// problem is something wrong with the provider's configuration. It has no path, because
// CLIs print the source line that a path leads to, and the line may contain a secret.
type problem struct{ summary, detail string }

func (p problem) addTo(diags *diag.Diagnostics) { diags.AddError(p.summary, p.detail) }

// problems returns what is malformed or contradictory. Unknown values are ignored.
func (m providerModel) problems() []problem {
	var r resolver
	token, key, email, baseURL := m.texts()
	for _, a := range []argument{token, key, email, baseURL} {
		if isKnown(a.value) {
			r.text(a)
		}
	}
	if isKnown(m.APIToken) && (isKnown(m.APIKey) || isKnown(m.Email)) {
		r.report("Conflicting credentials", "The provider block sets api_token and also api_key or email. "+
			"Remove api_key and email to use the token, or remove api_token to use the key.")
	}
	return r.problems
}

// config is the provider block together with the environment.
type config struct {
	baseURL *url.URL
	client  realtimekit.Config
	// A problem with one of these matters only to a block that does not set its own.
	accountID, appID setting
}

// setting is a value, or the problem with it. Both are empty if nothing is set.
type setting struct {
	text    string
	problem *problem
}

// resolve combines the provider block and the environment. The block takes precedence, and
// an unknown value in it is a problem. The problems prevent every read.
func resolve(model providerModel, getenv func(string) string) (config, []problem) {
	r := resolver{getenv: getenv}
	token, key, email, baseURL := model.texts()

	base, err := realtimekit.ParseBaseURL(r.text(baseURL))
	if err != nil {
		// Not set, or reported.
		base, _ = realtimekit.ParseBaseURL(realtimekit.DefaultBaseURL)
	}
	resolved := config{
		baseURL: base,
		client: realtimekit.Config{
			Credentials:    r.credentials(token, key, email),
			MaxRetries:     r.number("max_retries", model.MaxRetries, defaultMaxRetries),
			PerFiveMinutes: r.number("requests_per_five_minutes", model.RequestsPerFiveMinutes, realtimekit.DefaultRequestsPerFiveMinutes),
			Concurrency:    r.number("max_concurrent_requests", model.MaxConcurrentRequests, realtimekit.DefaultMaxConcurrentRequests),
		},
		accountID: r.id(argument{"account_id", "CLOUDFLARE_ACCOUNT_ID", model.AccountID, realtimekit.CheckAccountID}, ""),
		appID:     r.id(argument{"app_id", "REALTIMEKIT_APP_ID", model.AppID, realtimekit.CheckAppID}, " The data source realtimekit_apps lists the apps of an account."),
	}
	return resolved, r.problems
}

type resolver struct {
	getenv   func(string) string
	problems []problem
}

func (r *resolver) report(summary, detail string) {
	r.problems = append(r.problems, problem{summary, detail})
}

// credentials chooses one kind. A kind in the block excludes the other kind in the
// environment. In the environment the token comes first, and an e-mail address without a
// key is ignored: other tools leave it there.
func (r *resolver) credentials(token, key, email argument) realtimekit.Credentials {
	pairInBlock := !key.value.IsNull() || !email.value.IsNull()
	tokenInBlock := !token.value.IsNull()
	if pairInBlock && tokenInBlock {
		// Known values were refused by problems, so one of them is unknown.
		r.text(token)
	}
	switch {
	case !pairInBlock && (tokenInBlock || r.getenv(token.variable) != ""):
		return realtimekit.Credentials{Token: r.text(token)}
	case pairInBlock, r.getenv(key.variable) != "":
		return realtimekit.Credentials{Key: r.half(key, email), Email: r.half(email, key)}
	default:
		r.report("Missing credentials", "No credentials for Cloudflare were found. Set the environment variable CLOUDFLARE_API_TOKEN, "+
			"or api_token in the provider block, to an API token with the permission Realtime on the account; "+
			"or set CLOUDFLARE_API_KEY and CLOUDFLARE_EMAIL, or api_key and email.")
		return realtimekit.Credentials{}
	}
}

// half returns one value of a pair whose other value is set.
func (r *resolver) half(own, other argument) string {
	before := len(r.problems)
	if text := r.text(own); text != "" || len(r.problems) > before {
		return text
	}
	detail := fmt.Sprintf("%s (%s) is set, but %s is not. Both are required. "+
		"Set %s in the provider block or the environment variable %s, or use api_token instead of both",
		other.name, other.variable, own.name, own.name, own.variable)
	if !other.value.IsNull() && r.getenv("CLOUDFLARE_API_TOKEN") != "" {
		detail += fmt.Sprintf("; or remove %s from the provider block to use CLOUDFLARE_API_TOKEN", other.name)
	}
	r.report("Missing credentials", detail+".")
	return ""
}

// text returns a value, empty if it is not set or has a problem, which is reported.
func (r *resolver) text(a argument) string {
	found := r.lookup(a)
	if found.problem != nil {
		r.problems = append(r.problems, *found.problem)
	}
	return found.text
}

func (r *resolver) number(name string, value types.Number, fallback int) int {
	switch {
	case value.IsUnknown():
		r.problems = append(r.problems, unknownValue(name, ""))
		return fallback
	case value.IsNull():
		return fallback
	default:
		return intOf(value)
	}
}

// id returns the default of an id, or the problem that a block without its own has. The
// hint says where the id is found.
func (r *resolver) id(a argument, hint string) setting {
	found := r.lookup(a)
	if found.text == "" && found.problem == nil {
		found.problem = &problem{
			"Missing " + a.name,
			fmt.Sprintf("Neither this block nor the provider block sets %s. Set %s in this block, "+
				"in the provider block, or in the environment variable %s.", a.name, a.name, a.variable) + hint,
		}
	}
	return found
}

// lookup finds a value. An empty variable of the environment counts as not set.
func (r *resolver) lookup(a argument) setting {
	text, place := a.value.ValueString(), a.name+" in the provider block"
	switch {
	case a.value.IsUnknown():
		return setting{problem: new(unknownValue(a.name, a.variable))}
	case a.value.IsNull():
		text, place = r.getenv(a.variable), "the environment variable "+a.variable
		if text == "" {
			return setting{}
		}
	}
	if err := a.check(text); err != nil {
		return setting{problem: new(malformed(place, err))}
	}
	return setting{text: text}
}

// malformed does not repeat the value, which may be a secret.
func malformed(place string, err error) problem {
	return problem{"Invalid provider configuration", "The value of " + place + " cannot be used: " + err.Error() + "."}
}

func unknownValue(name, variable string) problem {
	detail := fmt.Sprintf("The value of %s in the provider block is not known yet: it depends on a resource that has not been applied. "+
		"Add depends_on with that resource to the data block, so that the block is read during apply. For an ephemeral block, apply that resource first", name)
	if variable != "" {
		detail += fmt.Sprintf(". Or remove %s from the provider block, and set the environment variable %s", name, variable)
	}
	return problem{"Unknown provider configuration", detail + "."}
}
