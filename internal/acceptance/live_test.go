package acceptance

import (
	"cmp"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// mostPlanRequests is for each of the two plans of a PlanOnly step. The questions take
// 25 requests more.
const mostPlanRequests = 10

// The environment is read at initialisation: TestMain clears it.
var (
	liveAccount = environmentAccount()
	liveWanted  = os.Getenv(resource.EnvTfAcc) != ""
)

var liveVariables = []string{"CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID"}

func environmentAccount() map[string]string {
	account := map[string]string{"CLOUDFLARE_BASE_URL": cmp.Or(os.Getenv("CLOUDFLARE_BASE_URL"), realtimekit.DefaultBaseURL)}
	for _, name := range liveVariables {
		account[name] = os.Getenv(name)
	}
	return account
}

// TestAccService reads a real account and logs what the documentation of the API
// leaves open: fields, statuses and counts, never an id or a title.
func TestAccService(t *testing.T) {
	t.Parallel()
	if !liveWanted {
		t.Skip("set TF_ACC=1, or run make testacc, to read a real account")
	}
	service, err := newLiveService(liveAccount)
	if err != nil {
		t.Fatal(err)
	}
	service.pause = 250 * time.Millisecond
	readLive(t, service)
}

func readLive(t *testing.T, service *liveService) {
	t.Helper()
	facts := gather(service)
	facts.answer()
	if service.err == nil && t.Run("provider", func(t *testing.T) { resource.UnitTest(t, facts.oldestUsage()) }) {
		facts.unknownApp()
	}
	t.Logf("requests without those of the provider: %d\n%s", service.sent, strings.Join(facts.lines, "\n"))
	if service.err != nil {
		t.Error(service.err)
	}
}

// oldestUsage plans the usage of the oldest sessions. They no longer change, so
// the provider has to prove that it found them all.
func (f *liveFacts) oldestUsage() resource.TestCase {
	checks := []plancheck.PlanCheck{plancheck.ExpectKnownOutputValue("complete", knownvalue.Bool(true))}
	if n := len(f.window.rows); n < len(f.oldest.rows) {
		checks = append(checks, plancheck.ExpectKnownOutputValue("sessions", knownvalue.Int64Exact(int64(n))))
	}
	server := provider.NewServer("test", func(name string) string { return f.account[name] })
	return resource.TestCase{
		ErrorCheck: func(err error) error { return errors.New(f.redact(err.Error())) },
		ProtoV6ProviderFactories: map[string]func() (tfprotov6.ProviderServer, error){
			"realtimekit": func() (tfprotov6.ProviderServer, error) { return server(), nil },
		},
		Steps: []resource.TestStep{{
			Config:             fmt.Sprintf(usageOfWindow, mostPlanRequests, f.start, f.end),
			PlanOnly:           true,
			ExpectNonEmptyPlan: true, // It adds the outputs.
			ConfigPlanChecks:   resource.ConfigPlanChecks{PostApplyPreRefresh: checks},
		}},
	}
}

const usageOfWindow = `
provider "realtimekit" {
  requests_per_five_minutes = %d
}

data "realtimekit_session_usage" "oldest" {
  start_time = %q
  end_time   = %q
  timeouts   = { read = "30s" }
}

output "complete" {
  value = data.realtimekit_session_usage.oldest.complete
}

output "sessions" {
  value = data.realtimekit_session_usage.oldest.totals.sessions
}
`
