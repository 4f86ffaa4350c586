package fakeapi_test

import (
	"io"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestServer_hosts(t *testing.T) {
	t.Parallel()
	want := get(t, fakeapi.New(fakeapi.Sessions(3)), "").body
	for host := range hosts {
		t.Run(host, func(t *testing.T) {
			t.Parallel()
			body, response, err := fetch(t, fakeapi.New(fakeapi.Sessions(3)), host)
			if err != nil || string(body) != want {
				t.Fatalf("%v: %s, want %s", err, body, want)
			}
			if (response.ProtoMajor == 2) != (host == "on HTTP/2") {
				t.Errorf("protocol %s", response.Proto)
			}
		})
	}
}

func TestServer_Listen(t *testing.T) {
	t.Parallel()
	for addr, allowed := range map[string]bool{"127.0.0.1:0": true, "localhost:0": true, "0.0.0.0:0": false, ":0": false, "192.0.2.1:0": false, "nonsense": false} {
		s := fakeapi.New(nil)
		baseURL, err := s.Listen(addr)
		if (err == nil) != allowed || allowed && !strings.HasSuffix(baseURL, "/client/v4") {
			t.Errorf("%s: %q, %v", addr, baseURL, err)
		}
		s.Close()
	}
}

// DropIdle leaves a connection with a request alone, Close does not.
func TestServer_DropIdleAndClose(t *testing.T) {
	t.Parallel()
	for host, reach := range hosts {
		t.Run(host, func(t *testing.T) {
			t.Parallel()
			s := fakeapi.New(fakeapi.Sessions(3))
			defer s.Close()
			s.Inject(&fakeapi.Fault{Times: 1, Answer: fakeapi.Stall(1)})
			var bodies []io.Reader
			for range 2 { // the first stalls, the second does not
				transport, baseURL := reach(t, s)
				response, err := transport.RoundTrip(request(t, baseURL, ""))
				if err != nil {
					t.Fatal(err)
				}
				defer response.Body.Close()
				if _, err := io.ReadFull(response.Body, make([]byte, 1)); err != nil {
					t.Fatal(err)
				}
				bodies = append(bodies, response.Body)
			}
			for open := 2; open > 1; open, _ = s.Connections() {
				s.DropIdle()
			}
			s.DropIdle()
			if open, ever := s.Connections(); open != 1 || ever != 2 {
				t.Errorf("%d of %d connections are open, want the one that stalls", open, ever)
			}
			s.Close()
			if _, err := io.ReadAll(bodies[0]); err == nil {
				t.Error("the stalled body is complete")
			}
			if open, _ := s.Connections(); open != 0 {
				t.Errorf("%d connections are open", open)
			}
		})
	}
}
