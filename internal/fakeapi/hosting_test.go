package fakeapi_test

import (
	"crypto/tls"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func secure(t *testing.T, s *fakeapi.Server) (*http.Transport, string) {
	t.Helper()
	baseURL, roots, err := s.ListenTLS()
	if err != nil {
		t.Fatal(err)
	}
	return &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, ForceAttemptHTTP2: true}, baseURL
}

func TestEachHostGivesTheSameAnswer(t *testing.T) {
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

func TestOnlyLoopbackIsServed(t *testing.T) {
	t.Parallel()
	for addr, allowed := range map[string]bool{
		"127.0.0.1:0": true, "localhost:0": true, "0.0.0.0:0": false, ":0": false, "192.0.2.1:0": false, "nonsense": false,
	} {
		t.Run(addr, func(t *testing.T) {
			t.Parallel()
			s := fakeapi.New(nil)
			defer s.Close()
			baseURL, err := s.Listen(addr)
			if (err == nil) != allowed || allowed && !strings.HasSuffix(baseURL, "/client/v4") {
				t.Errorf("%q, %v", baseURL, err)
			}
		})
	}
}

func TestNothingIsLeftInABubble(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) { // it fails when goroutines stay behind
		s := fakeapi.New(fakeapi.Sessions(3), fakeapi.Latency(time.Second))
		for range fetchAll(t, s, "", "", "") {
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

func TestClosingEndsRequestsOnEachHost(t *testing.T) {
	t.Parallel()
	for host, reach := range hosts {
		t.Run(host, func(t *testing.T) {
			t.Parallel()
			s, _ := faulty(fakeapi.Stall(1))
			transport, baseURL := reach(t, s)
			response, err := transport.RoundTrip(request(t, baseURL, ""))
			if err != nil {
				t.Fatal(err)
			}
			defer response.Body.Close()
			s.Close()
			if _, err := io.ReadAll(response.Body); err == nil {
				t.Error("the stalled body came to a good end")
			}
			if open, _ := s.Connections(); open != 0 {
				t.Errorf("%d connections are open", open)
			}
		})
	}
}

func TestManyRequestsShareOneConnectionOfHTTP2(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil, fakeapi.Latency(50*time.Millisecond))
	transport, baseURL := secure(t, s)
	defer s.Close()
	send := func() {
		response, err := transport.RoundTrip(request(t, baseURL, ""))
		if err != nil {
			t.Error(err)
			return
		}
		_ = response.Body.Close()
	}
	send()
	var all sync.WaitGroup
	for range 16 {
		all.Go(send)
	}
	all.Wait()
	if _, ever := s.Connections(); ever != 1 {
		t.Errorf("%d connections", ever)
	}
}

func TestDropIdleLeavesAloneWhatHasARequest(t *testing.T) {
	t.Parallel()
	for host, reach := range hosts {
		t.Run(host, func(t *testing.T) {
			t.Parallel()
			s := fakeapi.New(fakeapi.Sessions(3))
			defer s.Close()
			s.Inject(&fakeapi.Fault{Times: 1, Answer: fakeapi.Stall(1)})
			for range 2 { // the first stalls, the second is through
				transport, baseURL := reach(t, s)
				response, err := transport.RoundTrip(request(t, baseURL, ""))
				if err != nil {
					t.Fatal(err)
				}
				defer response.Body.Close()
				if _, err := io.ReadFull(response.Body, make([]byte, 1)); err != nil {
					t.Fatal(err)
				}
			}
			for open := 2; open > 1; open, _ = s.Connections() {
				s.DropIdle()
			}
			s.DropIdle()
			if open, ever := s.Connections(); open != 1 || ever != 2 {
				t.Errorf("%d of %d connections are open, want the one that stalls", open, ever)
			}
		})
	}
}
