package fakeapi_test

import (
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

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
