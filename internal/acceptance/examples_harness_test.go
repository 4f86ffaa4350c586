package acceptance

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// newExample is a working directory with an example whose plans are made at moment. The
// settled export accepts that a session of December is live.
func newExample(t *testing.T, server *fakeapi.Server, folder string, variables ...string) *workdir {
	t.Helper()
	w := newWorkdir(t, server, folder, append(variables, "TF_VAR_allow_unsettled=true")...)
	files, _ := filepath.Glob(filepath.Join(w.configuration(), "*.tf"))
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err == nil {
			err = os.WriteFile(file, []byte(strings.ReplaceAll(string(text), "plantimestamp()", `"`+moment+`"`)), 0o600)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	return w
}

var variableBlock = regexp.MustCompile(`(?m)^variable "(\w+)"`)

// addModule adds an example to a configuration, as a module with the values that its
// variables have in the environment.
func addModule(t *testing.T, w *workdir, folder string) {
	t.Helper()
	copied := filepath.Join(w.configuration(), folder)
	if err := os.MkdirAll(copied, 0o700); err != nil {
		t.Fatal(err)
	}
	copyConfiguration(t, copied, filepath.Join(root, folder))
	name := strings.ReplaceAll(folder, "/", "-")
	block := fmt.Sprintf("module %q {\n  source = %q\n", name, "./"+folder)
	for _, variable := range variableBlock.FindAllStringSubmatch(configuration(t, folder), -1) {
		for _, entry := range slices.Backward(w.env) { // the last one counts
			if value, ok := strings.CutPrefix(entry, "TF_VAR_"+variable[1]+"="); ok {
				if !strings.HasPrefix(value, "{") {
					value = strconv.Quote(value)
				}
				block += fmt.Sprintf("  %s = %s\n", variable[1], value)
				break
			}
		}
	}
	if err := os.WriteFile(filepath.Join(w.configuration(), name+".tf"), []byte(block+"}\n"), 0o600); err != nil {
		t.Fatal(err)
	}
}

// goldenOutputs applies a configuration and compares its outputs with golden files: texts
// of several lines with EXAMPLE.OUTPUT, and all others with EXAMPLE.json.
func goldenOutputs(t *testing.T, w *workdir, set, folder string) {
	t.Helper()
	w.must(t, "apply", "-no-color", "-auto-approve")
	var outputs map[string]*struct {
		Sensitive bool `json:"sensitive,omitempty"`
		Value     any  `json:"value"`
	}
	decoder := json.NewDecoder(strings.NewReader(w.must(t, "output", "-json")))
	decoder.UseNumber()
	if err := decoder.Decode(&outputs); err != nil {
		t.Fatal(err)
	}
	example := strings.ReplaceAll(strings.TrimPrefix(folder, "examples/"), "/", "-")
	for name, output := range outputs {
		if text, ok := output.Value.(string); ok && strings.Contains(text, "\n") {
			golden(t, filepath.Join(set, example+"."+name), text)
			output.Value = "in " + example + "." + name
		}
	}
	golden(t, filepath.Join(set, example+".json"), jsonText(t, outputs, "  "))
}
