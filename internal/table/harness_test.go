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

func text(text string) Cell { return Cell{text, Text} }

func number(text string) Cell { return Cell{text, Number} }

func set(names ...string) map[string]bool {
	made := map[string]bool{}
	for _, name := range names {
		made[name] = true
	}

	return made
}

// wantError compares an error. Without a reason there must be none.
func wantError(t *testing.T, err error, column int, reason string) {
	t.Helper()

	var failure *Error

	switch errors.As(err, &failure) {
	case false:
		if err != nil || reason != "" {
			t.Errorf("err = %v, want %q", err, reason)
		}
	case true:
		if failure.Column != column || err.Error() != reason {
			t.Errorf("column %d: %s\nwant column %d: %s", failure.Column, err, column, reason)
		}
	}
}

// renderer reads Markdown as GitHub does, and shows all HTML.
var renderer = goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))

var (
	// tags are the HTML of a table. A comment is not shown.
	tags = regexp.MustCompile(`^<(/?(table|thead|tbody|tr|th|td)|(th|td) style="text-align:right"|br|!-- --)>$`)
	part = regexp.MustCompile(`<[^>]*>|[^<]+`)
	// linked is text that GitHub makes a link, a mention or a picture.
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

// shown is a text as a reader of the table sees it.
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

// normalize stands for NFC, which the CLIs apply to all text. It composes three signs
// of Markdown.
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

	got, err := render(normalize(table.Markdown()))
	if err != nil || fmt.Sprintf("%q", normalized(got)) != fmt.Sprintf("%q", normalized(want)) {
		t.Errorf("%v\n%q is rendered as\n%q, want\n%q", err, table.Markdown(), got, want)
	}
}
