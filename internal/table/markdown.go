package table

import (
	"slices"
	"strings"
)

// Markdown returns the table in GitHub Flavored Markdown. A table without columns is the
// empty string.
func (t Table) Markdown() string {
	if len(t.Columns) == 0 {
		return ""
	}
	delimiters := make([]string, len(t.Columns))
	for i := range delimiters {
		delimiters[i] = t.delimiter(i)
	}
	var text strings.Builder
	for _, cells := range slices.Insert(t.records(escape), 1, delimiters) {
		text.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
	return text.String()
}

// delimiter aligns a column to the right if its cells are numbers or empty.
func (t Table) delimiter(column int) string {
	delimiter := "---"
	for _, row := range t.Rows {
		switch cell := row[column]; {
		case cell.Number:
			delimiter = "---:"
		case cell.Text != "":
			return "---"
		}
	}
	return delimiter
}
