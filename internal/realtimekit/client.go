package realtimekit

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"net/url"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/request"
)

// DefaultBaseURL is the address of Cloudflare's API.
const DefaultBaseURL = "https://api.cloudflare.com/client/v4"

// What the provider needs from package request.
const (
	DefaultRequestsPerFiveMinutes = request.DefaultPerFiveMinutes
	DefaultMaxConcurrentRequests  = request.DefaultConcurrency
	LongestWait                   = request.LongestWait
)

type (
	// Config says how a Client makes requests. The zero value of a field is its default.
	Config = request.Config
	// Credentials are a token, or a global API key with its e-mail address.
	Credentials = request.Credentials
	// Error is why a read failed.
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
	KindCertificate = request.KindCertificate
	KindDeadline    = request.KindDeadline
	KindCanceled    = request.KindCanceled
	KindCutOff      = request.KindCutOff
	KindNotJSON     = request.KindNotJSON
	KindMalformed   = request.KindMalformed
	KindShape       = request.KindShape
	KindTooLarge    = request.KindTooLarge
	KindRedirect    = request.KindRedirect
	KindRateLimit   = request.KindRateLimit
	KindBudget      = request.KindBudget
	KindTooMuch     = request.KindTooMuch
	KindServer      = request.KindServer
	KindCredentials = request.KindCredentials
	KindBlocked     = request.KindBlocked
	KindPortal      = request.KindPortal
	KindPermission  = request.KindPermission
	KindNotFound    = request.KindNotFound
	KindInvalid     = request.KindInvalid
)

// Client reads RealtimeKit. It is safe for concurrent use: its reads share a rate limit.
type Client struct {
	base     *url.URL
	config   Config
	requests *request.Client
}

// New makes a client of the API at a base URL from [ParseBaseURL]. It sends nothing.
func New(base *url.URL, config Config) (*Client, error) {
	config.Log = cmp.Or(config.Log, slog.New(slog.DiscardHandler))
	requests, err := request.New(config)
	if err != nil {
		return nil, err
	}
	return &Client{base: base, config: config, requests: requests}, nil
}

// appPath returns the path of an app. Ids that were checked need no escaping.
func appPath(accountID, appID string) (string, error) {
	if err := errors.Join(CheckAccountID(accountID), CheckAppID(appID)); err != nil {
		return "", &Error{Kind: KindArgument, Err: err}
	}
	return "/accounts/" + accountID + "/realtime/kit/" + appID, nil
}

func sessionPath(accountID, appID, sessionID string) (string, error) {
	app, err := appPath(accountID, appID)
	if err != nil {
		return "", err
	}
	if err := CheckSessionID(sessionID); err != nil {
		return "", &Error{Kind: KindArgument, Err: err}
	}
	return app + "/sessions/" + sessionID, nil
}

// address keeps the escapes of the base URL: to%2Fv4 and to/v4 are different paths.
func (c *Client) address(path string, values url.Values) string {
	address := *c.base
	address.RawPath = strings.TrimSuffix(address.EscapedPath(), "/") + path
	address.Path, _ = url.PathUnescape(address.RawPath)
	address.RawQuery = values.Encode()
	return address.String()
}

// get hands the answer to decode, and returns an error that the API reported in an answer
// that it did not refuse as a warning. The page is for logs and errors.
func (c *Client) get(
	ctx context.Context, page int, path string, values url.Values, decode func(context.Context, request.Envelope) error,
) (took time.Duration, warning string, err error) {
	took, err = c.requests.Get(ctx, request.Request{
		Page: page, Address: c.address(path, values),
		Decode: func(ctx context.Context, body []byte) error {
			envelope, err := decodeEnvelope(body)
			if err != nil {
				return err
			}
			warning = envelope.Warning(c.config.Credentials)
			return decode(ctx, envelope)
		},
	})
	return took, warning, err
}
