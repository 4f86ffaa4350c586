package table

import (
	"errors"
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
	tag = regexp.MustCompile(`<[^>]*>`)
	// linked is text that GitHub turns into a link, a mention or a picture.
	linked = regexp.MustCompile(`(?i)@[a-z0-9_]|#[0-9]|\bgh-[0-9]|://|www\.|:([a-z0-9_+-]*[a-z][a-z0-9_+-]*|[+-]1):|\$[^$]*\$`)
)

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

// page is the HTML of a table as it must be rendered.
func page(table Table) string {
	body := ""
	for _, row := range table.Rows {
		body += line("td", row)
	}
	if body != "" {
		body = "<tbody>\n" + body + "</tbody>\n"
	}
	var header []Cell
	for _, name := range table.Columns {
		header = append(header, text(name))
	}
	return "<table>\n<thead>\n" + line("th", header) + "</thead>\n" + body + "</table>\n"
}

func line(tag string, cells []Cell) string {
	line := "<tr>\n"
	for _, cell := range cells {
		line += "<" + tag + ">" + inHTML.Replace(shown(cell.Text)) + "</" + tag + ">\n"
	}
	return line + "</tr>\n"
}

var inHTML = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "<br>")

// wantRendered checks that exactly the cells of a table are rendered, and none as a link.
func wantRendered(t *rapid.T, table Table) {
	written := table.Markdown()
	if lines := lineEnds.FindAllString(written, -1); len(lines) != len(table.Rows)+2 {
		t.Errorf("%q has %d lines for %d rows", written, len(lines), len(table.Rows))
	}
	var rendered strings.Builder
	if err := renderer.Convert([]byte(normalize(written)), &rendered); err != nil {
		t.Fatal(err)
	}
	got := strings.NewReplacer(separator, "", ` style="text-align:right"`, "").Replace(rendered.String())
	if got != page(table) {
		t.Errorf("%q is rendered as\n%s\nwant\n%s", written, got, page(table))
	}
	for _, text := range tag.Split(rendered.String(), -1) {
		if found := linked.FindString(html.UnescapeString(text)); found != "" {
			t.Errorf("%q has the link %q", written, found)
		}
	}
}
