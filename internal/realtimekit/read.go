package realtimekit

import "context"

// List takes the sessions of a list.
type List[Page any] interface {
	// Keep takes a row of a page: each session once, in the order of the list, and
	// never from two goroutines at once.
	Keep(page Page, row int)
}

// Read reads every page of the list until it is proven to be whole, or it is
// clear that it cannot be; PageNo and MaxItems limit it. Nothing of it is kept
// but what the caller makes of the sessions: prepare makes it of a page, beside
// the requests for others and from several goroutines; begin begins a list, for
// each pass over the pages and anew when a page turns out to come before the
// first. The list that is returned is the one that the Listing speaks of. The
// error is an *Error: a page that fails, or the deadline, never gives a part of
// the list.
func Read[Page any, L List[Page]](ctx context.Context, client *Client, query Query, prepare func([]Session) Page, begin func() L) (L, Listing, error) {
	found, err := client.readList(ctx, query, reader{
		prepare: func(sessions []Session) any { return prepare(sessions) },
		begin:   func() keeper { return kept[Page, L]{begin()} },
	})
	if err != nil {
		var none L

		return none, Listing{}, err
	}

	list, _ := found.list.(kept[Page, L])

	return list.list, found.Listing, nil
}

// reader is what the caller of Read does with sessions.
type reader struct {
	prepare func([]Session) any
	begin   func() keeper
}

// keeper is a List whose type of page is not known any more.
type keeper interface{ keep(page any, row int) }

type kept[Page any, L List[Page]] struct{ list L }

func (k kept[Page, L]) keep(page any, row int) {
	if prepared, ours := page.(Page); ours {
		k.list.Keep(prepared, row)
	}
}

// SessionList is a list with its sessions.
type SessionList struct {
	Listing

	// Sessions are unique by id and in the API's order.
	Sessions []Session
}

// Sessions reads a list as [Read] does and keeps the sessions.
func (c *Client) Sessions(ctx context.Context, query Query) (SessionList, error) {
	list, found, err := Read(ctx, c, query,
		func(sessions []Session) []Session { return sessions },
		func() *sessionList { return &sessionList{sessions: []Session{}} })
	if err != nil {
		return SessionList{}, err
	}

	return SessionList{Listing: found, Sessions: list.sessions}, nil
}

type sessionList struct{ sessions []Session }

func (l *sessionList) Keep(page []Session, row int) { l.sessions = append(l.sessions, page[row]) }
