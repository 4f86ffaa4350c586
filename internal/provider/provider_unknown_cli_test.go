package provider_test

import (
	"net/http"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The output of a resource is unknown until it is applied. With depends_on the
// data block waits for it. What stands in the environment is never a way out.
func TestATokenUnknownInPlanIsUsedInApply(t *testing.T) {
	t.Parallel()

	data := fakeapi.Sessions(3)
	w := newWorld(t, slices.Clone(data)).with(map[string]string{"CLOUDFLARE_API_TOKEN": "token-of-the-environment"})

	planned := -1

	w.applies(t, resource.TestStep{
		ConfigVariables:   config.Variables{"api_token": config.StringVariable(fakeapi.Token)},
		ConfigPlanChecks:  oncePlanned(func() { planned = len(w.api.Requests()) }),
		ConfigStateChecks: wholeList(t, "app", data),
	})
	w.wantCredentials(t, http.Header{"Authorization": {"Bearer " + fakeapi.Token}})

	if planned != 0 {
		t.Errorf("%d requests were sent by the plan, want 0", planned)
	}
}

// Without depends_on there is nothing to read with.
func TestAnUnknownProviderValueIsAnErrorOfTheRead(t *testing.T) {
	t.Parallel()

	for attribute, variable := range map[string]string{
		"api_token":                 "CLOUDFLARE_API_TOKEN",
		"base_url":                  "CLOUDFLARE_BASE_URL",
		"account_id":                "CLOUDFLARE_ACCOUNT_ID",
		"app_id":                    "REALTIMEKIT_APP_ID",
		"requests_per_five_minutes": "",
	} {
		t.Run(attribute, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, fakeapi.Sessions(3))
			text := w.fails(t, resource.TestStep{
				PlanOnly:        true,
				ConfigDirectory: config.StaticDirectory("testdata/unknown"),
				ConfigVariables: config.Variables{"attribute": config.StringVariable(attribute)},
			})

			wantText(t, text,
				"The value of "+attribute+" in the provider block is not known yet",
				"Give a data block a depends_on on that resource",
			)

			if variable != "" {
				wantText(t, text, "take "+attribute+" out of the provider block and set the environment variable "+variable)
			}

			w.wantRequests(t, 0)
		})
	}
}
