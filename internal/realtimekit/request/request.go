// Package request makes one GET request of Cloudflare's API. It knows no endpoint. A
// request passes a chain of handlers, each in a file of its own:
//
//	retry → limit → log → classify → send
package request

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/http"
	"runtime"
	"time"
)

const (
	// DefaultPerFiveMinutes leaves 200 of the 1,200 requests in five minutes that
	// Cloudflare documents to everything else that uses the same credentials.
	DefaultPerFiveMinutes = 1000
	// DefaultConcurrency is the number of requests at once, on one HTTP/2 connection.
	DefaultConcurrency = 16
)

// Config says how to make requests. The zero value of a field is its default.
type Config struct {
	Credentials    Credentials
	UserAgent      string
	MaxRetries     int               // after transient errors; 0 is never
	PerFiveMinutes int               // the most requests in any five minutes, retries included
	Concurrency    int               // the most requests at once
	Transport      http.RoundTripper // nil is a transport with the proxy of the environment
	Log            *slog.Logger      // one debug line for each request; nil disables it
}

// Client makes requests. It is safe for concurrent use; everything that uses the same
// client shares its rate limit and its connections.
type Client struct {
	handle  handler
	limiter *limiter
}

// Request is one GET.
type Request struct {
	Page    int // for logs and errors
	Address string
	// Decode reads the body of an answer with status 200 or 203. An error that it returns is
	// final, unless the body is not JSON.
	Decode func(ctx context.Context, body []byte) error
}

// attempt is the current try of a request.
type attempt struct {
	*Request

	number int // how many attempts the rate limit let pass, this one included
	took   time.Duration
	reply  reply
}

// handler makes an attempt, or passes it to the next handler.
type handler func(ctx context.Context, a *attempt) *Error

// New makes a client. It sends nothing.
func New(config Config) (*Client, error) {
	if config.MaxRetries < 0 || config.PerFiveMinutes < 0 || config.Concurrency < 0 {
		return nil, errors.New("retries, requests in five minutes and requests at once cannot be negative")
	}
	concurrency := cmp.Or(config.Concurrency, DefaultConcurrency)
	log := cmp.Or(config.Log, slog.New(slog.DiscardHandler))

	transport := config.Transport
	if transport == nil {
		transport = newTransport(concurrency)
	}
	limiter := newLimiter(concurrency, cmp.Or(config.PerFiveMinutes, DefaultPerFiveMinutes), log)

	send := sender{config.Credentials, config.UserAgent, transport, limiter.hear}.send
	classify := classifier{config.Credentials, make(chan struct{}, runtime.GOMAXPROCS(0))}.classify(send)
	limit := limiter.limit(logged(log, classify))
	return &Client{handle: retrier{config.MaxRetries, log}.retry(limit), limiter: limiter}, nil
}

// Get makes a request until its answer is decoded, the retries are used up, or the
// context ends. It returns how long the answer took. Status 429 uses up no retry, so give
// the context a deadline. The error is an *Error.
func (c *Client) Get(ctx context.Context, r Request) (time.Duration, error) {
	a := &attempt{Request: &r}
	if failure := c.handle(ctx, a); failure != nil {
		return 0, failure
	}
	return a.took, nil
}

// Wait returns how long the rate limit delays the last of n more requests at least.
func (c *Client) Wait(n int) time.Duration { return c.limiter.wait(n) }

// Concurrency returns the largest number of requests at once.
func (c *Client) Concurrency() int { return c.limiter.width }
