package realtimekit

import (
	"maps"
	"net/url"
	"slices"
	"strconv"
	"time"
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

// Query says which sessions of which app are wanted. The zero value of a field
// other than the two ids leaves it to the API, or to the crawl.
type Query struct {
	// AccountID and AppID name the app; both are needed.
	AccountID, AppID string

	// Filters of the API. Which time of a session StartTime and EndTime compare,
	// and whether the bounds belong to the window, is not documented.
	AssociatedID string
	StartTime    time.Time
	EndTime      time.Time
	Participants string
	Search       string
	Status       string

	SortBy    string
	SortOrder string

	// PerPage is how many sessions to ask for in one page.
	PerPage int
	// PageNo, from 1, asks for that one page. It excludes MaxItems.
	PageNo int
	// MaxItems is how many sessions are wanted at the most.
	MaxItems int
}

// ordered fills in the order that the crawl needs where the user left it open:
// oldest first, so that sessions created during the read land on the last page,
// or newest first when only some are wanted.
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

// Stable tells whether the rows of the list neither leave nor move while it is read.
func (q Query) Stable() bool { return q.ordered().class() == stable }

// Sent names the parameters that the query sets, as the API names them, in
// alphabetical order: not those that the crawl adds.
func (q Query) Sent() []string {
	values := q.values(q.PageNo, q.PerPage)
	if q.PageNo == 0 {
		values.Del("page_no")
	}

	return slices.Sorted(maps.Keys(values))
}

// values are the query parameters for one page. A parameter left open is not
// sent: the API seems to ignore unknown parameters but not empty ones.
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

// timestamp writes a moment as the API's examples do, in UTC with a Z.
func timestamp(moment time.Time) string {
	if moment.IsZero() {
		return ""
	}

	return moment.UTC().Format(time.RFC3339Nano)
}
