package acceptance

import (
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// liveService sends requests without the provider's client, and none after the
// first failure.
type liveService struct {
	account map[string]string
	base    *url.URL
	client  *http.Client
	pause   time.Duration // before each request
	sent    int
	err     error
}

func newLiveService(account map[string]string) (*liveService, error) {
	missing := slices.DeleteFunc(slices.Clone(liveVariables), func(name string) bool { return account[name] != "" })
	if len(missing) > 0 {
		return nil, fmt.Errorf("set %s to read a real account, which changes nothing there; "+
			"the token needs the permission Realtime or Realtime Admin", strings.Join(missing, ", "))
	}
	base, err := realtimekit.ParseBaseURL(account["CLOUDFLARE_BASE_URL"])
	client := &http.Client{
		Timeout:       time.Minute,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return &liveService{account: account, base: base, client: client},
		errors.Join(err, realtimekit.CheckAccountID(account["CLOUDFLARE_ACCOUNT_ID"]), realtimekit.CheckAppID(account["REALTIMEKIT_APP_ID"]))
}

// get requests a page of sessions; query lists names and values. A refusal is
// believed when it came twice.
func (s *liveService) get(query ...string) livePage {
	page := s.send(s.account["REALTIMEKIT_APP_ID"], query...)
	if page.refused() && !page.final() {
		page = s.send(s.account["REALTIMEKIT_APP_ID"], query...)
	}
	if page.final() || page.status >= http.StatusInternalServerError {
		s.fail(page)
	}
	return page
}

func (s *liveService) send(app string, query ...string) livePage {
	if s.err == nil && s.sent == mostOwnRequests {
		s.err = fmt.Errorf("more than %d requests would be needed; report this with the answers above", mostOwnRequests)
	}
	if s.err != nil {
		return livePage{}
	}
	s.sent++
	<-time.After(s.pause)
	response, err := s.client.Do(s.request(app, query))
	if failure, ok := errors.AsType[*url.Error](err); ok {
		err = failure.Err // The URL contains the account id.
	}
	if err != nil {
		s.err = fmt.Errorf("no answer came: %s; check CLOUDFLARE_BASE_URL and the network", s.redact(err.Error()))
		return livePage{}
	}
	defer response.Body.Close()
	page, err := readLivePage(response)
	s.err = err
	return page
}

func (s *liveService) request(app string, query []string) *http.Request {
	values := url.Values{}
	for pair := range slices.Chunk(query, 2) {
		values.Set(pair[0], pair[1])
	}
	address := s.base.JoinPath("accounts", s.account["CLOUDFLARE_ACCOUNT_ID"], "realtime", "kit", app, "sessions")
	address.RawQuery = values.Encode()
	header := http.Header{"Authorization": {"Bearer " + s.account["CLOUDFLARE_API_TOKEN"]}}
	// On a connection of its own: net/http repeats a request unseen if a used one breaks.
	return &http.Request{Method: http.MethodGet, URL: address, Header: header, Close: true}
}

func (s *liveService) fail(page livePage) {
	advice := "run it again later"
	switch page.status {
	case http.StatusUnauthorized, http.StatusForbidden:
		advice = "check that CLOUDFLARE_API_TOKEN is valid and has the permission Realtime or Realtime Admin on CLOUDFLARE_ACCOUNT_ID"
	case http.StatusNotFound:
		advice = "check CLOUDFLARE_ACCOUNT_ID, REALTIMEKIT_APP_ID and CLOUDFLARE_BASE_URL"
	case http.StatusTooManyRequests:
		advice = "run it again in five minutes; everything that uses the token shares the limit"
	}
	if s.err == nil {
		s.err = fmt.Errorf("the service answered with %s: %s", page.refusal(), advice)
	}
}

func (s *liveService) redact(text string) string {
	for _, name := range liveVariables {
		text = strings.ReplaceAll(text, s.account[name], name)
	}
	return text
}
