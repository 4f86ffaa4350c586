package fakeapi

import (
	"net/http"
	"time"
)

// Option turns one behaviour of the server, in [New]. Every option has a reason:
// something that the API's documents leave open, or that differs between
// deployments, and that its clients must therefore survive either way.
type Option func(*Server)

// behaviour is what the options turn.
type behaviour struct {
	// paging
	firstPage       int
	pageZero        Outside
	pastEnd         Outside
	defaultPageSize int
	maxPageSize     int
	overMaximum     int // status of the refusal, 0 to clamp
	pagingPlace     place
	pagingFields    []string
	offsetsFromZero bool
	totalCount      func(matching int) any

	// query
	ignored          []string
	defaultSort      order
	searchExact      bool
	searchIn         []SearchField
	compareLive      bool
	refuseOpenRanges bool
	compareStarted   bool
	startExclusive   bool
	endExclusive     bool
	refusalStatus    int

	// rows
	withoutMeta      bool
	withoutExtra     bool
	withoutBreakouts bool
	wrapSession      bool
	withoutRowIDs    bool
	beforeAnswer     func(n int, data []Session) []Session

	// edge
	latency func(Request) time.Duration
	limit   *limiter
}

// usual is the behaviour without an option. Where the documents are silent it is
// the answer of a sibling endpoint or, failing that, the one that is harder on
// clients: pages of 100 at most, and newest first, so that sessions which start
// during a crawl shift every row.
func usual() behaviour {
	return behaviour{
		firstPage:     1,
		pageZero:      Nearest,
		pastEnd:       Empty,
		pagingFields:  []string{"total_count", "start_offset", "end_offset"},
		totalCount:    func(matching int) any { return matching },
		defaultSort:   order{by: SortByCreatedAt, descending: true},
		searchIn:      []SearchField{SearchTitle, SearchMeetingID, SearchSessionID},
		refusalStatus: http.StatusUnprocessableEntity,
		latency:       func(Request) time.Duration { return 0 },
	}
}
