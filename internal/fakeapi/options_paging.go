package fakeapi

import "math"

// Outside is the answer to a page number beyond the list: a constant, or the status of a refusal.
type Outside int

// Empty has no rows. Nearest is the last page past the end, and the first for page 0.
const (
	Empty   Outside = 0
	Nearest Outside = 1
)

// PagesFromZero makes 0 the first page. Not documented; 1 by default.
func PagesFromZero() Option { return func(s *Server) { s.firstPage = 0 } }

// PageZero is the answer to page 0 where pages count from 1. Not documented; Nearest by default.
func PageZero(o Outside) Option { return func(s *Server) { s.pageZero = o } }

// PastTheEnd is the answer to a page after the last one. Not documented; Empty by default.
func PastTheEnd(o Outside) Option { return func(s *Server) { s.pastEnd = o } }

// DefaultPageSize is the page size without per_page. For sessions it is unknown; 25 by default.
func DefaultPageSize(n int) Option { return func(s *Server) { s.defaultPageSize = n } }

// MaxPageSize is the largest page, 0 for no limit. For sessions and apps it is unknown; 100 by default.
func MaxPageSize(n int) Option {
	if n == 0 {
		n = math.MaxInt
	}
	return func(s *Server) { s.maxPageSize = n }
}

// RefuseOverMaximum refuses a larger per_page with an HTTP status. Not documented; clamped by default.
func RefuseOverMaximum(status int) Option { return func(s *Server) { s.overMaximum = status } }

type place int

const (
	pagingUsual place = iota // the documented one
	pagingAtTop
	pagingInData
	pagingNowhere
)

// PagingInData puts paging inside data, except for apps. It is the default for participants.
func PagingInData() Option { return func(s *Server) { s.pagingPlace = pagingInData } }

// PagingAtTop puts paging at the top, the default for sessions and apps.
func PagingAtTop() Option { return func(s *Server) { s.pagingPlace = pagingAtTop } }

// NoPaging leaves paging out, as the older documents do.
func NoPaging() Option { return func(s *Server) { s.pagingPlace = pagingNowhere } }

// PagingFields sends only these of total_count, start_offset and end_offset.
func PagingFields(names ...string) Option { return func(s *Server) { s.pagingFields = names } }

// OffsetsFromZero counts start_offset and end_offset from 0, not from 1. Not documented.
func OffsetsFromZero() Option { return func(s *Server) { s.offsetsFromZero = true } }

// TotalCount replaces total_count, given the number of matching rows.
func TotalCount(f func(matching int) any) Option { return func(s *Server) { s.totalCount = f } }
