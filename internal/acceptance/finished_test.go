package acceptance

import (
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestEveryFinishedExampleIsInTheTable(t *testing.T) {
	t.Parallel()
	if got := slices.Sorted(slices.Values(finishedFolders(t))); !slices.Equal(got, finished) {
		t.Errorf("the examples to be copied whole are\n%q\nand the table has\n%q", got, finished)
	}
}

func TestEveryFinishedExamplePassesItsOwnTests(t *testing.T) {
	t.Parallel()
	skipBelow(t, "1.6", "1.6") // Terraform 1.5 has no command for them
	for _, folder := range finished {
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
				w := newWorkdir(t, server(), folder)
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
