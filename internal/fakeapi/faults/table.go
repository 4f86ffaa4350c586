package faults

import (
	"fmt"
	"strings"
)

// Table is the catalogue as a Markdown table: what goes wrong, and what a reader
// makes of it when it happens once and when it does not pass.
func Table() string {
	var out strings.Builder
	var group Group
	for _, row := range Rows() {
		if row.Group != group {
			group = row.Group
			fmt.Fprintf(&out, "\n**%s%s**\n\n| fault | once | for as long as it is asked |\n|---|---|---|\n", strings.ToUpper(string(group[:1])), group[1:])
		}
		fmt.Fprintf(&out, "| %s | %s | %s |\n", row.Name, row.Once, row.Always)
	}
	return strings.TrimSpace(out.String()) + "\n"
}

// String is the outcome in a few words.
func (o Outcome) String() string {
	switch o.Result {
	case Whole:
		return "complete"
	case Unproven:
		return fmt.Sprintf("warning, %d sessions", o.Held)
	case Limited:
		return fmt.Sprintf("%d sessions, not complete", o.Held)
	case Failed:
		return "error: … " + o.Says + " …"
	}
	return ""
}
