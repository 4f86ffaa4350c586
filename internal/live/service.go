package main

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/account"
)

const (
	defaultBaseURL = "https://api.cloudflare.com/client/v4"
	largestAnswer  = 64 << 20
	// breath is kept between two requests, so that a live check takes nothing from
	// whoever else uses the token.
	breath = 250 * time.Millisecond
)

// service is the API, asked without the provider's client: what that one makes of
// an answer is not the question here.
type service struct {
	sessions string // the address of the endpoint
	token    string // or else key and email
	key      string
	email    string
	client   *http.Client
	breath   time.Duration
	requests int
}

// newService takes the variables that the provider reads, in the form of
// os.Environ.
func newService(environ []string) (*service, error) {
	set := account.In(environ)
	if missing := set.Missing(); len(missing) > 0 {
		return nil, fmt.Errorf("needs an account to read: set %s. The token needs the permission Realtime or Realtime Admin. "+
			"Nothing is changed there, and some thirty requests are sent", strings.Join(missing, ", "))
	}
	address, err := url.JoinPath(cmp.Or(set.Value("CLOUDFLARE_BASE_URL"), defaultBaseURL), "accounts", url.PathEscape(set.Value("CLOUDFLARE_ACCOUNT_ID")),
		"realtime", "kit", url.PathEscape(set.Value("REALTIMEKIT_APP_ID")), "sessions")
	if err != nil {
		return nil, errors.New("CLOUDFLARE_BASE_URL is no address")
	}
	return &service{
		sessions: address, breath: breath,
		token: set.Value("CLOUDFLARE_API_TOKEN"), key: set.Value("CLOUDFLARE_API_KEY"), email: set.Value("CLOUDFLARE_EMAIL"),
		client: &http.Client{Timeout: time.Minute, CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }},
	}, nil
}

// page is an answer of the API, as it is.
type page struct {
	status  int
	header  http.Header
	success bool
	rows    []map[string]json.RawMessage
	// paging is where the answer has it: at the top, in data, or nowhere.
	place  string
	paging map[string]json.RawMessage
	// form is that of an error: "error" or "errors", as the documents have both.
	form string
}

func (p page) refused() bool { return p.status != http.StatusOK || !p.success }

// get asks for a page; query is name, value, name, value.
func (s *service) get(ctx context.Context, query ...string) (page, error) {
	values := url.Values{}
	for i := 0; i+1 < len(query); i += 2 {
		values.Set(query[i], query[i+1])
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, s.sessions+"?"+values.Encode(), nil)
	if err != nil {
		return page{}, errors.New("the address of the service cannot be used")
	}
	s.authenticate(request.Header)
	if err := s.pause(ctx); err != nil {
		return page{}, err
	}
	response, err := s.client.Do(request)
	if failure := (*url.Error)(nil); errors.As(err, &failure) {
		return page{}, failure.Err // without the address, which names the account
	}
	if err != nil {
		return page{}, err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, largestAnswer))
	if err != nil {
		return page{}, err
	}
	return read(response, body)
}

func (s *service) authenticate(header http.Header) {
	if s.token != "" {
		header.Set("Authorization", "Bearer "+s.token)
		return
	}
	header.Set("X-Auth-Key", s.key)
	header.Set("X-Auth-Email", s.email)
}

func (s *service) pause(ctx context.Context) error {
	s.requests++
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(s.breath):
		return nil
	}
}

// read takes an answer apart. What says no more than that the service is not
// reached, or does not let us in, is an error.
func read(response *http.Response, body []byte) (page, error) {
	p := page{status: response.StatusCode, header: response.Header, place: "nowhere"}
	var answer struct {
		Success bool
		Data    struct {
			Sessions []map[string]json.RawMessage
			Paging   map[string]json.RawMessage
		}
		Paging map[string]json.RawMessage
		Error  json.RawMessage
		Errors json.RawMessage
	}
	if err := json.Unmarshal(body, &answer); err != nil {
		return p, fmt.Errorf("HTTP status %d, and no JSON", p.status)
	}
	switch p.status {
	case http.StatusUnauthorized, http.StatusForbidden, http.StatusTooManyRequests:
		return p, fmt.Errorf("HTTP status %d", p.status)
	}
	if p.status >= http.StatusInternalServerError {
		return p, fmt.Errorf("HTTP status %d", p.status)
	}
	p.success, p.rows = answer.Success, answer.Data.Sessions
	switch {
	case answer.Paging != nil:
		p.place, p.paging = "at the top", answer.Paging
	case answer.Data.Paging != nil:
		p.place, p.paging = "in data", answer.Data.Paging
	}
	switch {
	case answer.Error != nil:
		p.form = "error"
	case answer.Errors != nil:
		p.form = "errors"
	}
	return p, nil
}

// text is a field of a row that is a text, "" where it is none.
func text(row map[string]json.RawMessage, name string) string {
	var value string
	_ = json.Unmarshal(row[name], &value)
	return value
}

// count is a field of a row that is a number, -1 where it is none.
func count(row map[string]json.RawMessage, name string) int {
	value := -1.0
	if json.Unmarshal(row[name], &value) != nil {
		return -1
	}
	return int(value)
}

// ids are those of the rows, in their order.
func (p page) ids() []string {
	found := make([]string, len(p.rows))
	for i, row := range p.rows {
		found[i] = text(row, "id")
	}
	return found
}

func (p page) holds(id string) bool {
	for _, row := range p.rows {
		if text(row, "id") == id {
			return true
		}
	}
	return false
}

// total is how many sessions there are in all, -1 where the answer does not say.
func (p page) total() int { return count(p.paging, "total_count") }
