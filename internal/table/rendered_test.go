package table

import (
	"bytes"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
)

// renderer reads what GitHub reads, and shows all HTML that it is given.
var renderer = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))

var (
	// tags are all that a table may be rendered to. A comment is not shown.
	tags = regexp.MustCompile(`^<(/?(table|thead|tbody|tr|th|td)|(th|td) style="text-align:right"|br|!-- --)>$`)
	part = regexp.MustCompile(`<[^>]*>|[^<]+`)
	// linked is what GitHub makes a link, a mention or a picture in the text between
	// two tags.
	linked = regexp.MustCompile(`(?i)@[a-z0-9_]|#[0-9]|\bgh-[0-9]|://|www\.|:([a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1):|\$[^$]*\$`)
)

// render gives the text of each cell of a rendered table, the header first, and an
// error where anything but a table was rendered.
func render(markdown string) ([][]string, error) {
	var page bytes.Buffer
	if err := renderer.Convert([]byte(markdown), &page); err != nil {
		return nil, err
	}

	var (
		rows   [][]string
		inCell bool
	)

	for _, piece := range part.FindAllString(page.String(), -1) {
		switch {
		case piece == "<tr>":
			rows = append(rows, nil)
		case strings.HasPrefix(piece, "<td") || strings.HasPrefix(piece, "<th") && piece != "<thead>":
			rows[len(rows)-1], inCell = append(rows[len(rows)-1], ""), true
		case piece == "</td>" || piece == "</th>":
			inCell = false
		}

		shown, err := shownOf(piece, inCell)
		if err != nil {
			return nil, fmt.Errorf("%w in\n%s", err, page.String())
		}

		if shown != "" {
			cells := rows[len(rows)-1]
			cells[len(cells)-1] += shown
		}
	}

	return rows, nil
}

// shownOf is what a reader sees of a tag or of the text between two.
func shownOf(piece string, inCell bool) (string, error) {
	switch {
	case piece == "<br>" && inCell:
		return "\n", nil
	case tags.MatchString(piece):
		return "", nil
	case strings.HasPrefix(piece, "<"):
		return "", fmt.Errorf("%q is no tag of a table", piece)
	case !inCell && strings.Trim(piece, "\n") == "":
		return "", nil
	case !inCell:
		return "", fmt.Errorf("%q stands outside of the cells", piece)
	}

	text := html.UnescapeString(piece)
	if found := linked.FindString(text); found != "" {
		return "", fmt.Errorf("%q is a link", found)
	}

	return text, nil
}

// shown is a text as a reader of the table should see it.
func shown(text string) string {
	text = strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")

	var seen strings.Builder

	for _, r := range strings.ReplaceAll(text, "\t", " ") {
		if unicode.IsControl(r) && r != '\n' {
			r = unicode.ReplacementChar
		}

		seen.WriteRune(r)
	}

	return strings.Trim(seen.String(), " ")
}

// reporter is a test, of the testing package or of rapid.
type reporter interface {
	Helper()
	Errorf(format string, arguments ...any)
}

// normalize stands for NFC, which the CLIs apply to all text. Of the signs of Markdown it
// composes these three with the one after them.
var normalize = strings.NewReplacer("<\u0338", "\u226e", "=\u0338", "\u2260", ">\u0338", "\u226f").Replace

func normalized(rows [][]string) [][]string {
	for _, row := range rows {
		for i := range row {
			row[i] = normalize(row[i])
		}
	}

	return rows
}

// wantRendered checks that a table is rendered to its own cells and nothing else.
func wantRendered(t reporter, table Table) {
	t.Helper()

	want := make([][]string, 1, len(table.Rows)+1)
	for _, name := range table.Columns {
		want[0] = append(want[0], shown(name))
	}

	for _, row := range table.Rows {
		var cells []string
		for _, cell := range row {
			cells = append(cells, shown(cell.Text))
		}

		want = append(want, cells)
	}

	got, err := render(normalize(table.Markdown()))
	if err != nil || fmt.Sprintf("%q", normalized(got)) != fmt.Sprintf("%q", normalized(want)) {
		t.Errorf("%v\n%q is rendered as\n%q, want\n%q", err, table.Markdown(), got, want)
	}
}

// What the properties rest on must find what they look for.
func TestTheReaderOfTheTestsSeesWhatBreaksOut(t *testing.T) {
	t.Parallel()

	for _, cell := range []string{
		"<b>a</b>", "**a**", "[a](b)", "`a`", "~~a~~", "https://a.b", "www.a.b", "a@b.cc", "<https://a.b>", "![a](b)", "<br/>", "<!-- a -->",
		"@a", "#1", "GH-1", ":tada:", "$a$", "&#64;a",
	} {
		if got, err := render("| a |\n| --- |\n| " + cell + " |\n"); err == nil {
			t.Errorf("%s is rendered as %q", cell, got)
		}
	}

	for _, page := range []string{"a", "| a |\n| --- |\n\nb\n"} {
		if got, err := render(page); err == nil {
			t.Errorf("%q is rendered as %q", page, got)
		}
	}
}
