package faults

import (
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Row is one fault. The zero value of a field is its default.
type Row struct {
	Group, Name string

	Sessions int // of the app: 45 by default, none if negative
	Options  []fakeapi.Option
	Line     Line

	// Answer replaces the answer to the requests that When selects. Without When, the
	// row is run with the fault on page 1, and again with the fault on page 2.
	Answer fakeapi.Effect
	When   func(fakeapi.Request) bool
	// Change returns the next sessions, or nil, before each answer except the first.
	Change func(data []fakeapi.Session) []fakeapi.Session

	Arguments map[string]any // of the data block
	Reader    Reader

	// Always is the outcome if the fault lasts, Once if it happens only once.
	Always, Once Outcome
}

// Line is the connection between reader and server.
type Line int

// The lines. Time is virtual over Memory and MemoryHTTP2.
const (
	Memory Line = iota
	MemoryHTTP2
	Socket // loopback, which can be reset
	HTTP2  // loopback with TLS
	Nobody // a loopback address on which nobody listens
)

// Reader is who reads, and for how long.
type Reader struct {
	Readers    int           // lists that are read at once, 1 by default
	Concurrent int           // requests at once, 4 by default
	Budget     int           // requests in five minutes, 1,000 by default
	Retries    int           // of a page, 4 by default
	Timeout    time.Duration // an hour by default
	Cancel     time.Duration // when the reader gives up: 0 is never, Before is at once
}

// Before is a moment that has already passed.
const Before = -time.Second

// Outcome is what a read of a row must return.
type Outcome struct {
	Result Result
	Held   int           // sessions in a list that is not complete
	Says   string        // a part of the error
	Took   time.Duration // the longest that the read may take, 0 for any
}

// Result is the kind of an outcome.
type Result string

// The results. Limited is a part of a list that was requested as one, without a warning.
const (
	Whole    Result = "complete"
	Unproven Result = "not proven complete"
	Limited  Result = "part of a list"
	Failed   Result = "error"
)

func whole() Outcome                         { return Outcome{Result: Whole} }
func limited(held int) Outcome               { return Outcome{Result: Limited, Held: held} }
func unproven(held int) Outcome              { return Outcome{Result: Unproven, Held: held} }
func fails(says string) Outcome              { return Outcome{Result: Failed, Says: says} }
func (o Outcome) by(d time.Duration) Outcome { o.Took = d; return o }

func options(all ...fakeapi.Option) []fakeapi.Option { return all }

// Rows returns all rows.
func Rows() []Row {
	var all []Row
	add := func(group string, rows []Row) {
		for _, row := range rows {
			row.Group = group
			all = append(all, row)
		}
	}
	add("paging", paging())
	add("changes while reading", changes())
	add("transport", transport())
	add("refusals", refusals())
	add("contents", contents())
	add("local", local())
	return all
}
