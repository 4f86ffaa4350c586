package table

import (
	"encoding/csv"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// anyText has characters with a meaning in Markdown, CSV, spreadsheets or GitHub, and
// any others.
func anyText() *rapid.Generator[string] {
	pieces := rapid.SampledFrom([]string{
		"a", "b_c", " ", "  ", "\t", "\n", "\r", "\r\n", "|", `\`, "`", "``", "*", "**", "_", "__", "~", "~~", "[", "]", "(", ")", "!", "<", "&",
		"&lt;", "&#124;", "#", "#1", "@", "@me", "@me.de", ":", "://", "https://a.b", "www.", "www.a.b", "GH-1", ":tada:", "$", "=", "+", "-", "--", "---",
		"'", `"`, ",", ";", ".", "1.", "<br>", "<!-- -->", "<!--", "-->", "<script>", "</td>", "http://", "a5c3785e", "é", "漢", "🎉", "\u00a0", "\u202e",
		"\u2028", "\u0338", "\x00", "\x1b", "\u0085", "\xff", "\ufeff", "^", "{", "mailto:", "ftp:", "ww", "w",
		"\v", "\f", "\u2029", "\u200b", "＝", "＋", "－", "＠", "\u3000", ">", "- ", "# ", "> ", "]: ", "&#x3c;", "</table>", `onclick="x"`, "==", "~~~",
	})
	return rapid.OneOf(rapid.Map(rapid.SliceOfN(pieces, 0, 12), func(all []string) string { return strings.Join(all, "") }), rapid.String())
}

func anyCell() *rapid.Generator[Cell] {
	return rapid.OneOf(
		rapid.Just(Cell{}),
		rapid.Map(anyText(), text),
		rapid.Map(rapid.SampledFrom([]string{"0", "-1", "1.5", "-0.001", "123456789012345678901234567890"}), number),
	)
}

// anyTable has at least one column, all of which have names.
func anyTable(t *rapid.T) Table {
	made := Table{Columns: rapid.SliceOfNDistinct(rapid.Map(anyText(), func(name string) string { return "c" + name }), 1, 5, rapid.ID).Draw(t, "columns")}
	for i, name := range made.Columns {
		if rapid.Bool().Draw(t, "as it is") && name != "c" {
			made.Columns[i] = name[1:]
		}
	}
	slices.Sort(made.Columns)
	made.Columns = slices.Compact(made.Columns)
	row := rapid.SliceOfN(anyCell(), len(made.Columns), len(made.Columns))
	made.Rows = rapid.SliceOfN(row, 0, 6).Draw(t, "rows")
	return made
}

func TestTable_CSV_isReadBack(t *testing.T) {
	t.Parallel()
	rapid.Check(t, checkCSV)
}

func FuzzTable_CSV(f *testing.F) { f.Fuzz(rapid.MakeFuzz(checkCSV)) }

func TestTable_Markdown_isRenderedAsText(t *testing.T) {
	t.Parallel()
	rapid.Check(t, checkMarkdown)
}

func FuzzTable_Markdown(f *testing.F) { f.Fuzz(rapid.MakeFuzz(checkMarkdown)) }

func checkMarkdown(t *rapid.T) { wantRendered(t, anyTable(t)) }

// checkCSV checks that a reader of CSV finds the cells, with line feeds as line ends
// and an apostrophe before formulas.
func checkCSV(t *rapid.T) {
	table := anyTable(t)

	written, err := table.CSV()
	if err != nil {
		t.Skip("two headers are the same")
	}
	want := [][]string{nil}
	for _, name := range table.Columns {
		want[0] = append(want[0], kept(name))
	}
	for _, row := range table.Rows {
		var fields []string
		for _, cell := range row {
			if !cell.Number {
				cell.Text = kept(cell.Text)
			}
			fields = append(fields, cell.Text)
		}
		want = append(want, fields)
	}
	got, err := csv.NewReader(strings.NewReader(written)).ReadAll()
	if err != nil || fmt.Sprintf("%q", got) != fmt.Sprintf("%q", want) {
		t.Errorf("%v\n%q is read as\n%q, want\n%q", err, written, got, want)
	}
	if strings.Contains(written, "\r") || !strings.HasSuffix(written, "\n") {
		t.Errorf("the line ends of %q are not line feeds", written)
	}
}

// dangerous is text that a spreadsheet could run.
var dangerous = regexp.MustCompile(`^[\s\pZ\p{Cc}\p{Cf}]*([\t\r\n\x00]|[=+@＝＋－＠-])`)

// kept is a text as it must be read back.
func kept(text string) string {
	if dangerous.MatchString(text) {
		text = "'" + text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}
