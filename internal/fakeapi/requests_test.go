package fakeapi_test

import (
	"net/http"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestServer_Requests(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil)
	get(t, s, "?status=LIVE")
	bad := get(t, s, "?status=bad")
	all := s.Requests()
	if len(all) != 2 || s.MaxInFlight() != 1 || bad.header.Get("cf-ray") != "0000000000000002-FAK" {
		t.Fatalf("%d requests, %d in flight, ray %s", len(all), s.MaxInFlight(), bad.header.Get("cf-ray"))
	}
	first, second := all[0], all[1]
	if first.N != 1 || first.Method != http.MethodGet || first.Path != "/client/v4"+sessionsPath || first.Status != 200 ||
		first.Query.Get("status") != "LIVE" || first.Header.Get("Authorization") != "Bearer "+fakeapi.Token || first.At.IsZero() {
		t.Errorf("first request: %+v", first)
	}
	if second.N != 2 || second.Status != 422 {
		t.Errorf("second request: %+v", second)
	}
	s.Forget()
	get(t, s, "")
	if all := s.Requests(); len(all) != 1 || all[0].N != 3 {
		t.Errorf("after Forget: %+v", all)
	}
}
