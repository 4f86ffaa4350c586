package table

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Error is why there is no table.
type Error struct {
	// Column is the place of the column that is wrong, -1 where none was asked for.
	Column int
	// Reason says what is wrong and what to do about it, without a full stop.
	Reason string
}

// Error is the reason.
func (e *Error) Error() string { return e.Reason }

// Select gives the columns of a table: those asked for or, where none is, all that
// the rows have, sorted by name. A nil map stands for no rows, or for rows of which
// nothing is known yet: they lack nothing that is asked for.
func Select(present map[string]bool, asked []string) ([]string, error) {
	if len(asked) == 0 {
		return all(present)
	}

	for i, name := range asked {
		if reason := unfit(present, asked[:i], name); reason != "" {
			return nil, &Error{i, reason}
		}
	}

	return asked, nil
}

func all(present map[string]bool) ([]string, error) {
	switch {
	case present[""]:
		return nil, &Error{-1, "a row has a column whose name is empty, and a header cannot show it; " +
			"give it a name, or leave it out by naming the columns you want"}
	case present != nil && len(present) == 0:
		return nil, &Error{-1, "the rows have no columns at all; give at least one of them an attribute"}
	default:
		return slices.Sorted(maps.Keys(present)), nil
	}
}

// unfit says why a name cannot follow those before it, nothing where it can.
func unfit(present map[string]bool, before []string, name string) string {
	switch {
	case name == "":
		return "the name of a column is empty, and a header cannot show it; name an attribute of the rows"
	case slices.Contains(before, name):
		return fmt.Sprintf("the column %s is asked for twice; name it once", Quote(name))
	case present != nil && !present[name]:
		return fmt.Sprintf("no row has a column %s; %s", Quote(name), instead(present))
	default:
		return ""
	}
}

// mostNamed is how many columns an error names.
const mostNamed = 20

// instead says which columns there are.
func instead(present map[string]bool) string {
	if len(present) == 0 {
		return "the rows have no columns at all"
	}

	names := slices.Sorted(maps.Keys(present))
	more := ""

	if len(names) > mostNamed {
		more = fmt.Sprintf(" and %d more", len(names)-mostNamed)
		names = names[:mostNamed]
	}

	for i, name := range names {
		names[i] = Quote(name)
	}

	return "use one of those there are: " + strings.Join(names, ", ") + more
}

// longestQuote is how many characters of a stranger's text an error shows.
const longestQuote = 60

// Quote is a text as an error may show it: short, and without signs that move the
// cursor of a terminal.
func Quote(text string) string {
	short := []rune(text)
	if len(short) <= longestQuote {
		return fmt.Sprintf("%q", text)
	}

	return fmt.Sprintf("%q…", string(short[:longestQuote]))
}
