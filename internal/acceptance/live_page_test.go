package acceptance

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"
)

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

// final reports whether no further request may be sent.
func (p livePage) final() bool {
	return p.status == http.StatusUnauthorized || p.status == http.StatusForbidden || p.status == http.StatusTooManyRequests
}

func (p livePage) refusal() string { return fmt.Sprintf("HTTP status %d%s", p.status, p.code()) }

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
	return int(max(p.body.Paging.number("total_count"), p.body.Data.Paging.number("total_count")))
}

func (p livePage) ids() []string {
	ids := make([]string, len(p.rows))
	for i, row := range p.rows {
		ids[i] = row.text("id")
	}
	return ids
}

func (p livePage) equals(other livePage) bool { return slices.Equal(p.ids(), other.ids()) }

func (p livePage) begins(list livePage) bool {
	return len(p.rows) > 0 && len(p.rows) <= len(list.rows) && slices.Equal(p.ids(), list.ids()[:len(p.rows)])
}

// apart reports whether the pages have no session in common.
func (p livePage) apart(other livePage) bool {
	ids := other.ids()
	return !slices.ContainsFunc(p.ids(), func(id string) bool { return slices.Contains(ids, id) })
}

func (p livePage) count(is func(liveSession) bool) int {
	return len(p.rows) - len(slices.DeleteFunc(slices.Clone(p.rows), is))
}

// clearest returns the ended session with the longest time between its creation and
// its start, so that windows can tell the two apart.
func (p livePage) clearest() (liveSession, bool) {
	ended := slices.DeleteFunc(slices.Clone(p.rows), func(row liveSession) bool { return row.live() || row.time("ended_at").IsZero() })
	if len(ended) == 0 {
		return nil, false
	}
	return slices.MaxFunc(ended, func(a, b liveSession) int {
		return cmp.Compare(a.time("started_at").Sub(a.time("created_at")), b.time("started_at").Sub(b.time("created_at")))
	}), true
}

type liveSession map[string]json.RawMessage

func (r liveSession) live() bool { return strings.EqualFold(r.text("status"), "LIVE") }

func (r liveSession) text(name string) string {
	var text string
	_ = json.Unmarshal(r[name], &text)
	return text
}

func (r liveSession) time(name string) time.Time {
	at, _ := time.Parse(time.RFC3339, r.text(name))
	return at
}

func (r liveSession) number(name string) float64 {
	var number float64
	_ = json.Unmarshal(r[name], &number)
	return number
}

func liveTime(at time.Time, offset time.Duration) string {
	return at.Add(offset).UTC().Format("2006-01-02T15:04:05.000Z")
}
