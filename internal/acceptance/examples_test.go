package acceptance

import (
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

// TestExamples applies each folder under examples/ and compares its outputs with its
// golden files.
func TestExamples(t *testing.T) {
	t.Parallel()
	for _, folder := range exampleFolders(t) {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			if want := `required_version = ">= ` + needs(folder).either + `"`; !strings.Contains(configuration(t, folder), want) {
				t.Errorf("there is no %s", want)
			}
			if pin := `version = "~> `; !strings.Contains(configuration(t, folder), pin) {
				t.Error("the version of the provider is not pinned")
			}
			skipUnlessItRuns(t, folder)
			goldenOutputs(t, newExample(t, fakeapi.NewSample(sampleSessions()), folder), "examples", folder)
		})
	}
}

// TestExamples_otherAnswers compares what examples make of lists with odd sessions, and
// of lists that cannot be proven complete.
func TestExamples_otherAnswers(t *testing.T) {
	t.Parallel()
	appsProven := unprovenExcept(3, 1, 25) // the lists of apps, and the sessions of one app
	for _, row := range []struct {
		set, folder string
		server      *fakeapi.Server
	}{
		{"examples-odd", "examples/demo", fakeapi.New(oddSessions(nil), unfiltered)},
		{"examples-odd", settledExport, fakeapi.New(oddSessions("2025-12-24T12:00:00Z"), unfiltered)},
		{"examples-odd", usageReport, fakeapi.New(oddSessions(nil), unfiltered)},
		{"examples-incomplete", "examples/demo", fakeapi.New(busy(2), unproven)},
		{"examples-incomplete", "examples/many-apps", fakeapi.NewSample(sampleSessions(), appsProven)},
		{"examples-incomplete", "examples/many-apps/opentofu-for-each", fakeapi.NewSample(sampleSessions(), appsProven)},
		{"examples-incomplete", "examples/recipes/live-meetings", fakeapi.New(busy(2), unproven)},
		{"examples-incomplete", "examples/recipes/live-now", fakeapi.New(busy(2), unproven)},
	} {
		t.Run(row.set+"/"+row.folder, func(t *testing.T) {
			t.Parallel()
			skipUnlessItRuns(t, row.folder)
			goldenOutputs(t, newExample(t, row.server, row.folder, "TF_VAR_unit=week"), row.set, row.folder)
		})
	}
}

// TestExamples_sparseAnswers plans all folders as modules of one configuration, on the
// least that the API may answer: no sessions, or sessions with nothing but an id.
func TestExamples_sparseAnswers(t *testing.T) {
	t.Parallel()
	for name, sessions := range map[string][]fakeapi.Session{"no sessions": nil, "odd sessions": oddSessions(nil)} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := fakeapi.NewSample(sessions, unfiltered)
			w := newWorkdir(t, server, "examples/provider", "TF_VAR_session_id="+odd(0, nil).ID)
			if sessions != nil {
				makeSiblingsSparse(server)
			}
			for _, folder := range exampleFolders(t) {
				// The settled export refuses sessions without the time of their creation, and the
				// guard that names meetings those without participants. An app without sessions
				// does not have the session that some examples read.
				fits := folder != settledExport && folder != liveMeetings
				if sessions == nil {
					fits = !strings.Contains(configuration(t, folder), `variable "session_id"`)
				}
				if needs(folder).met() && fits {
					addModule(t, w, folder)
				}
			}
			w.must(t, "get", "-no-color")
			w.must(t, "plan", "-no-color")
		})
	}
}

// TestExamples_ownTests runs the tests that users find next to an example.
func TestExamples_ownTests(t *testing.T) {
	t.Parallel()
	skipBelow(t, "1.6", "1.6")
	for _, folder := range exampleFolders(t) {
		if files, _ := filepath.Glob(filepath.Join(root, folder, "*.tftest.hcl")); len(files) == 0 {
			continue
		}
		for name, sessions := range map[string][]fakeapi.Session{"sample": sampleSessions(), "no sessions": nil} {
			t.Run(folder+"/"+name, func(t *testing.T) {
				t.Parallel()
				skipUnlessItRuns(t, folder)
				w := newExample(t, fakeapi.NewSample(sessions), folder)
				wantText(t, w.must(t, "test", "-no-color"), "Success!", "passed, 0 failed.")
			})
		}
	}
}

// topBlock is a block of the provider at the top of a file.
var topBlock = regexp.MustCompile(`(?ms)^(?:provider|data|ephemeral) "(realtimekit\w*)"[^\n]*{(?:}|.*?^})`)

// TestExamples_everyArgument finds each argument and each function in an example. An
// ephemeral resource has the arguments of the data source of its name.
func TestExamples_everyArgument(t *testing.T) {
	t.Parallel()
	schemas, err := provider.NewServer("test", os.Getenv)().GetProviderSchema(t.Context(), &tfprotov6.GetProviderSchemaRequest{})
	if err != nil {
		t.Fatal(err)
	}
	text, blocks := "", map[string]string{}
	for _, folder := range exampleFolders(t) {
		text += configuration(t, folder)
	}
	for _, found := range topBlock.FindAllStringSubmatch(text, -1) {
		blocks[found[1]] += found[0]
	}
	schemas.DataSourceSchemas["realtimekit"] = schemas.Provider
	for name, schema := range schemas.DataSourceSchemas {
		for _, attribute := range schema.Block.Attributes {
			set := regexp.MustCompile(`(?m)^\s*` + attribute.Name + `\s*=`)
			if (attribute.Required || attribute.Optional) && !set.MatchString(blocks[name]) {
				t.Errorf("no example sets %s of %s", attribute.Name, name)
			}
		}
	}
	for name := range schemas.Functions {
		if !strings.Contains(text, "provider::realtimekit::"+name+"(") {
			t.Errorf("no example calls %s", name)
		}
	}
}

// exampleFolders are all folders under examples/ with a configuration.
func exampleFolders(t *testing.T) []string {
	t.Helper()
	var folders []string
	err := fs.WalkDir(os.DirFS(root), "examples", func(file string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(file, ".tf") {
			folders = append(folders, path.Dir(file))
		}
		return err
	})
	if err != nil || len(folders) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	slices.Sort(folders)
	return slices.Compact(folders)
}

// configuration is the text of all *.tf files of an example.
func configuration(t *testing.T, folder string) string {
	t.Helper()
	files, _ := filepath.Glob(filepath.Join(root, folder, "*.tf"))
	var all strings.Builder
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all.Write(text)
	}
	return all.String()
}
