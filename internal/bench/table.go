package main

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// table has a line for each plan.
func table(plans []plan, found map[plan]figures) string {
	var out strings.Builder

	out.WriteString("| plan | sessions | page | wall | provider CPU | provider peak | requests |\n|---|---:|---:|---:|---:|---:|---:|\n")

	for _, p := range plans {
		f := found[p]
		fmt.Fprintf(&out, "| %s | %s | %s | %s | %s | %s | %s |\n", p.kind, count(p.sessions), count(p.perPage),
			seconds(f.wall), seconds(f.cpu), mebibytes(f.peak), count(f.requests))
	}

	return out.String()
}

// String is one run, for those who wait for the table.
func (f figures) String() string {
	return fmt.Sprintf("%s, CPU %s, peak %s, %d requests", seconds(f.wall), seconds(f.cpu), mebibytes(f.peak), f.requests)
}

func seconds(d time.Duration) string { return fmt.Sprintf("%.2f s", d.Seconds()) }

func mebibytes(n int64) string { return fmt.Sprintf("%.0f MiB", float64(n)/(1<<20)) }

// count is a number with a comma before each three digits, and nothing for none.
func count(n int) string {
	const group = 3

	if n == 0 {
		return ""
	}

	text := strconv.Itoa(n)
	for at := len(text) - group; at > 0; at -= group {
		text = text[:at] + "," + text[at:]
	}

	return text
}
