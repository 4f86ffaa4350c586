package table

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Cell is one value as people read it. An empty cell has no text.
type Cell struct {
	Text   string
	Number bool // keeps the text as it is, and aligns a Markdown column to the right
}

// Table has a cell for each column in each row.
type Table struct {
	Columns []string
	Rows    [][]Cell
}

// records returns the header and the rows, with all text but numbers converted.
func (t Table) records(convert func(string) string) [][]string {
	if len(t.Columns) == 0 {
		return nil
	}
	header := make([]string, len(t.Columns))
	for i, name := range t.Columns {
		header[i] = convert(name)
	}
	records := [][]string{header}
	for _, row := range t.Rows {
		record := make([]string, len(row))
		for i, cell := range row {
			record[i] = cell.Text
			if !cell.Number {
				record[i] = convert(cell.Text)
			}
		}
		records = append(records, record)
	}
	return records
}

// ColumnError reports a column that a table cannot have.
type ColumnError struct {
	Index  int
	Reason string
}

// Error returns the reason and what to do about it, without a full stop.
func (e *ColumnError) Error() string { return e.Reason }

// Columns returns the requested columns, or all present ones, sorted by name, if none are
// requested. If present is nil, any may be requested.
func Columns(present map[string]bool, requested []string) ([]string, error) {
	if len(requested) == 0 {
		return allColumns(present)
	}
	for i, name := range requested {
		if reason := whyNot(name, present, requested[:i]); reason != "" {
			return nil, &ColumnError{i, reason}
		}
	}
	return requested, nil
}

func allColumns(present map[string]bool) ([]string, error) {
	switch {
	case present[""]:
		return nil, errors.New("a row has a column without a name; give it a name, or name the columns you want")
	case present != nil && len(present) == 0:
		return nil, errors.New("the rows have no columns; give at least one of them an attribute")
	default:
		return slices.Sorted(maps.Keys(present)), nil
	}
}

func whyNot(name string, present map[string]bool, previous []string) string {
	switch {
	case name == "":
		return "the name of a column is empty; name an attribute of the rows"
	case slices.Contains(previous, name):
		return fmt.Sprintf("the column %s is named twice; name it once", quote(name))
	case present != nil && !present[name]:
		return fmt.Sprintf("no row has a column %s; %s", quote(name), choices(present))
	default:
		return ""
	}
}

const (
	maxChoices = 20 // columns in an error
	maxQuoted  = 60 // characters of a name in an error
)

func choices(present map[string]bool) string {
	if len(present) == 0 {
		return "the rows have no columns"
	}
	var names []string
	for _, name := range slices.Sorted(maps.Keys(present)) {
		names = append(names, quote(name))
	}
	if more := len(names) - maxChoices; more > 0 {
		return fmt.Sprintf("the columns are %s and %d more", strings.Join(names[:maxChoices], ", "), more)
	}
	return "the columns are " + strings.Join(names, ", ")
}

func quote(name string) string {
	if short := []rune(name); len(short) > maxQuoted {
		return fmt.Sprintf("%q…", string(short[:maxQuoted]))
	}
	return fmt.Sprintf("%q", name)
}
