package fakeapi_test

import (
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
