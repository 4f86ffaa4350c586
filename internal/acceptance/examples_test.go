package acceptance

import (
	"errors"
	"io/fs"
	"math"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestEveryExampleOutputsWhatItSays(t *testing.T) {
	t.Parallel()
	for _, folder := range exampleFolders(t) {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			example, ok := examples[folder]
			if !ok {
				t.Fatal("nothing is expected of this example: add it to the table")
			}
			skipUnlessItRuns(t, folder)
			data := example.sessions()
			w := newWorkdir(t, fakeapi.NewSample(data), folder, moments[folder]...)
			apply(t, w)
			got, err := w.Outputs(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range written {
				delete(got, text)
			}
			if want := example.outputs(data); !reflect.DeepEqual(rounded(got), rounded(want)) {
				t.Errorf("outputs are\n%v\nwant\n%v", rounded(got), rounded(want))
			}
			if changes, err := w.Changes(t.Context()); err != nil || changes {
				t.Errorf("a second plan has changes: %v, %v", changes, err)
			}
		})
	}
}

func TestEveryExampleCanDoWithoutWhatTheAPIMayLeaveOut(t *testing.T) {
	t.Parallel()
	for _, folder := range exampleFolders(t) {
		for name, data := range poor(folder) {
			t.Run(name+" in "+folder, func(t *testing.T) {
				t.Parallel()
				skipUnlessItRuns(t, folder)
				w := newWorkdir(t, fakeapi.NewSample(data, unfiltered), folder)
				if err := w.Plan(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
	}
}

// unfiltered lets a session through whatever it says of itself.
var unfiltered = fakeapi.IgnoreParameters("search", "status", "start_time", "end_time")

// poor are the data that say the least: nothing but what the example refuses to
// do without.
func poor(folder string) map[string][]fakeapi.Session {
	needed := map[string]any{}
	switch folder {
	case settled:
		start, _ := monthBefore(time.Now())
		needed["created_at"] = start.Format(time.RFC3339)
	case guard: // what it knows nothing of has been left open
		needed["started_at"] = time.Now().Format(time.RFC3339)
	}
	return map[string][]fakeapi.Session{
		"no sessions":                         nil,
		"a session of which nothing is known": odd(needed),
	}
}

func TestACeilingFailsInsteadOfLeavingSessionsOut(t *testing.T) {
	t.Parallel()
	w := newWorkdir(t, fakeapi.NewSample(fakeapi.Sessions(250)), "examples/recipes/ceiling", "TF_VAR_most=100")
	failure := (*cliError)(nil)
	if err := w.Plan(t.Context()); !errors.As(err, &failure) || !strings.Contains(failure.stderr, "The list is cut at 100 sessions") {
		t.Errorf("err = %v", err)
	}
}

// exampleFolders are all folders with a configuration, so that a new example
// cannot be forgotten.
func exampleFolders(t *testing.T) []string {
	t.Helper()
	var folders []string
	err := filepath.WalkDir(filepath.Join(root, "examples"), func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.IsDir() {
			return err
		}
		if files, _ := filepath.Glob(filepath.Join(path, "*.tf")); len(files) > 0 {
			folder, err := filepath.Rel(root, path)
			folders = append(folders, filepath.ToSlash(folder))
			return err
		}
		return nil
	})
	if err != nil || len(folders) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	return folders
}

// rounded makes numbers comparable, wherever they are: ints with the float64 of
// encoding/json, and sums that were added up in another order.
func rounded(value any) any {
	switch v := value.(type) {
	case int:
		return float64(v)
	case int64:
		return float64(v)
	case float64:
		return math.Round(v*1e4) / 1e4
	case []any:
		return roundedList(v)
	case map[string]any:
		made := map[string]any{}
		for name, element := range v {
			made[name] = rounded(element)
		}
		return made
	}
	return value
}

func roundedList(list []any) []any {
	made := make([]any, len(list))
	for i, element := range list {
		made[i] = rounded(element)
	}
	return made
}
