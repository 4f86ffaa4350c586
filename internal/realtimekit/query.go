package realtimekit

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/request"
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

func (q Query) sorting() sorting { return sorting{q.SortBy, q.SortOrder, q.MaxItems} }

// ordered sets the order that the crawl needs if the user set none.
func (q Query) ordered() Query {
	if q.PageNo == 0 {
		sent := q.sorting().or(SortByCreatedAt)
		q.SortBy, q.SortOrder = sent.by, sent.order
	}
	return q
}

// order returns the check of the order that the user requested, nil without one.
func (q Query) order() *order[Session] {
	sessions := orderByTime(func(s Session) string { return "session " + s.ID }, func(s Session) time.Time { return s.created })
	if q.SortBy == SortByMinutesConsumed {
		sessions = orderByMinutes()
	}
	return sessions.check(q.sorting(), q.ordered().sorting())
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

// Sent returns the API's names of the parameters that the query sets, sorted.
func (q Query) Sent() []string { return namesOf(q.values()) }

func (q Query) values() url.Values {
	return valuesOf(map[string]string{
		"associated_id": q.AssociatedID,
		"start_time":    timestamp(q.StartTime),
		"end_time":      timestamp(q.EndTime),
		"participants":  q.Participants,
		"search":        q.Search,
		"status":        q.Status,
		"sort_by":       q.SortBy,
		"sort_order":    q.SortOrder,
		"page_no":       positive(q.PageNo),
		"per_page":      positive(q.PerPage),
	})
}

// valuesOf returns the parameters that are set. The API seems to ignore unknown
// parameters, but not empty ones.
func valuesOf(parameters map[string]string) url.Values {
	values := url.Values{}
	for name, value := range parameters {
		if value != "" {
			values.Set(name, value)
		}
	}
	return values
}

// namesOf returns the names of parameters, sorted.
func namesOf(values url.Values) []string { return slices.Sorted(maps.Keys(values)) }

// timestamp formats a time as the API's examples do, in UTC with a Z, and the zero time
// as "".
func timestamp(moment time.Time) string {
	if moment.IsZero() {
		return ""
	}
	return moment.UTC().Format(time.RFC3339Nano)
}

// positive formats a number, and 0 as "".
func positive(number int) string {
	if number == 0 {
		return ""
	}
	return strconv.Itoa(number)
}

// Sessions reads the sessions that a query selects. It reads every page of the list until
// the list is proven to be complete, or another pass could not prove it; PageNo and
// MaxItems limit it. The collector receives the sessions that match the filters. The error
// is an *Error: a page that fails, or the deadline, never leaves a part of the list as a
// result.
func (c *Client) Sessions(ctx context.Context, query Query, to Collector[Session]) (Listing, error) {
	app, err := appPath(query.AccountID, query.AppID)
	if err != nil {
		return Listing{}, err
	}
	sessions := c.sessions(app, query.ordered())
	sessions.order = query.order()
	return sessions.read(ctx, to)
}

// sessions describes the list of the sessions of an app.
func (c *Client) sessions(app string, query Query) *list[Session] {
	return &list[Session]{
		client: c, path: app + "/sessions", values: query.values(), field: "sessions", item: "session",
		decode: decodeSession, checks: query.checks(), pageNo: query.PageNo,
		options: crawl.Options[Session]{
			Class: query.class(), Key: func(s Session) string { return s.ID }, InOrder: createdInOrder,
			PageSize: query.PerPage, MaxItems: query.MaxItems,
		},
	}
}

// SessionQuery identifies one session.
type SessionQuery struct {
	AccountID, AppID, ID string
	IncludeBreakoutRooms bool
}

// Sent returns the API's names of the parameters that the user set.
func (q SessionQuery) Sent() []string { return namesOf(q.values()) }

func (q SessionQuery) values() url.Values {
	values := url.Values{}
	if q.IncludeBreakoutRooms {
		values.Set("include_breakout_rooms", "true")
	}
	return values
}

// Session reads one session. The warning is what the API reported as an error in an answer
// that it did not refuse, empty without one. The error is an *Error.
func (c *Client) Session(ctx context.Context, q SessionQuery) (session Session, warning string, err error) {
	path, err := sessionPath(q.AccountID, q.AppID, q.ID)
	if err != nil {
		return Session{}, "", err
	}
	_, warning, err = c.get(ctx, 0, path, q.values(), func(_ context.Context, frame request.Envelope) error {
		row := frame.Data
		// Older documents wrap it.
		if wrapped := pick(row, "session")["session"]; wrapped != "" {
			row = wrapped
		}
		extra := parts(0)
		if err := decodeSession(&session, row, &extra); err != nil {
			return fmt.Errorf("the session %w", err)
		}
		if !strings.EqualFold(session.ID, q.ID) {
			return errors.New("it is another session")
		}
		return nil
	})
	return session, warning, err
}
