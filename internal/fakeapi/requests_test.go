package fakeapi_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func crawl(b *testing.B, s *fakeapi.Server, page int) {
	b.Helper()
	r := httptest.NewRequest(http.MethodGet, fmt.Sprintf("%s%s?per_page=100&page_no=%d", fakeapi.MemoryURL, sessionsPath, page), nil)
	r.Header.Set("Authorization", "Bearer "+fakeapi.Token)
	w := httptest.NewRecorder()
	if s.ServeHTTP(w, r); w.Code != http.StatusOK {
		b.Fatal(w.Body)
	}
}

func TestRequestsAreRemembered(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil)
	get(t, s, "?status=LIVE")
	get(t, s, "?status=bad")
	all := s.Requests()
	if len(all) != 2 {
		t.Fatalf("%d requests", len(all))
	}
	first, second := all[0], all[1]
	if first.N != 1 || first.Method != http.MethodGet || first.Path != "/client/v4"+sessionsPath || first.Status != 200 ||
		first.Query.Get("status") != "LIVE" || first.Header.Get("Authorization") != "Bearer "+fakeapi.Token || first.At.IsZero() {
		t.Errorf("first request: %+v", first)
	}
	if second.N != 2 || second.Status != 422 {
		t.Errorf("second request: %+v", second)
	}
}

func TestTheMemoryCanBeEmptied(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil)
	get(t, s, "")
	s.Forget()
	get(t, s, "")
	if all := s.Requests(); len(all) != 1 || all[0].N != 2 {
		t.Errorf("%+v", all)
	}
}

func TestEachAnswerHasARayOfItsOwn(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil)
	if ray := get(t, s, "").header.Get("cf-ray"); ray != "0000000000000001-FAK" {
		t.Errorf("first: %q", ray)
	}
	if ray := get(t, s, "?status=bad").header.Get("cf-ray"); ray != "0000000000000002-FAK" {
		t.Errorf("second: %q", ray)
	}
}

func TestLatencyPassesSideBySide(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := fakeapi.New(fakeapi.Sessions(3), fakeapi.Latency(time.Second))
		defer s.Close()
		began := time.Now()
		for range fetchAll(t, s, "", "", "") {
		}
		if took := time.Since(began); took != time.Second {
			t.Errorf("three requests took %v", took)
		}
		if n := s.MaxInFlight(); n != 3 {
			t.Errorf("%d in flight at most", n)
		}
	})
}

func TestLatencyMayDifferByRequest(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		slowFirst := func(r fakeapi.Request) time.Duration {
			if fakeapi.Page(1)(r) {
				return time.Minute
			}
			return time.Second
		}
		s := fakeapi.New(fakeapi.Sessions(3), fakeapi.LatencyOf(slowFirst))
		defer s.Close()
		var order []string
		for query := range fetchAll(t, s, "?page_no=1", "?page_no=2") {
			order = append(order, query)
		}
		if order[0] != "?page_no=2" || order[1] != "?page_no=1" {
			t.Errorf("answered in the order %v", order)
		}
	})
}

func TestRequestsOneAfterAnotherAreNeverTwoInFlight(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil)
	get(t, s, "")
	get(t, s, "")
	if n := s.MaxInFlight(); n != 1 {
		t.Errorf("%d in flight at most", n)
	}
}

// fetchAll asks side by side and gives each query when its answer is there.
func fetchAll(t *testing.T, s *fakeapi.Server, queries ...string) <-chan string {
	t.Helper()
	client := &http.Client{Transport: s.Transport()}
	done, left := make(chan string), make(chan struct{}, len(queries))
	for _, query := range queries {
		go func() {
			defer func() { left <- struct{}{} }()
			response, err := client.Do(request(t, fakeapi.MemoryURL, query))
			if err != nil {
				t.Error(err)
				return
			}
			_ = response.Body.Close()
			done <- query
		}()
	}
	go func() {
		for range queries {
			<-left
		}
		close(done)
	}()
	return done
}
