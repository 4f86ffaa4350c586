package realtimekit

import (
	"context"
	"errors"
	"net/url"
	"slices"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
)

// serve starts a fake API that ends with the test.
func serve(t *testing.T, sessions []fakeapi.Session, options ...fakeapi.Option) *fakeapi.Server {
	t.Helper()
	server := fakeapi.New(sessions, options...)
	t.Cleanup(server.Close)
	return server
}

// connect makes a client that reaches the fake through memory, so that it works in
// a bubble of virtual time.
func connect(t *testing.T, server *fakeapi.Server, changes ...func(*Config)) *Client {
	t.Helper()
	base, err := url.Parse(fakeapi.MemoryURL)
	if err != nil {
		t.Fatal(err)
	}
	config := Config{Credentials: Credentials{Token: fakeapi.Token}, MaxRetries: 4, Transport: server.Transport()}
	for _, change := range changes {
		change(&config)
	}
	client, err := New(base, config)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

// app completes a query with the ids of the fake's app. Without a query it asks for
// all sessions.
func app(query ...SessionsQuery) SessionsQuery {
	all := append(query, SessionsQuery{})[0]
	all.AccountID, all.AppID = fakeapi.AccountID, fakeapi.AppID
	return all
}

// sessionList is a list with its sessions.
type sessionList struct {
	Listing

	Sessions crawl.Slice[Session]
}

func readSessions(ctx context.Context, client *Client, query SessionsQuery) (list sessionList, err error) {
	list.Listing, err = client.Sessions(ctx, query, &list.Sessions)
	return list, err
}

// bounded is a context with a timeout.
func bounded(t *testing.T, limit time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	t.Cleanup(cancel)
	return ctx
}

// failureOf is the *Error that err must be.
func failureOf(t *testing.T, err error) *Error {
	t.Helper()
	failure, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("error %v, want an *Error", err)
	}
	return failure
}

func ids(sessions []Session) []string {
	list := make([]string, len(sessions))
	for i, session := range sessions {
		list[i] = session.ID
	}
	return list
}

// fakeIDs are those of the first n sessions of the fake, oldest first.
func fakeIDs(n int) []string {
	list := make([]string, n)
	for i, session := range fakeapi.Sessions(n) {
		list[i] = session.ID
	}
	return list
}

// sent is a query parameter of all requests, in their order.
func sent(server *fakeapi.Server, parameter string) []string {
	var list []string
	for _, request := range server.Requests() {
		list = append(list, request.Query.Get(parameter))
	}
	return list
}

// pagesAskedFor are the numbers of the pages that were requested, sorted as text.
func pagesAskedFor(server *fakeapi.Server) []string {
	return slices.Sorted(slices.Values(sent(server, "page_no")))
}

// summary is what most tests compare of a list.
type summary struct {
	Held, Passes int
	Complete     bool
}

func checkSummary(t *testing.T, list sessionList, err error, want summary) {
	t.Helper()
	got := summary{list.Held, list.Passes, list.Complete}
	if want.Passes == 0 {
		want.Passes = list.Passes // any number
	}
	if err != nil || got != want {
		t.Errorf("read %+v, want %+v; error %v", got, want, err)
	}
}

// crawlTest is one read of a list from the fake API.
type crawlTest struct {
	sessions []fakeapi.Session
	options  []fakeapi.Option
	// faults must all happen.
	faults []*fakeapi.Fault
	query  SessionsQuery
	// concurrency 1 makes the numbers of the answers known.
	concurrency int
	want        summary
	// pages are the numbers of the pages that must be requested, sorted as text. Nil
	// does not compare them.
	pages []string
}

// runCrawl reads the list of a test.
func runCrawl(t *testing.T, c crawlTest) {
	t.Helper()
	server := serve(t, slices.Clone(c.sessions), c.options...)
	for _, fault := range c.faults {
		server.Inject(fault)
	}
	client := connect(t, server, func(config *Config) { config.Concurrency = c.concurrency })
	list, err := readSessions(t.Context(), client, app(c.query))
	checkSummary(t, list, err, c.want)
	if most := c.query.MaxItems; err == nil && most > 0 && len(list.Sessions) != min(list.Held, most) {
		t.Errorf("%d sessions of %d", len(list.Sessions), list.Held)
	}
	if got := pagesAskedFor(server); c.pages != nil && !slices.Equal(got, c.pages) {
		t.Errorf("requested pages %v, want %v", got, c.pages)
	}
	for _, fault := range c.faults {
		if fault.Fired() == 0 {
			t.Error("a fault did not happen")
		}
	}
}

// inBubbles runs a subtest for each row, in virtual time.
func inBubbles[Row any](t *testing.T, rows map[string]Row, run func(t *testing.T, row Row)) {
	t.Helper()
	for name, row := range rows {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) { run(t, row) })
		})
	}
}

// onceBefore is a list that changes once, before the answer with a number.
func onceBefore(answer int, change func([]fakeapi.Session) []fakeapi.Session) fakeapi.Option {
	return fakeapi.BeforeAnswer(func(n int, now []fakeapi.Session) []fakeapi.Session {
		if n != answer {
			return nil
		}
		return change(now)
	})
}

// emptyPage is a page without sessions, and with this paging.
func emptyPage(paging string) fakeapi.Effect {
	return fakeapi.Body(`{"success":true,"data":{"sessions":[]},"paging":{` + paging + `}}`)
}
