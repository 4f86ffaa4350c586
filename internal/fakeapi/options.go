package fakeapi

import "time"

// Option changes a behaviour that the API's documents leave open, or that may differ.
type Option func(*Server)

type behaviour struct {
	firstPage       int
	pageZero        Outside
	pastEnd         Outside
	defaultPageSize int // 0 for that of the list
	maxPageSize     int // 0 for that of the list
	overMaximum     int // status of the refusal, 0 to clamp
	pagingPlace     place
	pagingFields    []string
	offsetsFromZero bool
	totalCount      func(matching int) any

	ignored          []string
	defaultSort      order
	refuseOpenRanges bool
	compareStarted   bool
	startExclusive   bool
	endExclusive     bool

	withoutMeta   bool
	wrapSession   bool
	withoutRowIDs bool
	beforeAnswer  func(n int, data []Session) []Session

	latency func(Request) time.Duration
	limit   *limiter
}

// usual follows the documents, a similar endpoint, or what is harder for clients.
func usual() behaviour {
	return behaviour{
		firstPage:    1,
		pageZero:     Nearest,
		pagingFields: []string{"total_count", "start_offset", "end_offset"},
		totalCount:   func(matching int) any { return matching },
		defaultSort:  order{by: SortByCreatedAt, descending: true},
		latency:      func(Request) time.Duration { return 0 },
	}
}

// App serves another app of the same account.
func App(id string, data []Session) Option { return AppOf(AccountID, id, data) }

// AppOf serves an app of any account.
func AppOf(account, id string, data []Session) Option {
	return func(s *Server) { s.add(address{account, id}, data) }
}

// EmptyAccount empties an account's list of apps: of the options before it, and of [AppID].
func EmptyAccount(account string) Option {
	return func(s *Server) { s.accounts[account] = nil }
}

// WithoutMeta leaves meta out of every session, as newer documents do.
func WithoutMeta() Option { return func(s *Server) { s.withoutMeta = true } }

// WrapSession sends one session as data.session, as older documents do.
func WrapSession() Option { return func(s *Server) { s.wrapSession = true } }

// WithoutConsolidatedIDs leaves id out of the consolidated view of participants. Not documented.
func WithoutConsolidatedIDs() Option { return func(s *Server) { s.withoutRowIDs = true } }

// BeforeAnswer calls f before each answer about an app, except refusals of a
// parameter, with the number of the answer (from 1) and a copy of the app's sessions.
// f returns the sessions from then on, or nil to keep them. It must not call the server.
func BeforeAnswer(f func(n int, data []Session) []Session) Option {
	return func(s *Server) { s.beforeAnswer = f }
}

// Latency delays each answer.
func Latency(d time.Duration) Option { return LatencyOf(func(Request) time.Duration { return d }) }

// LatencyOf is [Latency] by request, so that pages come back out of order.
func LatencyOf(f func(Request) time.Duration) Option { return func(s *Server) { s.latency = f } }

// RateLimit allows a number of requests in each window, which begins with its first
// request. Every answer has the documented Ratelimit headers.
func RateLimit(requests int, window time.Duration) Option { return RateLimitBlock(requests, window, 0) }

// RateLimitBlock refuses all requests for a time when the limit is exceeded, as Cloudflare does.
func RateLimitBlock(requests int, window, block time.Duration) Option {
	return func(s *Server) { s.limit = &limiter{quota: requests, window: window, block: block} }
}
