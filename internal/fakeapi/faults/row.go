package faults

import (
	"fmt"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Row is a thing that goes wrong: an option of the server, an answer that is
// spoilt, a world that changes, a reader that stops. The zero value of a field
// is the usual.
type Row struct {
	Group Group
	Name  string

	// Sessions is how many sessions the app has, 45 by default, none if negative. The server gives
	// 20 in a page, unless Options say otherwise.
	Sessions int
	Options  []fakeapi.Option
	Line     Line

	// Answer is what the server does instead of answering, and When says to which
	// requests. Where When is left open, the row is run twice: with the fault on
	// page 1 and with the fault on page 2.
	//
	// A row of Options alone counts the answers that would be others without one of
	// them: from a server with Usual beforehand, or nothing.
	Answer fakeapi.Effect
	When   func(fakeapi.Request) bool
	Usual  []fakeapi.Option
	// Fired counts in another way, from the requests.
	Fired func([]fakeapi.Request) int
	// Change is what happens to the sessions before the n-th answer, from 1; nil
	// is nothing.
	Change func(n int, data []fakeapi.Session) []fakeapi.Session

	// Arguments are those of the data block, by their names.
	Arguments map[string]any
	Reader    Reader

	// Always is the outcome of a fault that does not pass, Once that of one which
	// happens a single time. A row may have one of them or both.
	Always, Once Outcome
}

// Group sorts the rows by where the fault is.
type Group string

// The groups.
const (
	Paging    Group = "paging"
	Changes   Group = "changes while reading"
	Transport Group = "transport"
	Refusals  Group = "refusals"
	Contents  Group = "contents"
	Local     Group = "local"
)

// Line is the way between reader and server.
type Line int

// The lines. Time is virtual over Memory and MemoryHTTP2.
const (
	Memory Line = iota
	// Socket is a loopback socket, which can be reset.
	Socket
	// HTTP2 is a loopback socket with TLS and HTTP/2.
	HTTP2
	// MemoryHTTP2 is Memory with HTTP/2.
	MemoryHTTP2
	// Nobody is a loopback socket on which nobody listens.
	Nobody
)

// Reader is who reads, and how long.
type Reader struct {
	// Readers is how many lists are read at once, 1 by default.
	Readers int
	// Concurrent bounds the requests at once, 4 by default; Budget those in five
	// minutes, 1,000 by default.
	Concurrent, Budget int
	// Retries are how often a page is asked for again, 4 by default.
	Retries int
	// Timeout is the deadline, an hour by default.
	Timeout time.Duration
	// Cancel is when the reader gives up; 0 is never, and Before is at once.
	Cancel time.Duration
}

// Before is a time to cancel that has passed already.
const Before = -time.Second

// Outcome is what a reader may make of a row.
type Outcome struct {
	Result Result
	// Held is how many sessions an unproven list has.
	Held int
	// Says is a part of what an error must say.
	Says string
	// Took bounds how long the read takes, where that is the point.
	Took time.Duration
}

// Result sorts the outcomes. The zero value is none: the row is not run so.
type Result string

// The results.
const (
	// Whole is the right and complete list.
	Whole Result = "complete"
	// Unproven is a list with a warning and complete = false.
	Unproven Result = "not proven complete"
	// Limited is a part of a list that was asked for as one, with complete = false
	// and without a warning.
	Limited Result = "part of a list"
	// Failed is an error.
	Failed Result = "error"
)

func whole() Outcome                         { return Outcome{Result: Whole} }
func limited(held int) Outcome               { return Outcome{Result: Limited, Held: held} }
func unproven(held int) Outcome              { return Outcome{Result: Unproven, Held: held} }
func fails(says string) Outcome              { return Outcome{Result: Failed, Says: says} }
func (o Outcome) by(d time.Duration) Outcome { o.Took = d; return o }

// String is the outcome in a few words, for test logs.
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

func options(all ...fakeapi.Option) []fakeapi.Option { return all }

// Rows are all rows, grouped.
func Rows() []Row {
	var all []Row
	add := func(group Group, rows []Row) {
		for _, row := range rows {
			row.Group = group
			all = append(all, row)
		}
	}
	add(Paging, paging())
	add(Changes, changes())
	add(Transport, transport())
	add(Refusals, refusals())
	add(Contents, contents())
	add(Local, local())
	return all
}
