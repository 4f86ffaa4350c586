package main

import (
	"errors"
	"fmt"
	"strings"
	"time"
)

// report is a table for DESIGN.md. It names fields and counts, and no session.
func report(at time.Time, requests int, answers []answer) string {
	var table strings.Builder
	fmt.Fprintf(&table, "Asked on %s with %s, those of the provider not counted; the report holds nothing of any session.\n\n",
		at.UTC().Format(time.DateOnly), plural(requests, "request"))
	table.WriteString("| open question | answer |\n|---|---|\n")
	for _, a := range answers {
		fmt.Fprintf(&table, "| %s | %s |\n", a.about, strings.ReplaceAll(a.text(), "|", `\|`))
	}
	if left := len(questions) - len(answers); left > 0 {
		fmt.Fprintf(&table, "\nThe check ended early: %s not asked.\n", plural(left, "question"))
	}
	return table.String()
}

func (a answer) text() string {
	if f, ok := errors.AsType[*failure](a.err); ok {
		return "could not be asked: " + f.short()
	}
	return a.found
}

// plural is "1 request" or "2 requests".
func plural(n int, of string) string {
	if n != 1 {
		of += "s"
	}
	return fmt.Sprintf("%d %s", n, of)
}
