package provider

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

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

// problem is something wrong with the provider's configuration. It carries no
// path on purpose: Terraform prints the source line that a path leads to, and
// on that line may stand a secret. Without a path it prints the first line of
// the block: a literal on it, in a block of one line, is beyond our reach.
type problem struct {
	summary string
	detail  string
}

func (p problem) addTo(diags *diag.Diagnostics) { diags.AddError(p.summary, p.detail) }

// problems are what is malformed or contradictory in the provider block. What
// is unknown may turn out to be anything, null included, and is left alone.
func (m providerModel) problems() []problem {
	var found []problem

	for _, argument := range []struct {
		name  string
		value types.String
		check func(string) error
	}{
		{"api_token", m.APIToken, realtimekit.CheckCredential},
		{"api_key", m.APIKey, realtimekit.CheckCredential},
		{"email", m.Email, realtimekit.CheckCredential},
		{"base_url", m.BaseURL, checkBaseURL},
	} {
		if !isKnown(argument.value) {
			continue
		}

		if err := argument.check(argument.value.ValueString()); err != nil {
			found = append(found, malformed(argument.name+" in the provider block", err))
		}
	}

	if isKnown(m.APIToken) && (isKnown(m.APIKey) || isKnown(m.Email)) {
		found = append(found, problem{
			summary: "Two kinds of credentials",
			detail: "The provider block sets api_token and also api_key or email. " +
				"Remove api_key and email to use the token, or remove api_token to use the key.",
		})
	}

	return found
}

func checkBaseURL(text string) error {
	_, err := realtimekit.ParseBaseURL(text)

	return err
}

// malformed is a value that cannot be used; what says where it stands. The
// value is not repeated: it may be a secret.
func malformed(what string, err error) problem {
	return problem{
		summary: "Invalid provider configuration",
		detail:  "The value of " + what + " cannot be used: " + err.Error() + ".",
	}
}

func isKnown(value types.String) bool { return !value.IsNull() && !value.IsUnknown() }
