package realtimekit

import (
	"cmp"
	"errors"
	"log/slog"
	"net/http"
	"net/url"
	"runtime"
	"strings"
)

const (
	// DefaultBaseURL is where Cloudflare's API is.
	DefaultBaseURL = "https://api.cloudflare.com/client/v4"

	// DefaultRequestsPerFiveMinutes leaves 200 of the 1,200 requests that
	// Cloudflare documents to everything else that uses the same credentials.
	DefaultRequestsPerFiveMinutes = 1000
	// DefaultMaxConcurrentRequests ride on one HTTP/2 connection.
	DefaultMaxConcurrentRequests = 16

	// largestPage bounds what one answer can be on the wire: a thousand sessions are
	// about one MiB. What it can take in memory is a few times as much, since the
	// parts of a page are bounded too.
	largestPage = 64 << 20
)

// Config is what a Client needs to know. BaseURL and Credentials are needed;
// the zero value of the rest means its default.
type Config struct {
	BaseURL     *url.URL
	Credentials Credentials
	// UserAgent names the program to Cloudflare.
	UserAgent string
	// MaxRetries is how often a page is asked for again after a failure that
	// may pass; 0 means never.
	MaxRetries int
	// RequestsPerFiveMinutes bounds the requests in any five minutes; 0 means
	// DefaultRequestsPerFiveMinutes.
	RequestsPerFiveMinutes int
	// MaxConcurrentRequests bounds the requests under way at once; 0 means
	// DefaultMaxConcurrentRequests.
	MaxConcurrentRequests int
	// Transport carries the requests; nil means a transport with the proxy of
	// the environment.
	Transport http.RoundTripper
	// Logger gets one debug line for each request; nil means none.
	Logger *slog.Logger
}

// Client reads sessions. It is safe for concurrent use, and everything that
// uses the same client shares its budget and its connections.
type Client struct {
	base        *url.URL
	credentials Credentials
	userAgent   string
	maxRetries  int
	transport   http.RoundTripper
	log         *slog.Logger
	concurrent  int
	limits      *limits
	// decoding bounds how many pages are decoded and prepared at once. More than there are
	// processors would not be done sooner, and all of them in memory.
	decoding chan struct{}

	learned learned
}

// New makes a client. It sends nothing.
func New(config Config) (*Client, error) {
	if config.BaseURL == nil {
		return nil, errors.New("a client needs a base URL")
	}

	if config.MaxRetries < 0 || config.RequestsPerFiveMinutes < 0 || config.MaxConcurrentRequests < 0 {
		return nil, errors.New("retries, budget and requests at once cannot be negative")
	}

	concurrent := cmp.Or(config.MaxConcurrentRequests, DefaultMaxConcurrentRequests)
	log := cmp.Or(config.Logger, slog.New(slog.DiscardHandler))

	transport := config.Transport
	if transport == nil {
		transport = newTransport(concurrent)
	}

	return &Client{
		base:        config.BaseURL,
		credentials: config.Credentials,
		userAgent:   config.UserAgent,
		maxRetries:  config.MaxRetries,
		transport:   transport,
		log:         log,
		concurrent:  concurrent,
		decoding:    make(chan struct{}, runtime.GOMAXPROCS(0)),
		limits:      newLimits(concurrent, cmp.Or(config.RequestsPerFiveMinutes, DefaultRequestsPerFiveMinutes), log),
	}, nil
}

// address is the URL of one page of the query's sessions.
func (c *Client) address(query Query, pageNo, perPage int) string {
	address := *c.base
	// The ids were checked: they need no escaping. The base keeps its own, since
	// to%2Fv4 is another place than to/v4.
	address.RawPath = strings.TrimSuffix(address.EscapedPath(), "/") +
		"/accounts/" + query.AccountID + "/realtime/kit/" + query.AppID + "/sessions"
	address.Path, _ = url.PathUnescape(address.RawPath)
	address.RawQuery = query.values(pageNo, perPage).Encode()

	return address.String()
}
