package realtimekit

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

// The values that the API documents for status, sort_by and sort_order.
const (
	StatusLive  = "LIVE"
	StatusEnded = "ENDED"

	SortByCreatedAt       = "createdAt"
	SortByMinutesConsumed = "minutesConsumed"

	SortAscending  = "ASC"
	SortDescending = "DESC"
)

// Query selects sessions of one app. The zero value of a field other than the two ids
// sends no such parameter, or lets the crawl choose.
type Query struct {
	// AccountID and AppID identify the app. Both are required.
	AccountID, AppID string

	// Filters of the API. It is not documented which time of a session StartTime and
	// EndTime are compared with, and whether the window includes its bounds.
	AssociatedID string
	StartTime    time.Time
	EndTime      time.Time
	Participants string
	Search       string
	Status       string

	SortBy    string
	SortOrder string

	// PerPage is the number of sessions to request in a page.
	PerPage int
	// PageNo, from 1, requests only that page. MaxItems must then be 0.
	PageNo int
	// MaxItems is the largest number of sessions to return.
	MaxItems int
}

// ordered sets the order that the crawl needs if the user set none: oldest first, so that
// sessions created during the read appear on the last page, or newest first with MaxItems.
func (q Query) ordered() Query {
	if q.PageNo > 0 || q.SortBy != "" {
		return q
	}

	q.SortBy = SortByCreatedAt

	if q.SortOrder == "" {
		q.SortOrder = SortAscending
		if q.MaxItems > 0 {
			q.SortOrder = SortDescending
		}
	}

	return q
}

// Stable reports whether the sessions of the list neither leave it nor move while it is
// read.
func (q Query) Stable() bool { return q.ordered().class() == crawl.Stable }

// class returns what the sessions of the list may do while it is read. The query must be
// ordered. A search is volatile because it compares titles, and it is not documented
// whether a meeting that is renamed renames its sessions.
func (q Query) class() crawl.Class {
	switch {
	case q.Status == StatusLive, q.Participants != "", q.Search != "", q.SortBy == SortByMinutesConsumed:
		return crawl.Volatile
	case q.Status != "", q.SortBy != SortByCreatedAt, q.SortOrder != SortAscending:
		return crawl.Growing
	default:
		return crawl.Stable
	}
}

// Sent returns the API's names of the parameters that the query sets, sorted, without
// those that the crawl adds.
func (q Query) Sent() []string {
	values := q.values(q.PageNo, q.PerPage)
	if q.PageNo == 0 {
		values.Del("page_no")
	}

	return slices.Sorted(maps.Keys(values))
}

// values returns the parameters for one page. A parameter that is not set is left out: the
// API seems to ignore unknown parameters, but not empty ones.
func (q Query) values(pageNo, perPage int) url.Values {
	values := url.Values{}
	set := func(name, value string) {
		if value != "" {
			values.Set(name, value)
		}
	}

	set("associated_id", q.AssociatedID)
	set("start_time", timestamp(q.StartTime))
	set("end_time", timestamp(q.EndTime))
	set("participants", q.Participants)
	set("search", q.Search)
	set("status", q.Status)
	set("sort_by", q.SortBy)
	set("sort_order", q.SortOrder)
	values.Set("page_no", strconv.Itoa(pageNo))

	if perPage > 0 {
		values.Set("per_page", strconv.Itoa(perPage))
	}

	return values
}

// timestamp formats a time as the API's examples do, in UTC with a Z, and the zero time
// as "".
func timestamp(moment time.Time) string {
	if moment.IsZero() {
		return ""
	}

	return moment.UTC().Format(time.RFC3339Nano)
}
