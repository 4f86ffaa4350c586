package pages

import (
	"fmt"
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// What a page was meant to show is shown: a table as a table, a link as a link,
// and nothing of a template.
func TestEveryPageIsReadAsItIsMeant(t *testing.T) {
	t.Parallel()
	tables := 0
	for _, page := range pages(t) {
		source, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		for _, problem := range misread(string(source)) {
			t.Errorf("%s: %s", page, problem)
		}
		tables += strings.Count(string(source), "|---|")
	}
	if tables < 10 {
		t.Errorf("%d tables were looked at, and there are more", tables)
	}
}

var (
	frontMatter = regexp.MustCompile(`(?s)\A---\n.*?\n---\n`)
	tableRow    = regexp.MustCompile(`(?m)^\|.*\|[ ]*$`)
	bars        = regexp.MustCompile(`(?:^|[^\\])\|`)
	// markup is what no reader should see: bars of a table, braces of a template, the
	// middle of a link, the stars of bold text.
	markup = regexp.MustCompile(`(?m)^ *\|.*|\{\{.*|.*\}\}|\]\(.*|\*\*.*`)
	github = goldmark.New(goldmark.WithExtensions(extension.GFM))
)

// misread is what a renderer shows otherwise than it is meant.
func misread(page string) []string {
	source := []byte(frontMatter.ReplaceAllString(page, ""))
	var problems []string
	if strings.Count("\n"+string(source), "\n```")%2 != 0 {
		problems = append(problems, "there is a code block without an end")
	}
	_ = ast.Walk(github.Parser().Parse(text.NewReader(source)), func(node ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || node.Type() == ast.TypeInline {
			return ast.WalkContinue, nil
		}
		if seen := markup.FindString(shownText(node, source)); seen != "" {
			problems = append(problems, fmt.Sprintf("a reader is shown %q", strings.TrimSpace(seen)))
		}
		return ast.WalkContinue, nil
	})
	return append(problems, unevenRows(fence.ReplaceAllString(string(source), ""))...)
}

// shownText is the text directly in a block, without code.
func shownText(block ast.Node, source []byte) string {
	var shown strings.Builder
	for child := block.FirstChild(); child != nil; child = child.NextSibling() {
		switch node := child.(type) {
		case *ast.CodeSpan:
			shown.WriteString("`")
		case *ast.Text:
			shown.Write(node.Segment.Value(source))
			if node.SoftLineBreak() || node.HardLineBreak() {
				shown.WriteString("\n")
			}
		default:
			if child.Type() == ast.TypeInline {
				shown.WriteString(shownText(child, source))
			}
		}
	}
	return shown.String()
}

// unevenRows are rows whose cells a renderer drops or makes up.
func unevenRows(source string) []string {
	var problems []string
	width := 0
	for line := range strings.Lines(source) {
		row := tableRow.FindString(strings.TrimSuffix(line, "\n"))
		cells := len(bars.FindAllString(row, -1)) - 1
		switch {
		case row == "":
			width = 0
		case width == 0:
			width = cells
		case cells != width:
			problems = append(problems, fmt.Sprintf("%d cells in a table of %d: %s", cells, width, row))
		}
	}
	return problems
}

func TestWhatIsMisreadIsFound(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ page, want string }{
		"nothing":                     {"# Title\n\n| a | b |\n|---|---|\n| `x \\| y` | 2 |\n\n[a](b), **c** and\n\n```\n{{ x }}\n| a\n```\n", ""},
		"front matter":                {"---\npage_title: \"x | y\"\n---\n\n# Title\n", ""},
		"a table with a gap above it": {"text\n| a | b |\n| 1 | 2 |\n", `shown "| a | b |`},
		"a table of another width":    {"| a | b |\n|---|\n| 1 | 2 |\n", `shown "| a | b |`},
		"a row with too many cells":   {"| a | b |\n|---|---|\n| 1 | 2 | 3 |\n", "3 cells in a table of 2"},
		"a row with too few":          {"| a | b |\n|---|---|\n| 1 |\n", "1 cells in a table of 2"},
		"a bar in code":               {"| a | b |\n|---|---|\n| `x | y` | 2 |\n", "3 cells in a table of 2"},
		"a raw template":              {"{{ .SchemaMarkdown }}\n", `shown "{{ .SchemaMarkdown }}"`},
		"a raw template in a table":   {"| a |\n|---|\n| {{ x }} |\n", `shown "{{ x }}"`},
		"a link over a gap":           {"[a] (b) and [a](b\n\nc)\n", `shown "](b"`},
		"bold that is not":            {"** bold**\n", `shown "** bold**"`},
		"code that does not end":      {"# T\n\n```\nx\n", "a code block without an end"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got := strings.Join(misread(test.page), "\n")
			if (test.want == "") != (got == "") || !strings.Contains(got, test.want) {
				t.Errorf("misread = %q, want %q", got, test.want)
			}
		})
	}
}
