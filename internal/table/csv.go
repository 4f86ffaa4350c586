package table

import (
	"encoding/csv"
	"fmt"
	"strings"
)

// CSV is the table as RFC 4180 has it, but for lines that end in a line feed, as
// they do in the files of Terraform. A table without columns is the empty text.
func (t Table) CSV() (string, error) {
	header, err := t.header()
	if err != nil || len(header) == 0 {
		return "", err
	}

	var text strings.Builder

	lines := csv.NewWriter(&text)
	write := func(fields []string) {
		if len(fields) == 1 && fields[0] == "" {
			// encoding/csv writes an empty line, and reads it as no line at all.
			lines.Flush()
			text.WriteString("\"\"\n")

			return
		}

		// What fails is kept, and asked for below.
		_ = lines.Write(fields)
	}

	write(header)

	for _, row := range t.Rows {
		fields := make([]string, len(row))
		for i, cell := range row {
			fields[i] = cell.csv()
		}

		write(fields)
	}

	lines.Flush()

	return text.String(), lines.Error()
}

// header is the columns as they are written. Two that are written in the same way
// could not be told apart again.
func (t Table) header() ([]string, error) {
	header := make([]string, len(t.Columns))
	seen := map[string]string{}

	for i, name := range t.Columns {
		header[i] = harmless(name)

		if other, taken := seen[header[i]]; taken {
			return nil, &Error{i, fmt.Sprintf("the columns %s and %s would have the same header, %s, since it must not begin like a formula "+
				"and has its line ends made the same; give one of them another name", Quote(other), Quote(name), Quote(header[i]))}
		}

		seen[header[i]] = name
	}

	return header, nil
}

func (c Cell) csv() string {
	if c.Kind == Text {
		return harmless(c.Text)
	}

	return c.Text
}

// formula is what a text begins with that a spreadsheet could run. A tab, a line end
// or a NUL goes unseen, and what follows it may count as the beginning.
const formula = "=+-@\t\r\n\x00"

// harmless is a text that a spreadsheet shows instead of running it. Its line ends
// are line feeds: those of Windows would not survive encoding/csv, which csvdecode
// reads with.
func harmless(text string) string {
	// A byte order mark at the beginning of a file is not seen either.
	if strings.IndexAny(strings.TrimLeft(text, "\ufeff"), formula) == 0 {
		text = "'" + text
	}

	return lineEnds.Replace(text)
}

var lineEnds = strings.NewReplacer("\r\n", "\n", "\r", "\n")
