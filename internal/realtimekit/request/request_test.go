package request

import (
	"bytes"
	"context"
	"log/slog"
	"regexp"
	"runtime"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestNew_invalidConfig(t *testing.T) {
	t.Parallel()
	for name, config := range map[string]Config{
		"retries": {MaxRetries: -1}, "requests in five minutes": {PerFiveMinutes: -1}, "requests at once": {Concurrency: -1},
	} {
		if client, err := New(config); err == nil || client != nil {
			t.Errorf("%s below 0: client %v, error %v", name, client, err)
		}
	}
}

// The defaults are documented: 1,000 requests in five minutes, 16 of them at once.
func TestNew_defaults(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Latency(time.Second))
		client := connect(t, server)
		getAll(t, client, 40)
		if n, wait := server.MaxInFlight(), client.Wait(960); n != 16 || wait != 0 || client.Wait(961) <= 0 {
			t.Errorf("%d requests at once; 960 more wait %s, 961 more %s", n, wait, client.Wait(961))
		}
	})
}

func TestClient_Get_timesAndLogsEachRequest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		server := serve(t, fakeapi.Latency(time.Second))
		server.Inject(&fakeapi.Fault{Times: 1, Answer: fakeapi.Status(500, `{"error":{"code":1,"message":"bad token `+fakeapi.Token+`"}}`)})
		client := connect(t, server, func(c *Config) {
			c.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
		})
		took, err := client.Get(t.Context(), Request{Page: 1, Address: sessionsURL + "1", Decode: decode})
		if err != nil || took != time.Second {
			t.Errorf("error %v, an answer that took %s", err, took)
		}
		// The log has no credentials.
		want := regexp.MustCompile(`^time=\S+ level=DEBUG msg=request page=1 attempt=1 status=500 bytes=\d+ duration=1s ` +
			`error="page 1: HTTP status 500: code 1: bad token \(redacted\)"
time=\S+ level=DEBUG msg=request page=1 attempt=2 status=200 bytes=\d+ duration=1s
$`)
		if !want.MatchString(log.String()) {
			t.Errorf("log:\n%s", log.String())
		}
	})
}

func TestClient_Get_endedContextSendsNothing(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		server := serve(t)
		failure := failureOf(t, get(ctx, connect(t, server), 7))
		if failure.Kind != KindCanceled || failure.Page != 7 || failure.Attempts != 0 || len(server.Requests()) != 0 {
			t.Errorf("error %#v", failure)
		}
	})
}

// Decoding takes memory, and more at once would not be faster.
func TestClient_Get_decodesNoMoreThanProcessors(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var group sync.WaitGroup
		begin, pages := time.Now(), 2*runtime.GOMAXPROCS(0)
		client := connect(t, serve(t), func(c *Config) { c.Concurrency = pages + 1 })
		slow := func(context.Context, []byte) error {
			time.Sleep(time.Second)
			return nil
		}
		for range pages {
			group.Go(func() {
				if _, err := client.Get(t.Context(), Request{Address: sessionsURL + "1", Decode: slow}); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		// The deadline also ends the wait for others.
		if failure := failureOf(t, get(bounded(t, time.Millisecond), client, 1)); failure.Kind != KindDeadline || failure.Status != 200 {
			t.Errorf("error %#v", failure)
		}
		group.Wait()
		if took := time.Since(begin); took != 2*time.Second {
			t.Errorf("two pages for each processor took %s", took)
		}
	})
}
