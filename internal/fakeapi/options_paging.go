package fakeapi

import "math"

// Outside says what a page number beyond the list brings. Any value but the
// two named ones is the HTTP status of a refusal, such as 404 or 422.
type Outside int

const (
	// Empty answers 200 with no sessions.
	Empty Outside = 0
	// Nearest answers with the nearest page there is: the last one past the
	// end, the first one for page 0.
	Nearest Outside = 1
)

// PagesFromZero makes 0 the first page. Unknown for this endpoint: the
// parameter's minimum is 0, the sibling list of apps starts at 1 (the default).
func PagesFromZero() Option { return func(s *Server) { s.firstPage = 0 } }

// PageZero says what page 0 is where pages count from 1: Nearest (the default)
// makes it an alias of page 1. Unknown, since the documents allow the number
// and do not say what it means.
func PageZero(o Outside) Option { return func(s *Server) { s.pageZero = o } }

// PastTheEnd says what a page after the last one is, Empty by default. Unknown;
// Nearest is the dangerous one, a list that never ends.
func PastTheEnd(o Outside) Option { return func(s *Server) { s.pastEnd = o } }

// DefaultPageSize is the number of sessions in a page when the request has no
// per_page, or 0, as far as [MaxPageSize] allows. Unknown; 25 by default, as for
// the sibling list of apps.
func DefaultPageSize(n int) Option {
	if n < 1 {
		panic("fakeapi: DefaultPageSize of less than one session")
	}
	return func(s *Server) { s.defaultPageSize = n }
}

// MaxPageSize is the largest page, in sessions; 0 is no limit. Unknown; 100 by
// default, the most that a public client was seen to ask for. A larger per_page
// is clamped to it, see [RefuseOverMaximum].
func MaxPageSize(n int) Option {
	if n == 0 {
		n = math.MaxInt
	}
	return func(s *Server) { s.maxPageSize = n }
}

// RefuseOverMaximum refuses a per_page over the maximum with that HTTP status
// (400 or 422) instead of clamping it. Unknown which of them the API does.
func RefuseOverMaximum(status int) Option { return func(s *Server) { s.overMaximum = status } }

// place is where the answer has its paging object.
type place int

const (
	pagingUsual place = iota // where the list has it by its documents
	pagingAtTop
	pagingInData
	pagingNowhere
)

// PagingInData puts paging inside data, as related endpoints do; the newer
// documents of this one have it at the top (the default).
func PagingInData() Option { return func(s *Server) { s.pagingPlace = pagingInData } }

// PagingAtTop puts paging at the top of every answer.
func PagingAtTop() Option { return func(s *Server) { s.pagingPlace = pagingAtTop } }

// NoPaging leaves paging out, as the older documents do.
func NoPaging() Option { return func(s *Server) { s.pagingPlace = pagingNowhere } }

// PagingFields sends only these of total_count, start_offset and end_offset:
// the documents call each of them optional. All three by default.
func PagingFields(names ...string) Option { return func(s *Server) { s.pagingFields = names } }

// OffsetsFromZero counts start_offset and end_offset from 0. That they count
// from 1 and include both ends (the default) is inferred from an example alone.
func OffsetsFromZero() Option { return func(s *Server) { s.offsetsFromZero = true } }

// TotalCount replaces total_count, given the true number of sessions that
// match. What the count means is documented nowhere: it may be capped, stale,
// negative, or no number at all.
func TotalCount(f func(matching int) any) Option { return func(s *Server) { s.totalCount = f } }
