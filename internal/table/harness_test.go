package table

import (
	"bytes"
	"errors"
	"fmt"
	"html"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
	"pgregory.net/rapid"
)

// row is a table of one row, whose columns are a, b, c and so on.
func row(cells ...Cell) Table {
	made := Table{Rows: [][]Cell{cells}}
	for i := range cells {
		made.Columns = append(made.Columns, string(rune('a'+i)))
	}
	return made
}

func text(text string) Cell { return Cell{Text: text} }

func number(text string) Cell { return Cell{text, true} }

func set(names ...string) map[string]bool {
	made := map[string]bool{}
	for _, name := range names {
		made[name] = true
	}
	return made
}

// wantError compares an error and the column that it is about, or -1. An empty reason
// means success.
func wantError(t *testing.T, err error, column int, reason string) {
	t.Helper()
	if err == nil && reason == "" {
		return
	}
	index := -1
	if failure := (*ColumnError)(nil); errors.As(err, &failure) {
		index = failure.Index
	}
	if err == nil || err.Error() != reason || index != column {
		t.Errorf("err = %v about column %d, want %q about column %d", err, index, reason, column)
	}
}

// renderer reads Markdown as GitHub does, and keeps all HTML.
var renderer = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))

var (
	// tags are the HTML of a table, and the separator.
	tags = regexp.MustCompile(`^<(/?(table|thead|tbody|tr|th|td)|(th|td) style="text-align:right"|br|!-- --)>$`)
	part = regexp.MustCompile(`<[^>]*>|[^<]+`)
	// linked is text that GitHub turns into a link, a mention or a picture.
	linked = regexp.MustCompile(`(?i)@[a-z0-9_]|#[0-9]|\bgh-[0-9]|://|www\.|:([a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1):|\$[^$]*\$`)
)

// render returns the text of each rendered cell, the header first. Anything outside of
// a table is an error.
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
		return "", fmt.Errorf("%q is not a tag of a table", piece)
	case !inCell && strings.Trim(piece, "\n") == "":
		return "", nil
	case !inCell:
		return "", fmt.Errorf("%q is outside of the cells", piece)
	}
	text := html.UnescapeString(piece)
	if found := linked.FindString(text); found != "" {
		return "", fmt.Errorf("%q is a link", found)
	}
	return text, nil
}

// lineEnds are all that a renderer may take for the end of a line.
var lineEnds = regexp.MustCompile("\r\n|[\n\v\f\r\u0085\u2028\u2029]")

// shown is a text as a reader of the table sees it.
func shown(text string) string {
	text = lineEnds.ReplaceAllString(text, "\n")

	var seen strings.Builder
	for _, r := range strings.ReplaceAll(text, "\t", " ") {
		if unicode.IsControl(r) && r != '\n' {
			r = unicode.ReplacementChar
		}
		seen.WriteRune(r)
	}
	return strings.Trim(seen.String(), " ")
}

// normalize does part of NFC, which the CLIs apply to all text. It composes three
// characters of Markdown.
var normalize = strings.NewReplacer("<\u0338", "\u226e", "=\u0338", "\u2260", ">\u0338", "\u226f").Replace

func normalized(rows [][]string) [][]string {
	for _, row := range rows {
		for i := range row {
			row[i] = normalize(row[i])
		}
	}
	return rows
}

// wantRendered checks that exactly the cells of a table are rendered.
func wantRendered(t *rapid.T, table Table) {
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
	if lines := lineEnds.FindAllString(table.Markdown(), -1); len(lines) != len(table.Rows)+2 {
		t.Errorf("%q has %d lines for %d rows", table.Markdown(), len(lines), len(table.Rows))
	}
	got, err := render(normalize(table.Markdown()))
	if err != nil || fmt.Sprintf("%q", normalized(got)) != fmt.Sprintf("%q", normalized(want)) {
		t.Errorf("%v\n%q is rendered as\n%q, want\n%q", err, table.Markdown(), got, want)
	}
}
