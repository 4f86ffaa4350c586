package request

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// sessionsURL is the fake's list, without the number of a page.
const sessionsURL = fakeapi.MemoryURL + "/accounts/" + fakeapi.AccountID + "/realtime/kit/" + fakeapi.AppID + "/sessions?per_page=1&page_no="

// serve starts a fake API with 45 sessions that ends with the test.
func serve(t *testing.T, options ...fakeapi.Option) *fakeapi.Server {
	t.Helper()
	server := fakeapi.New(fakeapi.Sessions(45), options...)
	t.Cleanup(server.Close)
	return server
}

// failing serves after a number of failures, 0 for endless ones.
func failing(t *testing.T, times int, answer fakeapi.Effect) (*fakeapi.Server, *fakeapi.Fault) {
	t.Helper()
	server, fault := serve(t), &fakeapi.Fault{Times: times, Answer: answer}
	server.Inject(fault)
	return server, fault
}

// connect makes a client with four retries that reaches the fake through memory, so that
// it works in a bubble of virtual time.
func connect(t *testing.T, server *fakeapi.Server, changes ...func(*Config)) *Client {
	t.Helper()
	config := Config{Credentials: Credentials{Token: fakeapi.Token}, UserAgent: "test", MaxRetries: 4, Transport: server.Transport()}
	for _, change := range changes {
		change(&config)
	}
	client, err := New(config)
	if err != nil {
		t.Fatal(err)
	}
	return client
}

func noRetries(c *Config) { c.MaxRetries = 0 }

func get(ctx context.Context, client *Client, page int) error {
	_, err := client.Get(ctx, Request{Page: page, Address: sessionsURL + strconv.Itoa(page), Decode: decode})
	return err
}

// getAll requests pages side by side, without a failure.
func getAll(t *testing.T, client *Client, pages int) {
	t.Helper()
	failures := make(chan error)
	for i := range pages {
		go func() { failures <- get(t.Context(), client, 1+i%45) }()
	}
	for range pages {
		if err := <-failures; err != nil {
			t.Error(err)
		}
	}
}

func failureOf(t *testing.T, err error) *Error {
	t.Helper()
	failure, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("error %v, want an *Error", err)
	}
	return failure
}

func bounded(t *testing.T, limit time.Duration) context.Context {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), limit)
	t.Cleanup(cancel)
	return ctx
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

// moments are when requests arrived after a time, in order.
func moments(server *fakeapi.Server, begin time.Time) []time.Duration {
	var list []time.Duration
	for _, request := range server.Requests() {
		list = append(list, request.At.Sub(begin))
	}
	slices.Sort(list)
	return list
}

func nested(levels int) string {
	return strings.Repeat(`[`, levels) + strings.Repeat(`]`, levels)
}

// decode accepts every answer with data, as a decoder of an endpoint does.
func decode(_ context.Context, body []byte) error {
	envelope, err := DecodeEnvelope(body)
	switch {
	case err != nil:
		return err
	case envelope.Refused:
		return envelope.Err()
	case !strings.HasPrefix(envelope.Data, "{"):
		return errShape
	}
	return nil
}
