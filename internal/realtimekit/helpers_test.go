package realtimekit

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// connect makes a client that talks to the fake over memory, so that it can
// live in a bubble of virtual time.
func connect(t *testing.T, server *fakeapi.Server, changes ...func(*Config)) *Client {
	t.Helper()

	base, err := url.Parse(fakeapi.MemoryURL)
	if err != nil {
		t.Fatal(err)
	}

	config := Config{
		BaseURL:     base,
		Credentials: Credentials{Token: fakeapi.Token},
		UserAgent:   "test",
		MaxRetries:  4,
		Transport:   server.Transport(),
	}
	for _, change := range changes {
		change(&config)
	}

	client, err := New(config)
	if err != nil {
		t.Fatal(err)
	}

	return client
}

// app is a query for all sessions of the fake's app.
func app() Query { return Query{AccountID: fakeapi.AccountID, AppID: fakeapi.AppID} }

// bounded is a context that ends after a time.
func bounded(t *testing.T, limit time.Duration) context.Context {
	t.Helper()

	ctx, cancel := context.WithTimeout(t.Context(), limit)
	t.Cleanup(cancel)

	return ctx
}

// ids of a listing, in its order.
func ids(sessions []Session) []string {
	list := make([]string, len(sessions))
	for i, session := range sessions {
		list[i] = session.ID
	}

	return list
}

// fakeIDs of the first n sessions of the fake, oldest first.
func fakeIDs(n int) []string {
	list := make([]string, n)
	for i, session := range fakeapi.Sessions(n) {
		list[i] = session.ID
	}

	return list
}

// pagesAskedFor are the numbers of the pages that were asked for, sorted as text.
func pagesAskedFor(server *fakeapi.Server) []string {
	var pages []string
	for _, request := range server.Requests() {
		pages = append(pages, request.Query.Get("page_no"))
	}

	slices.Sort(pages)

	return pages
}

// withHeader is the real answer with one more header.
func withHeader(name, value string) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		w.Header().Set(name, value)
		next.ServeHTTP(w, r)
	}
}
