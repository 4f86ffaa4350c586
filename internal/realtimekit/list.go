package realtimekit

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/request"
)

// Collector receives the sessions of a list in its order, each id once. Reset begins
// another pass over the pages, and drops what was added before.
type Collector = crawl.Collector[Session]

// Listing describes the list that a Query selects.
type Listing struct {
	// TotalCount is the number of sessions that the API reports for the whole list,
	// nil without one.
	TotalCount *int64
	// Complete is true only if the list is proven to have every session that matched
	// throughout the read. Reason says why it is, or is not, in one sentence.
	Complete bool
	Reason   string
	// Limited is true if the query asked for a part of the list.
	Limited bool
	// Ignored counts sessions that were left out because they contradict a filter.
	Ignored Ignored
	// Held is the number of different sessions on the pages, those of Ignored
	// included, and Passes how often the pages were read.
	Held, Passes int
}

// List reads every page of the list until it is proven to be complete, or another
// pass could not prove it; PageNo and MaxItems limit it. The collector receives the
// sessions that match the filters. The error is an *Error: a page that fails, or the
// deadline, never leaves a part of the list as a result.
func (c *Client) List(ctx context.Context, query Query, collector Collector) (Listing, error) {
	if err := errors.Join(CheckAccountID(query.AccountID), CheckAppID(query.AppID)); err != nil {
		return Listing{}, &Error{Kind: KindArgument, Err: err}
	}

	query = query.ordered()
	matching := &matching{query: query, to: collector}
	source := &sessionPages{client: c, query: query}

	var (
		found crawl.Result
		err   error
	)

	if query.PageNo > 0 {
		found, err = crawl.OnePage(ctx, source, matching, source.options(ctx), query.PageNo)
	} else {
		found, err = crawl.List(ctx, source, matching, source.options(ctx))
	}

	if err != nil {
		return Listing{}, asError(ctx, err)
	}

	return Listing{
		TotalCount: found.Total, Complete: found.Complete, Reason: found.Reason,
		Limited: query.PageNo > 0 || query.MaxItems > 0,
		Ignored: matching.watch.Ignored, Held: found.Held, Passes: found.Passes,
	}, nil
}

// asError is the *Error in an error of the crawl, or that of the context.
func asError(ctx context.Context, err error) error {
	if failure, ok := errors.AsType[*Error](err); ok {
		return failure
	}

	return request.Interrupted(ctx, nil)
}

// sessionPages is the source of a crawl over sessions.
type sessionPages struct {
	client *Client
	query  Query
}

// Page requests one page.
func (s *sessionPages) Page(ctx context.Context, number, size int) (crawl.Page[Session], error) {
	got, took, err := s.client.page(ctx, s.query, number, size)

	switch {
	case request.IsKind(err, KindInvalid):
		err = fmt.Errorf("%w: %w: %w", crawl.ErrNoPage, crawl.ErrPageSize, err)
	case request.IsNoSuchPage(err):
		err = fmt.Errorf("%w: %w", crawl.ErrNoPage, err)
	case request.IsKind(err, KindBudget):
		err = fmt.Errorf("%w: %w", crawl.ErrNoRoom, err)
	}

	return crawl.Page[Session]{Items: got.sessions, Total: got.total, FirstOffset: got.startOffset, Took: took}, err
}

func (s *sessionPages) options(ctx context.Context) crawl.Options[Session] {
	options := crawl.Options[Session]{
		Class:       s.query.class(),
		Key:         func(session Session) string { return session.ID },
		PageSize:    s.query.PerPage,
		MaxItems:    s.query.MaxItems,
		Concurrency: s.client.concurrent,
		Fits:        func(rest crawl.Rest) error { return s.fits(ctx, rest) },
		Log:         s.client.log,
	}

	if options.Class == crawl.Stable {
		options.InOrder = createdInOrder
	}

	return options
}

// createdInOrder reports whether b may come after a: times that are equal or
// unreadable contradict nothing.
func createdInOrder(a, b Session) bool {
	if a.CreatedAt == nil || b.CreatedAt == nil {
		return true
	}

	first, err := time.Parse(time.RFC3339, *a.CreatedAt)
	if err != nil {
		return true
	}

	second, err := time.Parse(time.RFC3339, *b.CreatedAt)

	return err != nil || !second.Before(first)
}

// fits is an error if the rate limit, or the time that the first page took, does not
// let the remaining pages come before the deadline. The first page may have been slow
// because its connection was new: half of its time counts.
func (s *sessionPages) fits(ctx context.Context, rest crawl.Rest) error {
	deadline, bounded := ctx.Deadline()
	needed := max(s.client.requests.Wait(rest.Pages), times(rest.Rounds, rest.Took/2))

	left := time.Until(deadline)
	if !bounded || needed <= left {
		return nil
	}

	return fmt.Errorf("%w: %w", crawl.ErrNoRoom, &Error{Kind: KindTooMuch, Page: rest.First, Estimate: &Estimate{
		Requests: rest.Pages, PageSize: rest.PageSize, Needed: needed, Left: left,
	}})
}

// times is a duration n times, or the longest there is.
func times(n int, duration time.Duration) time.Duration {
	if duration > 0 && time.Duration(n) > math.MaxInt64/duration {
		return math.MaxInt64
	}

	return time.Duration(n) * duration
}

// matching passes on the sessions that contradict no filter, as many as are wanted.
type matching struct {
	query Query
	to    Collector
	kept  int
	watch watch
}

func (m *matching) Reset() {
	m.kept, m.watch = 0, watch{}
	m.to.Reset()
}

func (m *matching) Add(session Session) {
	filter := m.query.contradicted(session)
	m.watch.add(filter)

	if filter == "" && (m.query.MaxItems == 0 || m.kept < m.query.MaxItems) {
		m.kept++
		m.to.Add(session)
	}
}

// SessionList is a list with its sessions, unique by id and in the API's order.
type SessionList struct {
	Listing

	Sessions []Session
}

// Reset drops the sessions.
func (l *SessionList) Reset() { l.Sessions = []Session{} }

// Add appends a session.
func (l *SessionList) Add(session Session) { l.Sessions = append(l.Sessions, session) }

// Sessions reads a list as [Client.List] does and returns the sessions.
func (c *Client) Sessions(ctx context.Context, query Query) (SessionList, error) {
	var list SessionList

	found, err := c.List(ctx, query, &list)
	if err != nil {
		return SessionList{}, err
	}

	list.Listing = found

	return list, nil
}
