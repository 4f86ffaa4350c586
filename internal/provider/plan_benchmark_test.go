package provider_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// BenchmarkPlan is a whole plan with the program that is shipped, on pages of a
// hundred that take 100 ms each. The plan of an empty list is what the CLI and
// the start of the provider take by themselves.
func BenchmarkPlan(b *testing.B) {
	for _, sessions := range []int{0, 10_000} {
		b.Run(fmt.Sprintf("sessions=%d", sessions), func(b *testing.B) {
			api := fakeapi.New(fakeapi.Sessions(sessions), fakeapi.MaxPageSize(100), fakeapi.Latency(100*time.Millisecond))
			b.Cleanup(api.Close)

			directory, environment := benchmarkConfiguration(b, api)

			for b.Loop() {
				plan := exec.CommandContext(b.Context(), clitest.CLI().Path, "plan")
				plan.Dir, plan.Env = directory, environment

				if output, err := plan.CombinedOutput(); err != nil {
					b.Fatalf("%v\n%s", err, output)
				}
			}

			b.ReportMetric(float64(len(api.Requests()))/float64(b.N), "requests/op")
		})
	}
}

// benchmarkConfiguration prepares a directory with a data block, and an
// environment in which a CLI finds the provider, and the provider the API.
func benchmarkConfiguration(b *testing.B, api *fakeapi.Server) (directory string, environment []string) {
	b.Helper()

	home := b.TempDir()
	directory = filepath.Join(home, "configuration")

	for _, source := range []string{"process", "one_app"} {
		if err := os.CopyFS(directory, os.DirFS(filepath.Join("testdata", source))); err != nil {
			b.Fatal(err)
		}
	}

	build := exec.CommandContext(b.Context(), "go", "build", "-buildvcs=false", "-o", filepath.Join(home, pluginName), "../..")
	if output, err := build.CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, output)
	}

	settings := filepath.Join(home, "cli.tfrc")
	text := fmt.Sprintf("provider_installation {\n  dev_overrides {\n    \"realtimekit/realtimekit\" = %q\n  }\n  direct {}\n}\n", home)

	if err := os.WriteFile(settings, []byte(text), 0o600); err != nil {
		b.Fatal(err)
	}

	baseURL, err := api.Listen("127.0.0.1:0")
	if err != nil {
		b.Fatal(err)
	}

	return directory, append(os.Environ(),
		"TF_CLI_CONFIG_FILE="+settings, "CHECKPOINT_DISABLE=1",
		"CLOUDFLARE_BASE_URL="+baseURL, "CLOUDFLARE_API_TOKEN="+fakeapi.Token,
		"CLOUDFLARE_ACCOUNT_ID="+fakeapi.AccountID, "REALTIMEKIT_APP_ID="+fakeapi.AppID,
	)
}
