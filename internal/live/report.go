package main

import (
	"fmt"
	"strings"
	"time"
)

// report is a table for DESIGN.md. It names fields and counts, and no session.
func report(at time.Time, s *service, answers []answer) string {
	var table strings.Builder
	fmt.Fprintf(&table, "Asked on %s with %d requests; the report holds nothing of any session.\n\n", at.UTC().Format(time.DateOnly), s.requests)
	table.WriteString("| open question | answer |\n|---|---|\n")
	for _, a := range answers {
		found := a.found
		if a.err != nil {
			found = "could not be asked: " + a.err.Error()
		}
		fmt.Fprintf(&table, "| %s | %s |\n", a.about, strings.ReplaceAll(found, "|", `\|`))
	}
	return table.String()
}
