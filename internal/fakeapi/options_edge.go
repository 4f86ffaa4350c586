package fakeapi

import "time"

// App serves a further app of the same account: a provider may read several.
func App(id string, data []Session) Option { return AppOf(AccountID, id, data) }

// AppOf serves an app of any account. A token may reach several accounts; one
// without an app is answered like one that it does not reach.
func AppOf(account, id string, data []Session) Option {
	return func(s *Server) { s.add(address{account, id}, data) }
}

// EmptyAccount serves an account without apps. For [AccountID], put it before
// any [App]: it removes the apps so far.
func EmptyAccount(account string) Option {
	return func(s *Server) {
		for _, app := range s.accounts[account] {
			delete(s.apps, address{account, app.ID})
		}
		s.accounts[account] = nil
	}
}

// Latency is how long each answer takes. A test of how requests overlap needs a
// known one; it passes in no time under testing/synctest.
func Latency(d time.Duration) Option {
	return LatencyOf(func(Request) time.Duration { return d })
}

// LatencyOf chooses the latency by request, so that pages come back out of
// order, which nothing in HTTP forbids.
func LatencyOf(f func(Request) time.Duration) Option { return func(s *Server) { s.latency = f } }

// RateLimit allows so many requests in each window, which begins with the first
// request in it. Every answer then has the documented Ratelimit headers, and a
// request over the limit gets 429 with retry-after until the window ends. No
// limit and no headers by default. The documents give three different limits.
func RateLimit(requests int, window time.Duration) Option {
	return RateLimitBlock(requests, window, 0)
}

// RateLimitBlock is [RateLimit] where the first request over the limit shuts the
// door for so long, whatever is left of the window, as the global limit of
// Cloudflare is documented to do for five minutes.
func RateLimitBlock(requests int, window, block time.Duration) Option {
	return func(s *Server) { s.limit = &limiter{quota: requests, window: window, block: block} }
}
