package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

func TestANumberThatIsNotWholeHidesNoOtherProblemOfTheProviderBlock(t *testing.T) {
	t.Parallel()

	server := provider.NewServer("test")()

	got, err := server.ValidateProviderConfig(t.Context(), &tfprotov6.ValidateProviderConfigRequest{
		Config: configuration(t, schemas(t).Provider, map[string]any{"max_retries": 1.5, "max_concurrent_requests": 1e20, "requests_per_five_minutes": 1e300, "api_token": "", "base_url": "x"}),
	})
	if err != nil {
		t.Fatal(err)
	}

	wantProblems(t, got.Diagnostics,
		"The value of max_retries cannot be used: it must be a whole number from 0 to 10, and this is 1.5.",
		"The value of max_concurrent_requests cannot be used: it must be a whole number from 1 to 64, and this is 100000000000000000000.",
		"The value of requests_per_five_minutes cannot be used: it must be a whole number from 1 to 1000000, and this is 1e+300.",
		"The value of api_token in the provider block cannot be used: it is empty; set it, or remove it.",
		`The value of base_url in the provider block cannot be used: a base URL is written https://host/path, such as "https://api.cloudflare.com/client/v4".`,
	)
}

func TestANumberThatIsNotWholeHidesNoOtherProblemOfADataBlock(t *testing.T) {
	t.Parallel()

	wantProblems(t, problemsOf(t, sessionsType, map[string]any{"per_page": 1.5, "status": "live"}),
		"The value of per_page cannot be used: it must be a whole number from 1 to 1000, and this is 1.5.",
		`Attribute status value must be one of: ["LIVE" "ENDED"], got: "live"`,
	)
}

func TestTheLargestNumberIsTheSameOnEveryPlatform(t *testing.T) {
	t.Parallel()

	for _, argument := range []string{"page_no", "max_items"} {
		t.Run(argument, func(t *testing.T) {
			t.Parallel()

			wantProblems(t, problemsOf(t, sessionsType, map[string]any{argument: 1<<31 - 1}))
			wantProblems(t, problemsOf(t, sessionsType, map[string]any{argument: int64(1 << 31)}),
				"The value of "+argument+" cannot be used: it must be a whole number from 1 to 2147483647, and this is 2147483648.")
		})
	}
}

func TestAnUnknownNumberIsLeftAlone(t *testing.T) {
	t.Parallel()

	wantProblems(t, problemsOf(t, sessionsType, map[string]any{"per_page": tftypes.UnknownValue, "max_items": tftypes.UnknownValue}))
}
