package provider_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// readingCommand is a row of the guide on large apps: a command, and how often
// it reads a data source, on both CLIs.
type readingCommand struct {
	command string
	reads   int
}

// readingCommands run one after another, in a configuration that was not applied
// before.
func readingCommands() []readingCommand {
	return []readingCommand{
		{"validate", 0},
		{"plan -out=saved.tfplan", 1},
		{"show saved.tfplan", 0},
		{"apply saved.tfplan", 0},
		{"apply -auto-approve", 1},
		{"plan -refresh=false", 1},
		{"plan -refresh-only", 1},
		{"plan -target=terraform_data.other", 0},
		{"plan -destroy", 1},
		{"output", 0},
		{"state list", 0},
		{"destroy -auto-approve", 1},
	}
}

func TestTheCommandsReadAsOftenAsTheGuideSays(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(3))
	p := w.processOf(t, "reads", nil)

	for _, row := range readingCommands() {
		before := len(w.api.Requests())
		p.must(t, strings.Fields(row.command)...)

		if got := len(w.api.Requests()) - before; got != row.reads {
			t.Errorf("%s reads %d times; the guide says %d", row.command, got, row.reads)
		}
	}
}

func TestThePublishedReadsAreTheMeasuredOnes(t *testing.T) {
	t.Parallel()

	text := largeAppsPage(t)
	for _, row := range readingCommands() {
		if line := fmt.Sprintf("\n| `%s` | %d |\n", row.command, row.reads); !strings.Contains(text, line) {
			t.Errorf("the guide has no line%s", line)
		}
	}
}

func largeAppsPage(t *testing.T) string {
	t.Helper()

	text, err := os.ReadFile("../../templates/guides/large-apps.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}

	return string(text)
}
