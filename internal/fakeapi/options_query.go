package fakeapi

// Values of sort_by and sort_order.
const (
	SortByCreatedAt       = "createdAt"
	SortByMinutesConsumed = "minutesConsumed"
	Ascending             = "ASC"
	Descending            = "DESC"
)

// SearchField is something that search looks at.
type SearchField int

// The three fields that search matches, by the documents.
const (
	SearchTitle SearchField = iota
	SearchMeetingID
	SearchSessionID
)

// IgnoreParameters treats these query parameters as if they were not there.
// Unknown parameters are ignored always; which of the documented ones a
// deployment really knows is unknown. IgnoreParameters("page_no") is the server
// that answers page 1 for ever.
func IgnoreParameters(names ...string) Option {
	return func(s *Server) { s.ignored = append(s.ignored, names...) }
}

// DefaultSort is the order without sort_by and sort_order, and the half that
// counts when a request has only the other. Unknown; createdAt DESC by default,
// since there new sessions land in front and shift what was read already.
func DefaultSort(by, direction string) Option {
	return func(s *Server) { s.defaultSort = order{by, direction == Descending} }
}

// SearchExact makes search match whole values, as written. Unknown; by default
// it matches any part, upper or lower case.
func SearchExact() Option { return func(s *Server) { s.searchExact = true } }

// SearchIn makes search look at these fields alone. The documents name all
// three (the default); whether each is really searched is unknown.
func SearchIn(fields ...SearchField) Option { return func(s *Server) { s.searchIn = fields } }

// CompareLiveParticipants makes participants compare live_participants.
// Unknown; max_concurrent_participants by default, since every ended session
// has no live ones.
func CompareLiveParticipants() Option { return func(s *Server) { s.compareLive = true } }

// RefuseOpenRanges refuses participants without one of its ends ("5:", ":5").
// Unknown; allowed by default.
func RefuseOpenRanges() Option { return func(s *Server) { s.refuseOpenRanges = true } }

// CompareStartedAt makes start_time and end_time compare started_at. Unknown;
// created_at by default.
func CompareStartedAt() Option { return func(s *Server) { s.compareStarted = true } }

// ExclusiveStart leaves out a session exactly at start_time. Unknown; included
// by default.
func ExclusiveStart() Option { return func(s *Server) { s.startExclusive = true } }

// ExclusiveEnd leaves out a session exactly at end_time. Unknown; included by
// default.
func ExclusiveEnd() Option { return func(s *Server) { s.endExclusive = true } }

// RefusalStatus is the HTTP status for a query value that cannot be read, 422
// by default. The documents give none; 400 is as likely.
func RefusalStatus(status int) Option { return func(s *Server) { s.refusalStatus = status } }
