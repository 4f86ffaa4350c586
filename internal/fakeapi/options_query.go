package fakeapi

// Values of sort_by and sort_order.
const (
	SortByCreatedAt       = "createdAt"
	SortByMinutesConsumed = "minutesConsumed"
	Ascending             = "ASC"
	Descending            = "DESC"
)

// IgnoreParameters treats these query parameters as absent.
func IgnoreParameters(names ...string) Option {
	return func(s *Server) { s.ignored = append(s.ignored, names...) }
}

// DefaultSort is the order of sessions without parameters. Not documented; createdAt DESC by default.
func DefaultSort(by, direction string) Option {
	return func(s *Server) { s.defaultSort = order{by, direction == Descending} }
}

// RefuseOpenRanges refuses participants such as "5:" and ":5". Not documented.
func RefuseOpenRanges() Option { return func(s *Server) { s.refuseOpenRanges = true } }

// CompareStartedAt makes the window one of started_at, not of created_at. Not documented.
func CompareStartedAt() Option { return func(s *Server) { s.compareStarted = true } }

// ExclusiveStart excludes a session exactly at start_time. Not documented.
func ExclusiveStart() Option { return func(s *Server) { s.startExclusive = true } }

// ExclusiveEnd excludes a session exactly at end_time. Not documented.
func ExclusiveEnd() Option { return func(s *Server) { s.endExclusive = true } }
