package table

import (
	"encoding/csv"
	"fmt"
	"slices"
	"strings"
	"unicode"
)

// CSV returns the table as in RFC 4180, except that lines end in a line feed. A table
// without columns is the empty string. Two columns with the same header are a [ColumnError].
func (t Table) CSV() (string, error) {
	records := t.records(neutralize)
	for i, name := range t.Columns {
		header := records[0]
		if other := slices.Index(header[:i], header[i]); other >= 0 {
			return "", &ColumnError{i, fmt.Sprintf("the columns %s and %s would have the same header %s, because formulas get an "+
				"apostrophe and line ends become line feeds; rename one of them", quote(t.Columns[other]), quote(name), quote(header[i]))}
		}
	}
	return encodeCSV(records), nil
}

func encodeCSV(records [][]string) string {
	var text strings.Builder
	writer := csv.NewWriter(&text)
	for _, record := range records {
		// A csv.Writer does not quote a single empty field, and readers skip an empty line.
		if len(record) == 1 && record[0] == "" {
			text.WriteString(`""`)
		}
		_ = writer.Write(record) // a strings.Builder does not fail
		writer.Flush()
	}
	return text.String()
}

// neutralize puts an apostrophe before text that a spreadsheet could run as a formula.
// Line ends become line feeds, because readers such as csvdecode do not keep others.
func neutralize(text string) string {
	if isFormula(text) {
		text = "'" + text
	}
	return lineFeeds.Replace(text)
}

var lineFeeds = strings.NewReplacer("\r\n", "\n", "\r", "\n")

// isFormula reports whether text begins with a formula sign, also full-width, after any
// unseen characters. Tabs, line ends and NUL are enough by themselves: what follows them
// may become the beginning of another cell.
func isFormula(text string) bool {
	content := strings.TrimLeftFunc(text, isUnseen)
	unseen := strings.TrimSuffix(text, content)
	return strings.ContainsAny(unseen, "\t\r\n\x00") || strings.IndexAny(content, "=+-@＝＋－＠") == 0
}

func isUnseen(r rune) bool { return unicode.In(r, unicode.White_Space, unicode.Cc, unicode.Cf) }
