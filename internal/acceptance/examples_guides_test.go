package acceptance

import (
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What the examples of the guides must output.

func firstNumbers(sessions []fakeapi.Session) map[string]any {
	newest := []any{}
	for i := len(sessions) - 1; i >= len(sessions)-3; i-- {
		s := sessions[i]
		newest = append(newest, map[string]any{
			"began": s.CreatedAt.UTC().Format("2006-01-02T15:04:05.000Z"), "status": s.Status, "title": s.MeetingDisplayName,
		})
	}
	return map[string]any{"sessions": len(sessions), "minutes": minutes(sessions), "newest": newest}
}

func movedFromHTTP(sessions []fakeapi.Session) map[string]any {
	return map[string]any{"sessions": len(sessions), "distinct_sessions": len(sessions), "minutes": minutes(sessions)}
}

func report(sessions []fakeapi.Session) map[string]any {
	start, _ := monthBefore(then)
	month := slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool { return inBerlin(s, "2006-01") != start.Format("2006-01") })
	records, table := [][]string{{"Day", "Sessions", "Minutes"}}, "| Day | Sessions | Minutes |\n| --- | ---: | ---: |\n"
	for _, day := range inOrder(tally(month, func(s fakeapi.Session) string { return inBerlin(s, "2006-01-02") })) {
		cells := []string{day.key, strconv.Itoa(day.sessions), digits(day.float())}
		records = append(records, cells)
		table += "| " + strings.Join(cells, " | ") + " |\n"
	}
	return map[string]any{
		"csv":     csvOf(records),
		"table":   table,
		"minutes": minutes(month),
		"settled": !slices.ContainsFunc(month, func(s fakeapi.Session) bool { return s.Status == "LIVE" }),
	}
}

// What a guide shows is what the CLI prints, on both CLIs.
func TestTheGuidesShowWhatTheCLIPrints(t *testing.T) {
	t.Parallel()
	for guide, row := range map[string]struct {
		folder string
		said   func(*testing.T, *workdir) string
	}{
		"getting-started": {"examples/guides/first-numbers", changesToOutputs},
		"reporting":       {"examples/guides/report", tableAndCSV},
	} {
		t.Run(guide, func(t *testing.T) {
			t.Parallel()
			skipUnlessItRuns(t, row.folder)
			w := newWorkdir(t, fakeapi.New(fakeapi.Sessions(40)), row.folder, "TF_VAR_at=2026-02-02T00:00:00Z")
			said := row.said(t, w)
			text, err := os.ReadFile(filepath.Join(root, "templates/guides", guide+".md.tmpl"))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(text), said) {
				t.Errorf("the guide does not show what the CLI prints:\n%s", said)
			}
		})
	}
}

// changesToOutputs are those that a first plan prints.
func changesToOutputs(t *testing.T, w *workdir) string {
	t.Helper()
	said, err := w.Run(t.Context(), "plan", "-no-color")
	if err != nil {
		t.Fatal(err)
	}
	_, outputs, _ := strings.Cut(said, "Changes to Outputs:\n")
	outputs, _, _ = strings.Cut(outputs, "\n\n")
	return "```text\nChanges to Outputs:\n" + outputs + "\n```"
}

// tableAndCSV are two outputs as they are, for a file each.
func tableAndCSV(t *testing.T, w *workdir) string {
	t.Helper()
	apply(t, w)
	texts := map[string]string{}
	for _, name := range []string{"table", "csv"} {
		text, err := w.Text(t.Context(), name)
		if err != nil {
			t.Fatal(err)
		}
		texts[name] = text
	}
	return "```markdown\n" + texts["table"] + "```\n\n```text\n" + texts["csv"] + "```"
}
