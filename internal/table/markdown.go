package table

import "strings"

// Markdown returns the table in GitHub Flavored Markdown. A table without columns is
// the empty text.
func (t Table) Markdown() string {
	if len(t.Columns) == 0 {
		return ""
	}
	var header, delimiters []string
	for i, name := range t.Columns {
		header = append(header, escape(name))
		delimiters = append(delimiters, t.delimiter(i))
	}
	lines := []string{markdownLine(header), markdownLine(delimiters)}
	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = cell.markdown()
		}
		lines = append(lines, markdownLine(cells))
	}
	return strings.Join(lines, "")
}

func markdownLine(cells []string) string { return "| " + strings.Join(cells, " | ") + " |\n" }

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

func (c Cell) markdown() string {
	if c.Number {
		return c.Text
	}
	return escape(c.Text)
}
