package fakeapi_test

import (
	"net/http"
	"testing"
	"testing/synctest"
	"time"

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

// Requests wait side by side, and a server that is closed leaves nothing in a bubble.
func TestServer_latency(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { // it fails if goroutines remain
		s := fakeapi.New(fakeapi.Sessions(3), fakeapi.Latency(time.Second))
		began, done := time.Now(), make(chan error)
		for range 3 {
			go func() {
				response, err := s.Transport().RoundTrip(request(t, fakeapi.MemoryURL, ""))
				if err == nil {
					err = response.Body.Close()
				}
				done <- err
			}()
		}
		for range 3 {
			if err := <-done; err != nil {
				t.Error(err)
			}
		}
		if took := time.Since(began); took != time.Second || s.MaxInFlight() != 3 {
			t.Errorf("three requests took %v, %d in flight", took, s.MaxInFlight())
		}
		go func() { _, _ = s.Transport().RoundTrip(request(t, fakeapi.MemoryURL, "")) }()
		synctest.Wait() // in the middle of its latency
		s.Close()
		s.Close()
		if open, ever := s.Connections(); open != 0 || ever != 4 {
			t.Errorf("%d of %d connections are open", open, ever)
		}
		if _, err := s.Transport().RoundTrip(request(t, fakeapi.MemoryURL, "")); err == nil {
			t.Error("a closed server answers")
		}
	})
}
