package fakeapi

import "time"

// Option changes one behaviour of the server, in [New]. Each is for something
// that the API's documents leave open, or that differs between deployments.
type Option func(*Server)

// behaviour is what the options change.
type behaviour struct {
	// paging
	firstPage       int
	pageZero        Outside
	pastEnd         Outside
	defaultPageSize int // 0 is that of the list
	maxPageSize     int // 0 is that of the list
	overMaximum     int // status of the refusal, 0 to clamp
	pagingPlace     place
	pagingFields    []string
	offsetsFromZero bool
	totalCount      func(matching int) any

	// query
	ignored          []string
	defaultSort      order
	refuseOpenRanges bool
	compareStarted   bool
	startExclusive   bool
	endExclusive     bool

	// rows
	withoutMeta   bool
	wrapSession   bool
	withoutRowIDs bool
	beforeAnswer  func(n int, data []Session) []Session

	// edge
	latency func(Request) time.Duration
	limit   *limiter
}

// usual is the behaviour without options. Where the documents are silent, it is
// that of a similar endpoint, or the one that is harder for clients.
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

// EmptyAccount serves an account without apps: it removes those of the options
// before it, and [AppID] from [AccountID].
func EmptyAccount(account string) Option {
	return func(s *Server) {
		for _, app := range s.accounts[account] {
			delete(s.apps, address{account, app.ID})
		}
		s.accounts[account] = nil
	}
}

// WithoutMeta leaves meta out of every session, as newer documents do.
func WithoutMeta() Option { return func(s *Server) { s.withoutMeta = true } }

// WrapSession sends one session as data.session, as older documents do.
func WrapSession() Option { return func(s *Server) { s.wrapSession = true } }

// WithoutConsolidatedIDs leaves id out of the participants in the consolidated
// view, where a row may be several stays. Unknown.
func WithoutConsolidatedIDs() Option { return func(s *Server) { s.withoutRowIDs = true } }

// BeforeAnswer is called before each answer about an app, except refusals of a
// parameter, with the number of the answer (from 1) and a copy of the app's
// sessions. It returns the sessions from then on, or nil to keep them. It must not
// call the server.
func BeforeAnswer(f func(n int, data []Session) []Session) Option {
	return func(s *Server) { s.beforeAnswer = f }
}

// Latency is how long each answer takes.
func Latency(d time.Duration) Option { return LatencyOf(func(Request) time.Duration { return d }) }

// LatencyOf is [Latency] by request, so that pages come back out of order.
func LatencyOf(f func(Request) time.Duration) Option { return func(s *Server) { s.latency = f } }

// RateLimit allows a number of requests in each window, which begins with the
// first request in it. Every answer has the documented Ratelimit headers, and a
// request over the limit gets 429 with Retry-After until the window ends.
func RateLimit(requests int, window time.Duration) Option { return RateLimitBlock(requests, window, 0) }

// RateLimitBlock is [RateLimit], except that the first request over the limit
// blocks all for a time, as Cloudflare's global limit does for five minutes.
func RateLimitBlock(requests int, window, block time.Duration) Option {
	return func(s *Server) { s.limit = &limiter{quota: requests, window: window, block: block} }
}
