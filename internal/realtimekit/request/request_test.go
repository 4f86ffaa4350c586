package request

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"regexp"
	"runtime"
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

func TestClientGet_returnsHowLongTheAnswerTook(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Latency(2*time.Second))
		server.Inject(&fakeapi.Fault{Times: 1, Answer: fakeapi.RetryAfter("60")})
		took, err := connect(t, server).Get(t.Context(), Request{Page: 1, Address: sessionsURL + "1", Decode: decode})
		if took != 2*time.Second || err != nil {
			t.Errorf("%s, error %v", took, err)
		}
	})
}

func TestClientGet_logsEachRequestWithoutCredentials(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var log bytes.Buffer
		server := serve(t, fakeapi.Latency(time.Second))
		server.Inject(&fakeapi.Fault{Times: 1, Answer: fakeapi.Status(500, `{"error":{"code":1,"message":"bad token `+fakeapi.Token+`"}}`)})
		client := connect(t, server, func(c *Config) {
			c.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
		})
		getAll(t, client, 1)
		want := regexp.MustCompile(`^time=\S+ level=DEBUG msg=request page=1 attempt=1 status=500 bytes=\d+ duration=1s ` +
			`error="page 1: HTTP status 500: code 1: bad token \(redacted\)"
time=\S+ level=DEBUG msg=request page=1 attempt=2 status=200 bytes=\d+ duration=1s
$`)
		if !want.MatchString(log.String()) {
			t.Errorf("log:\n%s", log.String())
		}
	})
}

func TestClientGet_endedContextSendsNothing(t *testing.T) {
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
func TestClientGet_decodesNoMoreThanProcessors(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		var (
			processors = runtime.GOMAXPROCS(0)
			under      = make(chan struct{}, processors)
			done       = make(chan error)
			client     = connect(t, serve(t), func(c *Config) { c.Concurrency = 2*processors + 1 })
		)
		slow := func(context.Context, []byte) error {
			select {
			case under <- struct{}{}:
				time.Sleep(time.Second)
				<-under
				return nil
			default:
				return errors.New("too many are decoded at once")
			}
		}
		for range 2 * processors {
			go func() {
				_, err := client.Get(t.Context(), Request{Address: sessionsURL + "1", Decode: slow})
				done <- err
			}()
		}
		synctest.Wait()
		// The deadline also ends the wait for others.
		if failure := failureOf(t, get(bounded(t, time.Millisecond), client, 1)); failure.Kind != KindDeadline || failure.Status != 200 {
			t.Errorf("error %#v", failure)
		}
		for range 2 * processors {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
	})
}
