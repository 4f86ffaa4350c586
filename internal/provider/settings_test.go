package provider

import (
	"math/big"
	"reflect"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// Which value takes precedence is a matter of TestProvider_precedence.
func TestResolve_numbersAndBaseURL(t *testing.T) {
	t.Parallel()
	getenv := func(name string) string { return map[string]string{"CLOUDFLARE_API_TOKEN": "t"}[name] }
	type result struct {
		baseURL                                 string
		retries, requestsPerFiveMinutes, atOnce int
	}
	for name, test := range map[string]struct {
		model providerModel
		want  result
	}{
		"defaults": {providerModel{}, result{"https://api.cloudflare.com/client/v4", 4, 1000, 16}},
		"block": {
			providerModel{
				BaseURL: types.StringValue("http://127.0.0.1:1/v4"), MaxRetries: types.NumberValue(big.NewFloat(0)),
				RequestsPerFiveMinutes: types.NumberValue(big.NewFloat(7)), MaxConcurrentRequests: types.NumberValue(big.NewFloat(2)),
			},
			result{"http://127.0.0.1:1/v4", 0, 7, 2},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := resolve(test.model, getenv)
			values := result{got.baseURL.String(), got.maxRetries, got.requestsPerFiveMinutes, got.maxConcurrentRequests}
			if values != test.want || got.problems != nil || !reflect.DeepEqual(got.credentials, realtimekit.Credentials{Token: "t"}) {
				t.Errorf("%+v", got)
			}
		})
	}
}
