package provider

import (
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestAllThatIsMalformedIsReportedAtOnce(t *testing.T) {
	t.Parallel()

	found := block(func(m *providerModel) {
		m.APIToken, m.APIKey, m.Email = types.StringValue("hunter2\n"), types.StringValue(""), types.StringValue("a b")
		m.BaseURL = types.StringValue("https://user:hunter2@example.com")
	}).problems()

	if !mentions(found, [][]string{
		{"api_token in the provider block", "line break"},
		{"api_key in the provider block", "empty"},
		{"email in the provider block", "white space"},
		{"base_url in the provider block", "user name or a password"},
		{"Two kinds of credentials", "api_token", "api_key"},
	}) {
		t.Errorf("problems %q", found)
	}

	for _, problem := range found {
		if strings.Contains(problem.summary+problem.detail, "hunter2") {
			t.Errorf("a secret is repeated: %s", problem.detail)
		}
	}
}

func TestUnknownValuesAreLeftAloneWhileValidating(t *testing.T) {
	t.Parallel()

	found := block(func(m *providerModel) {
		m.APIToken, m.APIKey, m.Email, m.BaseURL = types.StringUnknown(), types.StringUnknown(), types.StringValue("e"), types.StringUnknown()
	}).problems()
	if len(found) != 0 {
		t.Errorf("problems %q", found)
	}
}
