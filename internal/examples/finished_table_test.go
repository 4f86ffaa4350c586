package examples

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/workdir"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// finishedExample is what the README of an example shows: what the CLI printed
// for these sessions, with variables that keep the day it was run on out of it.
type finishedExample struct {
	sessions  func() []fakeapi.Session
	variables []string
	shown     func(*testing.T, *workdir.Dir) string
}

// finished are the examples to be copied whole. Each has a README.md and tests of
// its own, beside its place in the table of all examples.
var finished = map[string]finishedExample{
	"examples/live-guard":                  {oneLeftOpen, []string{"TF_VAR_max_live=10", "TF_VAR_at=2026-03-01T00:00:00Z"}, refusal},
	"examples/live-guard/counts":           {some, []string{"TF_VAR_max_live=10"}, refusal},
	"examples/many-apps":                   {some, nil, outputs},
	"examples/many-apps/opentofu-for-each": {some, nil, outputs},
	"examples/settled-export":              {aDozen, []string{"TF_VAR_at=2026-02-02T00:00:00Z"}, outputsAndExport},
	"examples/usage-report":                {aDozen, []string{"TF_VAR_at=2026-02-15T12:00:00Z"}, outputsAndTables},
}

// kinds are the folders of examples that are shown in docs/, not copied whole.
var kinds = []string{"data-sources", "demo", "ephemeral-resources", "functions", "guides", "provider", "recipes"}

// finishedFolders are the folders of all examples but those kinds, so that a new
// one cannot be forgotten in the table.
func finishedFolders(t *testing.T) []string {
	t.Helper()
	return slices.DeleteFunc(exampleFolders(t), func(folder string) bool {
		return slices.Contains(kinds, strings.Split(folder, "/")[1])
	})
}

// ephemerals and functions are the first Terraform and OpenTofu that know them.
var (
	ephemerals = [2]string{"1.10", "1.11"}
	functions  = [2]string{"1.8", "1.7"}
)

// needs is what examples need that run on newer CLIs alone.
var needs = map[string][2]string{
	"examples/ephemeral-resources/realtimekit_sessions": ephemerals,
	"examples/functions/csvencode":                      functions,
	"examples/functions/markdown_table":                 functions,
	"examples/functions/window":                         functions,
	"examples/guides/report":                            functions,
	"examples/live-guard":                               ephemerals,
	"examples/recipes/cost":                             functions,
	"examples/recipes/minutes-per-day":                  functions,
	"examples/settled-export":                           functions,
	"examples/usage-report":                             functions,
}

// skipUnlessItRuns skips an example that the CLI at hand cannot run.
func skipUnlessItRuns(t *testing.T, folder string) {
	t.Helper()
	if least, ok := needs[folder]; ok {
		clitest.SkipBelow(t, least[0], least[1])
	}
	if folder == "examples/many-apps/opentofu-for-each" {
		if !clitest.IsOpenTofu() {
			t.Skip("Terraform refuses for_each in a provider block")
		}
		clitest.SkipBelow(t, "", "1.9")
	}
}

func aDozen() []fakeapi.Session { return fakeapi.Sessions(12) }

// oneLeftOpen has a session that is live with nobody in it.
func oneLeftOpen() []fakeapi.Session {
	sessions := some()
	live := slices.IndexFunc(sessions, func(s fakeapi.Session) bool { return s.Status == "LIVE" })
	sessions[live].LiveParticipants = 0
	return sessions
}

// outputs are what the CLI prints after an apply.
func outputs(t *testing.T, w *workdir.Dir) string {
	t.Helper()
	apply(t, w)
	text, err := w.Run(t.Context(), "output", "-no-color")
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// outputsAndTables are the outputs, and below them the report in Markdown.
func outputsAndTables(t *testing.T, w *workdir.Dir) string {
	t.Helper()
	printed := outputs(t, w)
	tables, err := w.Text(t.Context(), "md")
	if err != nil {
		t.Fatal(err)
	}
	return printed + "\n" + tables
}

// outputsAndExport are the outputs, and below them the one that is sensitive.
func outputsAndExport(t *testing.T, w *workdir.Dir) string {
	t.Helper()
	printed := outputs(t, w)
	export, err := w.Text(t.Context(), "export")
	if err != nil {
		t.Fatal(err)
	}
	return printed + "\n" + export
}

// refusal is what the CLI says of a plan that fails.
func refusal(t *testing.T, w *workdir.Dir) string {
	t.Helper()
	failure := (*command.Failure)(nil)
	if err := w.Plan(t.Context()); !errors.As(err, &failure) || failure.Status != 1 {
		t.Fatalf("the plan ends with %v", err)
	}
	_, text, _ := strings.Cut(failure.Stderr, "\n")
	return text
}
