package table

import (
	"encoding/csv"
	"fmt"
	"strings"
	"unicode"
)

// CSV returns the table as in RFC 4180, except that lines end in a line feed. A table
// without columns is the empty text. Two columns with the same header are a
// [ColumnError].
func (t Table) CSV() (string, error) {
	header, err := t.csvHeader()
	if err != nil || len(header) == 0 {
		return "", err
	}
	records := [][]string{header}
	for _, row := range t.Rows {
		record := make([]string, len(row))
		for i, cell := range row {
			record[i] = cell.csv()
		}
		records = append(records, record)
	}
	return encodeCSV(records), nil
}

// encodeCSV quotes a record of one empty field. A csv.Writer leaves its line empty, and
// readers skip empty lines.
func encodeCSV(records [][]string) string {
	var text strings.Builder

	writer := csv.NewWriter(&text)
	for _, record := range records {
		if len(record) == 1 && record[0] == "" {
			text.WriteString(`""`)
		}
		_ = writer.Write(record) // a strings.Builder does not fail
		writer.Flush()
	}
	return text.String()
}

func (t Table) csvHeader() ([]string, error) {
	var header []string

	columns := map[string]string{}
	for i, name := range t.Columns {
		written := neutralize(name)
		if other, taken := columns[written]; taken {
			return nil, &ColumnError{i, fmt.Sprintf("the columns %s and %s would have the same header %s, because formulas get an "+
				"apostrophe and line ends become line feeds; rename one of them", quote(other), quote(name), quote(written))}
		}
		columns[written] = name
		header = append(header, written)
	}
	return header, nil
}

func (c Cell) csv() string {
	if c.Number {
		return c.Text
	}
	return neutralize(c.Text)
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

// isFormula reports whether text begins with a formula sign, also full-width, after
// any white space and invisible characters. Tabs, line ends and NUL are enough by
// themselves: what follows them may become the beginning of another cell.
func isFormula(text string) bool {
	content := strings.TrimLeftFunc(text, isUnseen)
	unseen := strings.TrimSuffix(text, content)
	return strings.ContainsAny(unseen, "\t\r\n\x00") || strings.IndexAny(content, "=+-@＝＋－＠") == 0
}

// isUnseen reports whether r is white space, a control character or a format character
// such as a byte order mark or a zero-width space.
func isUnseen(r rune) bool { return unicode.In(r, unicode.White_Space, unicode.Cc, unicode.Cf) }
