package fakeapi_test

import (
	"errors"
	"io"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestEffect_brokenConnections(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer   fakeapi.Effect
		answered bool // a header came
		bytes    int
	}{
		"HangUp":        {fakeapi.HangUp(), false, 0},
		"Reset at once": {fakeapi.Reset(-1), false, 0},
		"CutOff":        {fakeapi.CutOff(10), true, 10},
		"CutOff at 0":   {fakeapi.CutOff(0), true, 0},
	} {
		for host := range hosts {
			t.Run(name+" "+host, func(t *testing.T) {
				t.Parallel()
				s, fault := faulty(test.answer)
				body, response, err := fetch(t, s, host)
				if err == nil || (response != nil) != test.answered || len(body) != test.bytes || fault.Fired() == 0 {
					t.Errorf("fired %d times: %d bytes, %v", fault.Fired(), len(body), err)
				}
				if status := s.Requests()[0].Status; (status == 200) != test.answered {
					t.Errorf("remembered status %d", status)
				}
			})
		}
	}
	s, _ := faulty(fakeapi.Reset(10))
	if _, response, err := fetch(t, s, "on a socket"); response == nil || !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("Reset in the body of TCP: %v", err)
	}
}

// A server that closes ends what it has not finished.
func TestStall(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, _ := faulty(fakeapi.Stall(5))
		response, err := s.Transport().RoundTrip(request(t, fakeapi.MemoryURL, ""))
		if err != nil {
			t.Fatal(err)
		}
		time.AfterFunc(time.Hour, s.Close)
		began := time.Now()
		body, err := io.ReadAll(response.Body)
		if err == nil || string(body) != `{"suc` || time.Since(began) != time.Hour {
			t.Errorf("%q after %v: %v", body, time.Since(began), err)
		}
	})
}

func TestContentType(t *testing.T) {
	t.Parallel()
	s, _ := faulty(fakeapi.ContentType("text/plain"))
	if got := get(t, s, ""); got.header.Get("Content-Type") != "text/plain" || len(got.answer.Data.Sessions) != 3 {
		t.Errorf("%v %s", got.header, got.body)
	}
}
