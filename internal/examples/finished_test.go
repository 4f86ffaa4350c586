package examples

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/pages/pagetest"
)

func TestEveryFinishedExampleIsInTheTable(t *testing.T) {
	t.Parallel()
	want := slices.Sorted(maps.Keys(finished))
	if got := slices.Sorted(slices.Values(finishedFolders(t))); !slices.Equal(got, want) {
		t.Errorf("the examples to be copied whole are\n%q\nand the table has\n%q", got, want)
	}
}

func TestEveryFinishedExamplePassesItsOwnTests(t *testing.T) {
	t.Parallel()
	clitest.SkipBelow(t, "1.6", "1.6") // Terraform 1.5 has no command for them
	provider := built(t)
	for folder := range finished {
		servers := map[string]func() *fakeapi.Server{
			"two months of sessions": func() *fakeapi.Server { return fakeapi.NewSample(untilNow()) },
		}
		for name, data := range poor(folder) {
			servers[name] = func() *fakeapi.Server { return fakeapi.NewSample(data, unfiltered) }
		}
		for name, server := range servers {
			t.Run(name+" in "+folder, func(t *testing.T) {
				t.Parallel()
				skipUnlessItRuns(t, folder)
				w := newWorkdir(t, server(), provider, folder)
				verdict, err := w.Test(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				if verdict.Passed == 0 || verdict.Failed+verdict.Errored+verdict.Skipped > 0 {
					t.Errorf("the runs ended so: %+v", verdict)
				}
			})
		}
	}
}

// What a README shows is what its reader will see.
func TestEveryFinishedExampleShowsWhatTheCLIPrints(t *testing.T) {
	t.Parallel()
	provider := built(t)
	for folder, example := range finished {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			skipUnlessItRuns(t, folder)
			w := newWorkdir(t, fakeapi.NewSample(example.sessions()), provider, folder, example.variables...)
			pagetest.Hold(t, filepath.Join(root, folder, "README.md"), "\n```text\n", "```\n", strings.TrimSpace(example.shown(t, w))+"\n")
		})
	}
}
