package realtimekit

import (
	"context"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/request"
)

// DefaultBaseURL is the address of Cloudflare's API.
const DefaultBaseURL = "https://api.cloudflare.com/client/v4"

// The defaults of Config, and the longest wait that an Error reports.
const (
	DefaultRequestsPerFiveMinutes = request.DefaultPerFiveMinutes
	DefaultMaxConcurrentRequests  = request.DefaultConcurrency
	LongestTold                   = request.LongestTold
)

// What the client shares with package request.
type (
	// Credentials are a token, or the older pair of global API key and e-mail address.
	Credentials = request.Credentials
	// Error is why a page could not be read.
	Error = request.Error
	// Kind sorts errors by what a user can do about them.
	Kind = request.Kind
	// Estimate is set in an Error of KindTooMuch.
	Estimate = request.Estimate
)

// The kinds of Error.
const (
	KindRejected    = request.KindRejected
	KindArgument    = request.KindArgument
	KindConnection  = request.KindConnection
	KindDeadline    = request.KindDeadline
	KindCanceled    = request.KindCanceled
	KindCutOff      = request.KindCutOff
	KindNotJSON     = request.KindNotJSON
	KindShape       = request.KindShape
	KindTooLarge    = request.KindTooLarge
	KindRedirect    = request.KindRedirect
	KindRateLimit   = request.KindRateLimit
	KindBudget      = request.KindBudget
	KindTooMuch     = request.KindTooMuch
	KindServer      = request.KindServer
	KindCredentials = request.KindCredentials
	KindPermission  = request.KindPermission
	KindNotFound    = request.KindNotFound
	KindInvalid     = request.KindInvalid
)

// Config is what a Client needs to know. BaseURL and Credentials are required; the zero
// value of another field is its default.
type Config struct {
	BaseURL     *url.URL
	Credentials Credentials
	// UserAgent names the program to Cloudflare.
	UserAgent string
	// MaxRetries is how often a page is requested again after a failure that may pass; 0
	// is never.
	MaxRetries int
	// RequestsPerFiveMinutes bounds the requests in any five minutes.
	RequestsPerFiveMinutes int
	// MaxConcurrentRequests bounds the requests at once.
	MaxConcurrentRequests int
	// Transport carries the requests; nil is a transport with the proxy of the
	// environment.
	Transport http.RoundTripper
	// Logger receives debug lines; nil is none.
	Logger *slog.Logger
}

// Client reads RealtimeKit. It is safe for concurrent use; everything that uses the same
// client shares its rate limit and its connections.
type Client struct {
	base       *url.URL
	requests   *request.Client
	concurrent int
	log        *slog.Logger
}

// New makes a client. It sends nothing.
func New(config Config) (*Client, error) {
	if config.BaseURL == nil {
		return nil, errors.New("a client needs a base URL")
	}

	requests, err := request.New(request.Config{
		Credentials: config.Credentials, UserAgent: config.UserAgent, MaxRetries: config.MaxRetries,
		PerFiveMinutes: config.RequestsPerFiveMinutes, Concurrency: config.MaxConcurrentRequests,
		Transport: config.Transport, Log: config.Logger,
	})
	if err != nil {
		return nil, err
	}

	client := &Client{base: config.BaseURL, requests: requests, concurrent: config.MaxConcurrentRequests, log: config.Logger}
	if client.concurrent == 0 {
		client.concurrent = DefaultMaxConcurrentRequests
	}

	return client, nil
}

// address is the URL of one page of the query's sessions. The ids were checked, so that
// they need no escaping. The base keeps its own: to%2Fv4 is another place than to/v4.
func (c *Client) address(query Query, number, size int) string {
	address := *c.base
	address.RawPath = strings.TrimSuffix(address.EscapedPath(), "/") +
		"/accounts/" + query.AccountID + "/realtime/kit/" + query.AppID + "/sessions"
	address.Path, _ = url.PathUnescape(address.RawPath)
	address.RawQuery = query.values(number, size).Encode()

	return address.String()
}

// page requests one page of sessions.
func (c *Client) page(ctx context.Context, query Query, number, size int) (got answer, took time.Duration, err error) {
	took, err = c.requests.Get(ctx, request.Request{
		Page: number, Address: c.address(query, number, size),
		Decode: func(ctx context.Context, body []byte) (err error) {
			got, err = decodePage(ctx, body)

			return err
		},
	})

	return got, took, err
}
