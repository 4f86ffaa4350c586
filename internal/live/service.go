package main

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/account"
)

const (
	largestAnswer = 64 << 20
	// breath is kept between two requests, so that a live check takes nothing from
	// whoever else uses the credentials.
	breath = 250 * time.Millisecond
	// mostRequests ends a check that went astray. It is a twentieth of what
	// Cloudflare allows a token in five minutes.
	mostRequests = 60
)

// service is the API, asked without the provider's client: what that one makes of
// an answer is not the question here.
type service struct {
	access
	client   *http.Client
	breath   time.Duration
	requests int
}

func newService(found account.Account) (*service, error) {
	a, err := accessTo(found)
	if err != nil {
		return nil, err
	}
	return &service{access: a, breath: breath, client: &http.Client{
		Timeout:       time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}, nil
}

// get asks for a page, and once more where it is refused: one refusal may be a
// moment of the service, and much is concluded from what it does not take.
func (s *service) get(ctx context.Context, query ...string) (page, error) {
	p, err := s.once(ctx, query...)
	if err == nil && p.refused() {
		return s.once(ctx, query...)
	}
	return p, err
}

// once asks for a page; query is name, value, name, value. Who is not let in has
// nothing more to ask.
func (s *service) once(ctx context.Context, query ...string) (page, error) {
	p, err := s.ask(ctx, s.access, query...)
	if err == nil && (p.status == http.StatusUnauthorized || p.status == http.StatusForbidden) {
		return page{}, s.failure(p, nil).final()
	}
	return p, err
}

// ask asks as another account, or for another app.
func (s *service) ask(ctx context.Context, as access, query ...string) (page, error) {
	values := url.Values{}
	for i := 0; i+1 < len(query); i += 2 {
		values.Set(query[i], query[i+1])
	}
	address := as.sessions()
	address.RawQuery = values.Encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address.String(), nil)
	if err != nil {
		return page{}, errors.New("the address of the service cannot be used")
	}
	as.authorize(request.Header)
	if err := s.pause(ctx); err != nil {
		return page{}, err
	}
	status, header, body, err := s.send(request)
	if err != nil {
		return page{}, s.failure(page{}, err).final()
	}
	return s.read(status, header, body)
}

func (s *service) send(request *http.Request) (int, http.Header, []byte, error) {
	response, err := s.client.Do(request)
	if failure := (*url.Error)(nil); errors.As(err, &failure) {
		return 0, nil, nil, failure.Err // without the address, which names the account
	}
	if err != nil {
		return 0, nil, nil, err
	}
	defer func() { _ = response.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(response.Body, largestAnswer))
	return response.StatusCode, response.Header, body, err
}

func (s *service) pause(ctx context.Context) error {
	if s.requests == mostRequests {
		return s.failure(page{}, errTooMany).final()
	}
	s.requests++
	select {
	case <-ctx.Done():
	case <-time.After(s.breath):
	}
	return context.Cause(ctx)
}
