package acceptance

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
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

// get requests a page of sessions; query lists names and values.
func (s *liveService) get(query ...string) livePage {
	page := s.send(s.account["REALTIMEKIT_APP_ID"], query...)
	switch {
	case page.status == http.StatusUnauthorized, page.status == http.StatusForbidden,
		page.status == http.StatusTooManyRequests, page.status >= http.StatusInternalServerError:
		s.fail(page)
	}
	return page
}

func (s *liveService) send(app string, query ...string) livePage {
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
		s.err = fmt.Errorf("the service answered with %s: %s", page, advice)
	}
}

func (s *liveService) redact(text string) string {
	for _, name := range liveVariables {
		text = strings.ReplaceAll(text, s.account[name], name)
	}
	return text
}

// livePage is a page of sessions or a refusal; its status is 0 if nothing was sent.
type livePage struct {
	status int
	header http.Header
	rows   []liveSession
	body   struct {
		Success bool
		Data    struct {
			Sessions []liveSession
			Paging   liveSession
		}
		Paging liveSession
		Error  *struct{ Code int }
		Errors []struct{ Code int }
	}
}

func readLivePage(response *http.Response) (livePage, error) {
	page := livePage{status: response.StatusCode, header: response.Header}
	err := json.NewDecoder(io.LimitReader(response.Body, 64<<20)).Decode(&page.body)
	if page.status == http.StatusOK && (err != nil || !page.body.Success && page.code() == "") || page.status/100 == 3 {
		return livePage{}, fmt.Errorf("HTTP status %d without a page of sessions; check that CLOUDFLARE_BASE_URL ends in /client/v4", page.status)
	}
	page.rows = page.body.Data.Sessions
	return page, nil
}

func (p livePage) refused() bool {
	return p.status != 0 && (p.status != http.StatusOK || !p.body.Success)
}

// String is the number of sessions, or the refusal.
func (p livePage) String() string {
	if p.refused() {
		return fmt.Sprintf("HTTP status %d%s", p.status, p.code())
	}
	return fmt.Sprintf("%d sessions", len(p.rows))
}

func (p livePage) code() string {
	switch {
	case p.body.Error != nil:
		return fmt.Sprintf(", error.code %d", p.body.Error.Code)
	case len(p.body.Errors) > 0:
		return fmt.Sprintf(", errors.code %d", p.body.Errors[0].Code)
	}
	return ""
}

func (p livePage) total() int {
	return int(max(field[float64](p.body.Paging, "total_count"), field[float64](p.body.Data.Paging, "total_count")))
}

func (p livePage) ids() []string {
	ids := make([]string, len(p.rows))
	for i, row := range p.rows {
		ids[i] = field[string](row, "id")
	}
	return ids
}

// in describes a page by the places of its sessions in a list, if they are next to
// each other there.
func (p livePage) in(list livePage) string {
	all := list.ids()
	for i := range len(all) - len(p.rows) + 1 {
		if last := i + len(p.rows); last > i && slices.Equal(p.ids(), all[i:last]) {
			return fmt.Sprintf("sessions %d to %d", i+1, last)
		}
	}
	return p.String()
}

func (p livePage) count(is func(liveSession) bool) int {
	return len(p.rows) - len(slices.DeleteFunc(slices.Clone(p.rows), is))
}

// clearest returns the ended session with the longest time between its creation and
// its start, so that windows can tell the two apart.
func (p livePage) clearest() (liveSession, bool) {
	ended := slices.DeleteFunc(slices.Clone(p.rows), func(row liveSession) bool { return row.live() || field[time.Time](row, "ended_at").IsZero() })
	if len(ended) == 0 {
		return nil, false
	}
	return slices.MaxFunc(ended, func(a, b liveSession) int {
		return cmp.Compare(field[time.Time](a, "started_at").Sub(field[time.Time](a, "created_at")), field[time.Time](b, "started_at").Sub(field[time.Time](b, "created_at")))
	}), true
}

type liveSession map[string]json.RawMessage

func (r liveSession) live() bool { return strings.EqualFold(field[string](r, "status"), "LIVE") }

// field is the zero value if it is missing or of another type.
func field[T any](row liveSession, name string) T {
	var value, none T
	if json.Unmarshal(row[name], &value) != nil {
		return none
	}
	return value
}

func liveTime(at time.Time, offset time.Duration) string {
	return at.Add(offset).UTC().Format("2006-01-02T15:04:05.000Z")
}
