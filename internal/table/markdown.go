package table

import "strings"

// Markdown is the table as GitHub reads it. A table without columns is the empty
// text.
func (t Table) Markdown() string {
	if len(t.Columns) == 0 {
		return ""
	}

	var text strings.Builder

	line := func(cells []string) { text.WriteString("| " + strings.Join(cells, " | ") + " |\n") }
	header, delimiters := make([]string, len(t.Columns)), make([]string, len(t.Columns))

	for i, name := range t.Columns {
		header[i], delimiters[i] = inert(name), "---"

		if t.isOfNumbers(i) {
			delimiters[i] = "---:"
		}
	}

	line(header)
	line(delimiters)

	for _, row := range t.Rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = cell.markdown()
		}

		line(cells)
	}

	return text.String()
}

// isOfNumbers tells columns that hold numbers and nothing else.
func (t Table) isOfNumbers(column int) bool {
	some := false

	for _, row := range t.Rows {
		switch row[column].Kind {
		case Null:
		case Number:
			some = true
		case Text, Bool:
			return false
		}
	}

	return some
}

func (c Cell) markdown() string {
	if c.Kind == Text {
		return inert(c.Text)
	}

	return c.Text
}
