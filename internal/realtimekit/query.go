package realtimekit

import (
	"cmp"
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

// SessionsQuery selects sessions of one app. Only AccountID and AppID are required.
type SessionsQuery struct {
	AccountID, AppID     string
	AssociatedID         string
	StartTime, EndTime   time.Time
	Participants, Search string
	Status               string
	SortBy, SortOrder    string
	PerPage, MaxItems    int
	PageNo               int // from 1, the only page to request; 0 is the whole list
}

func (q SessionsQuery) sorting() sorting { return sorting{q.SortBy, q.SortOrder, q.MaxItems} }

// ordered sets the order that the crawl needs, unless the user set one.
func (q SessionsQuery) ordered() SessionsQuery {
	if q.PageNo == 0 {
		sent := q.sorting().or(SortByCreatedAt)
		q.SortBy, q.SortOrder = sent.by, sent.order
	}
	return q
}

func (q SessionsQuery) order() *order[Session] {
	sessions := orderByTime(func(s Session) *string { return s.CreatedAt })
	if q.SortBy == SortByMinutesConsumed {
		sessions = orderByMinutes(Session.finalMinutes)
	}
	return sessions.ifRequested(q.sorting(), q.ordered().sorting())
}

// Stable reports whether no session leaves the list or moves while it is read.
func (q SessionsQuery) Stable() bool { return q.class() == crawl.Stable }

// class returns what the sessions of the list may do while it is read. A search is volatile
// because it compares titles, and renaming a meeting may rename its sessions.
func (q SessionsQuery) class() crawl.Class {
	q = q.ordered()
	switch {
	case q.Status == StatusLive, q.Participants != "", q.Search != "", q.SortBy == SortByMinutesConsumed:
		return crawl.Volatile
	case q.Status != "", q.SortBy != SortByCreatedAt, q.SortOrder != SortAscending:
		return crawl.Growing
	default:
		return crawl.Stable
	}
}

// Sent returns the API's names of the parameters that the user set, sorted.
func (q SessionsQuery) Sent() []string { return namesOf(q.values()) }

func (q SessionsQuery) values() url.Values {
	return valuesOf(map[string]string{
		"associated_id": q.AssociatedID,
		"start_time":    when(!q.StartTime.IsZero(), q.StartTime.UTC().Format(time.RFC3339Nano)),
		"end_time":      when(!q.EndTime.IsZero(), q.EndTime.UTC().Format(time.RFC3339Nano)),
		"participants":  q.Participants,
		"search":        q.Search,
		"status":        q.Status,
		"sort_by":       q.SortBy,
		"sort_order":    q.SortOrder,
		"page_no":       when(q.PageNo != 0, strconv.Itoa(q.PageNo)),
		"per_page":      when(q.PerPage != 0, strconv.Itoa(q.PerPage)),
	})
}

// valuesOf returns the parameters that are set. The API seems to treat an empty one as a value.
func valuesOf(parameters map[string]string) url.Values {
	values := url.Values{}
	for name, value := range parameters {
		if value != "" {
			values.Set(name, value)
		}
	}
	return values
}

func namesOf(values url.Values) []string { return slices.Sorted(maps.Keys(values)) }

// when returns a text, or "" if the parameter is not set.
func when(set bool, text string) string {
	if !set {
		return ""
	}
	return text
}

// Sessions reads sessions until the list is proven complete or another pass would not help.
// The collector receives those that match the filters. The error is an *Error.
func (c *Client) Sessions(ctx context.Context, query SessionsQuery, to Collector[Session]) (Listing, error) {
	app, err := appPath(query.AccountID, query.AppID)
	if err != nil {
		return Listing{}, err
	}
	return c.sessions(app, query).read(ctx, to)
}

func (c *Client) sessions(app string, query SessionsQuery) *list[Session] {
	return &list[Session]{
		client: c, path: app + "/sessions", values: query.ordered().values(), field: "sessions", item: "session",
		decode: decodeSession, checks: query.checks(), order: query.order(), pageNo: query.PageNo,
		options: crawl.Options[Session]{
			Class: query.class(), Key: func(s Session) string { return s.ID }, PageSize: query.PerPage, MaxItems: query.MaxItems,
			InOrder: func(a, b Session) bool { return mayFollow(a.CreatedAt, b.CreatedAt) },
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
	return valuesOf(map[string]string{"include_breakout_rooms": when(q.IncludeBreakoutRooms, "true")})
}

// Session reads one session. The warning is what the API reported as an error in an answer
// that it did not refuse, empty without one. The error is an *Error.
func (c *Client) Session(ctx context.Context, q SessionQuery) (session Session, warning string, err error) {
	path, err := sessionPath(q.AccountID, q.AppID, q.ID)
	if err != nil {
		return Session{}, "", err
	}
	_, warning, err = c.get(ctx, 0, path, q.values(), func(_ context.Context, envelope request.Envelope) error {
		row := cmp.Or(pick(envelope.Data, "session")["session"], envelope.Data) // older documents wrap it
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
