package provider

import (
	"fmt"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// resolver collects the problems met on the way.
type resolver struct {
	model    providerModel
	getenv   func(string) string
	problems []problem
}

func (r *resolver) report(found problem) { r.problems = append(r.problems, found) }

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

func (r *resolver) number(attribute string, configured types.Number, fallback int) int {
	switch {
	case configured.IsUnknown():
		r.report(unknownValue(attribute, ""))

		return fallback
	case configured.IsNull():
		return fallback
	default:
		return intOf(configured)
	}
}

func (r *resolver) id(attribute, variable string, configured types.String, check func(string) error) setting {
	found := r.lookup(attribute, variable, configured, check)
	if found.text == "" && found.problem == nil {
		found.problem = &problem{
			summary: "Missing " + attribute,
			detail: fmt.Sprintf("Neither this block nor the provider block says which %s to read. Set %s in this block, "+
				"in the provider block, or in the environment variable %s.", attribute, attribute, variable),
		}
	}

	return found
}

// lookup takes a value from the provider block, else from the environment,
// where an empty variable counts as unset.
func (r *resolver) lookup(attribute, variable string, configured types.String, check func(string) error) setting {
	if configured.IsUnknown() {
		waiting := unknownValue(attribute, variable)

		return setting{problem: &waiting}
	}

	text, where := configured.ValueString(), attribute+" in the provider block"

	if configured.IsNull() {
		text, where = r.getenv(variable), "the environment variable "+variable
		if text == "" {
			return setting{}
		}
	}

	if err := check(text); err != nil {
		bad := malformed(where, err)

		return setting{problem: &bad}
	}

	return setting{text: text}
}

// unknownValue is the problem of one of the provider block that depends on something which has
// not been applied yet.
func unknownValue(attribute, variable string) problem {
	detail := fmt.Sprintf("The value of %s in the provider block is not known yet: it depends on a resource that has not been applied. "+
		"Give a data block a depends_on on that resource, so that it is read during apply; for an ephemeral block, which cannot wait, "+
		"apply that resource first", attribute)
	if variable != "" {
		detail += fmt.Sprintf("; or take %s out of the provider block and set the environment variable %s", attribute, variable)
	}

	return problem{summary: "Unknown provider configuration", detail: detail + "."}
}
