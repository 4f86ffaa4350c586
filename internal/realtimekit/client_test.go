package realtimekit

import (
	"bytes"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestEachKindOfCredentialHasItsHeaders(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct {
		credentials Credentials
		want        http.Header
	}{
		"token": {Credentials{Token: fakeapi.Token}, http.Header{"Authorization": {"Bearer " + fakeapi.Token}}},
		"key": {
			Credentials{Key: fakeapi.Key, Email: fakeapi.Email},
			http.Header{"X-Auth-Key": {fakeapi.Key}, "X-Auth-Email": {fakeapi.Email}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(3))
				t.Cleanup(server.Close)

				client := connect(t, server, func(c *Config) { c.Credentials = test.credentials })
				if _, err := client.Sessions(t.Context(), app()); err != nil {
					t.Fatal(err)
				}

				sent := server.Requests()[0].Header
				for _, header := range []string{"Authorization", "X-Auth-Key", "X-Auth-Email"} {
					if sent.Get(header) != test.want.Get(header) {
						t.Errorf("%s is %q, want %q", header, sent.Get(header), test.want.Get(header))
					}
				}

				if sent.Get("User-Agent") != "test" || sent.Get("Accept") != "application/json" {
					t.Errorf("headers %v", sent)
				}
			})
		})
	}
}

func TestAClientIsNotMadeOfWhatMakesNoSense(t *testing.T) {
	t.Parallel()

	base := &url.URL{Scheme: "https", Host: "example.com"}

	for name, config := range map[string]Config{
		"no base URL":         {},
		"retries below 0":     {BaseURL: base, MaxRetries: -1},
		"budget below 0":      {BaseURL: base, RequestsPerFiveMinutes: -1},
		"concurrency below 0": {BaseURL: base, MaxConcurrentRequests: -1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if client, err := New(config); err == nil || client != nil {
				t.Errorf("client %v, error %v", client, err)
			}
		})
	}
}

func TestARedirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(3))
		t.Cleanup(server.Close)
		server.Inject(&fakeapi.Fault{When: fakeapi.Nth(1), Answer: fakeapi.Redirect(fakeapi.MemoryURL + "/elsewhere")})

		client := connect(t, server, func(c *Config) { c.Credentials = Credentials{Key: fakeapi.Key, Email: fakeapi.Email} })

		var failure *Error
		if _, err := client.Sessions(t.Context(), app()); !errors.As(err, &failure) || failure.Kind != KindRedirect {
			t.Errorf("error %v", err)
		}

		if requests := server.Requests(); len(requests) != 1 {
			t.Errorf("%d requests", len(requests))
		}
	})
}

func TestAnIDThatIsNoIDIsNotSent(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(3))
		t.Cleanup(server.Close)

		for _, query := range []Query{
			{},
			{AccountID: fakeapi.AccountID},
			{AppID: fakeapi.AppID},
			{AccountID: fakeapi.AccountID, AppID: "../../../evil"},
			{AccountID: "../" + fakeapi.AccountID, AppID: fakeapi.AppID},
		} {
			var failure *Error
			if _, err := connect(t, server).Sessions(t.Context(), query); !errors.As(err, &failure) || failure.Kind != KindArgument {
				t.Errorf("%+v gives error %v", query, err)
			}
		}

		if len(server.Requests()) != 0 {
			t.Errorf("%d requests", len(server.Requests()))
		}
	})
}

func TestEveryRequestIsLoggedWithoutCredentials(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(3), fakeapi.Latency(time.Second))
		t.Cleanup(server.Close)
		server.Inject(&fakeapi.Fault{When: fakeapi.Nth(1), Answer: fakeapi.ErrorB(500, 1, "the token "+fakeapi.Token+" made me fail")})

		var log bytes.Buffer

		client := connect(t, server, func(c *Config) {
			c.Logger = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug}))
		})
		if _, err := client.Sessions(t.Context(), app()); err != nil {
			t.Fatal(err)
		}

		lines := strings.Split(strings.TrimSpace(log.String()), "\n")
		if len(lines) != 2 {
			t.Fatalf("%d lines:\n%s", len(lines), log.String())
		}

		for i, wanted := range []string{
			`page=1 attempt=1 status=500`, `page=1 attempt=2 status=200`,
		} {
			if !strings.Contains(lines[i], wanted) || !strings.Contains(lines[i], "duration=1s wait=0s") || !strings.Contains(lines[i], "bytes=") {
				t.Errorf("line %d is %s", i+1, lines[i])
			}
		}

		if strings.Contains(log.String(), fakeapi.Token) || !strings.Contains(lines[0], "page 1: HTTP status 500: code 1: the token (redacted) made me fail") {
			t.Errorf("log:\n%s", log.String())
		}
	})
}

func TestCredentialsDoNotShowInFormattedText(t *testing.T) {
	t.Parallel()

	credentials := Credentials{Token: "hunter2", Key: "hunter2", Email: "hunter2"}
	text := fmt.Sprintf("%v %+v %#v %s", credentials, credentials, credentials, credentials)

	if strings.Contains(text, "hunter2") {
		t.Error(text)
	}
}

func TestEverythingSharesOneLimitOfConcurrentRequests(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := fakeapi.New(fakeapi.Sessions(3), fakeapi.Latency(time.Second))
		t.Cleanup(server.Close)

		client := connect(t, server, func(c *Config) { c.MaxConcurrentRequests = 2 })
		begin := time.Now()
		done := make(chan error)

		for range 8 {
			go func() {
				_, err := client.Sessions(t.Context(), app())
				done <- err
			}()
		}

		for range 8 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}

		if took := time.Since(begin); server.MaxInFlight() != 2 || took != 4*time.Second {
			t.Errorf("%d at once, %s", server.MaxInFlight(), took)
		}
	})
}
