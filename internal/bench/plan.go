package main

import (
	"fmt"
	"slices"
	"time"
)

// kind is what a plan reads.
type kind string

const (
	// none has a provider block and no data block: the CLI starts the provider for
	// its schema alone. It is what the provider weighs at rest.
	none kind = "no data source"
	// idle has a data block with a count of 0: the CLI starts the provider as often
	// as for one that is read, and reads nothing.
	idle kind = "count = 0"
	// floor has the answer of sessions from memory: the share of the CLI.
	floor    kind = "sessions from memory"
	sessions kind = "sessions"
	usage    kind = "session_usage"
)

// configuration is the folder of the configuration of this kind.
func (k kind) configuration() string {
	return map[kind]string{none: "none", idle: "idle", floor: "sessions", sessions: "sessions", usage: "usage"}[k]
}

// plan is one line of the table.
type plan struct {
	kind     kind
	sessions int
	perPage  int // to which the API clamps; 0 where none is asked
}

func (p plan) String() string {
	text := string(p.kind)
	if p.sessions > 0 {
		text += fmt.Sprintf(" of %s", count(p.sessions))
	}

	if p.perPage > 0 {
		text += fmt.Sprintf(" on pages of %s", count(p.perPage))
	}

	return text
}

// pageSizes are the servers: one that clamps to what public clients ask for at
// the most, and one that serves what the provider asks for.
var pageSizes = []int{100, 1000}

// plansOf are all plans, a floor right before what is set against it.
func plansOf(sizes []int) []plan {
	all := []plan{{kind: none}, {kind: idle}}

	for _, size := range sizes {
		all = append(all, plan{kind: floor, sessions: size})
		for _, kind := range []kind{sessions, usage} {
			for _, perPage := range pageSizes {
				all = append(all, plan{kind, size, perPage})
			}
		}
	}

	return all
}

// figures are what one run of a plan took.
type figures struct {
	wall time.Duration
	// cpu is of all processes of the provider, of which a plan starts several;
	// peak is the resident memory of the largest.
	cpu      time.Duration
	peak     int64
	requests int
}

// median takes each figure by itself.
func median(runs []figures) figures {
	return figures{
		wall:     middle(runs, func(f figures) time.Duration { return f.wall }),
		cpu:      middle(runs, func(f figures) time.Duration { return f.cpu }),
		peak:     middle(runs, func(f figures) int64 { return f.peak }),
		requests: middle(runs, func(f figures) int { return f.requests }),
	}
}

func middle[T int | int64 | time.Duration](runs []figures, of func(figures) T) T {
	values := make([]T, len(runs))
	for i, run := range runs {
		values[i] = of(run)
	}

	slices.Sort(values)

	return values[len(values)/2]
}
