package main

import (
	"fmt"
	"strings"
	"time"
)

// target is a figure and the most that it may be.
type target struct {
	text      string
	got, most string
	missed    bool
}

const (
	// tolerance is what a plan may take over what it cannot go below.
	tolerance = 1.1
	// ideal is how long ten thousand sessions take on pages of a hundred, if
	// nothing took time but the answers: the first page, and after it a hundred,
	// sixteen at once; the last of them is the empty one past the end.
	ideal = 8 * latency

	mostAdded  = 40 << 20
	mostGrowth = 1.3
	mostListed = 400 << 20

	some, many = 10_000, 100_000
)

// targetsOf sets the figures of one CLI against each other, as far as they were
// measured.
func targetsOf(found map[plan]figures) []target {
	all := []target{
		inTime("sessions: 1.1 × (ideal crawl + the same bytes from memory)", found, plan{sessions, some, pageSizes[0]}, plan{kind: floor, sessions: some}),
		inTime("usage: 1.1 × (ideal crawl + no data source)", found, plan{usage, some, pageSizes[0]}, plan{kind: none}),
		inTime("usage: 1.1 × (ideal crawl + count = 0)", found, plan{usage, some, pageSizes[0]}, plan{kind: idle}),
	}

	for _, perPage := range pageSizes {
		large, small := found[plan{usage, many, perPage}].peak, found[plan{usage, some, perPage}].peak
		pages := fmt.Sprintf(", pages of %s", count(perPage))
		all = append(
			all,
			inSpace("usage: memory over that at rest"+pages, large-found[plan{kind: none}].peak, mostAdded, large),
			inSpace("usage: 1.3 × the memory for 10,000 sessions"+pages, large, int64(mostGrowth*float64(small)), small),
			inSpace("sessions: memory"+pages, found[plan{sessions, many, perPage}].peak, mostListed, found[plan{sessions, many, perPage}].peak),
		)
	}

	return measured(all)
}

// inTime sets a plan against the ideal crawl and a floor.
func inTime(text string, found map[plan]figures, of, floor plan) target {
	got, below := found[of].wall, found[floor].wall
	if got == 0 || below == 0 {
		return target{}
	}

	most := time.Duration(tolerance * float64(ideal+below))

	return target{text: count(of.sessions) + " " + text, got: seconds(got), most: seconds(most), missed: got > most}
}

// inSpace sets a hundred thousand sessions against a bound; without the figure
// that it needs there is none.
func inSpace(text string, got, most, needed int64) target {
	if got <= 0 || needed <= 0 {
		return target{}
	}

	return target{text: count(many) + " " + text, got: mebibytes(got), most: mebibytes(most), missed: got > most}
}

// measured leaves out the targets whose figures are missing.
func measured(all []target) []target {
	var some []target

	for _, t := range all {
		if t.text != "" {
			some = append(some, t)
		}
	}

	return some
}

func anyMissed(targets []target) bool {
	for _, t := range targets {
		if t.missed {
			return true
		}
	}

	return false
}

func targetTable(targets []target) string {
	if len(targets) == 0 {
		return ""
	}

	var out strings.Builder

	out.WriteString("| target | at most | measured | |\n|---|---:|---:|---|\n")

	for _, t := range targets {
		verdict := "reached"
		if t.missed {
			verdict = "missed"
		}

		fmt.Fprintf(&out, "| %s | %s | %s | %s |\n", t.text, t.most, t.got, verdict)
	}

	return out.String()
}
