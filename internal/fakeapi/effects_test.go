package fakeapi_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"reflect"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestEffect_answers(t *testing.T) {
	t.Parallel()
	const formA = `{"success":false,"error":{"code":7,"message":"no"}}`
	const formB = `{"success":false,"errors":[{"code":7,"message":"no"}],"messages":[],"result":null}`
	for name, test := range map[string]struct {
		answer fakeapi.Effect
		status int
		body   string // its beginning
		header http.Header
	}{
		"Status":      {fakeapi.Status(418, "tea", "X-A: 1", "X-B:2"), 418, "tea", http.Header{"X-A": {"1"}, "X-B": {"2"}}},
		"ErrorA":      {fakeapi.ErrorA(200, 7, "no"), 200, formA, http.Header{"Content-Type": {"application/json"}}},
		"ErrorB":      {fakeapi.ErrorB(403, 7, "no"), 403, formB, nil},
		"HTML":        {fakeapi.HTML(502), 502, "<!DOCTYPE html>", http.Header{"Content-Type": {"text/html; charset=UTF-8"}}},
		"Body":        {fakeapi.Body(`{"data":null}`), 200, `{"data":null}`, http.Header{"Content-Type": {"application/json"}}},
		"Redirect":    {fakeapi.Redirect("https://example.com/x"), 302, "", http.Header{"Location": {"https://example.com/x"}}},
		"RetryAfter":  {fakeapi.RetryAfter("soon"), 429, `{"success":false`, http.Header{"Retry-After": {"soon"}}},
		"no time":     {fakeapi.RetryAfter(""), 429, `{"success":false`, http.Header{"Retry-After": nil}},
		"ContentType": {fakeapi.ContentType("text/plain"), 200, `{"success":true`, http.Header{"Content-Type": {"text/plain"}}},
		"Rewrite":     {fakeapi.Rewrite(func(b []byte) []byte { return fmt.Appendf(nil, `{"was":%d}`, len(b)) }), 200, `{"was":`, nil},
	} {
		s, fault := faulty(test.answer)
		got := get(t, s, "")
		if got.status != test.status || !strings.HasPrefix(got.body, test.body) || fault.Fired() != 1 || got.header.Get("cf-ray") == "" {
			t.Errorf("%s: %d %s, header %v", name, got.status, got.body, got.header)
		}
		for header, want := range test.header {
			if !reflect.DeepEqual(got.header[header], want) {
				t.Errorf("%s: %s is %q, want %q", name, header, got.header[header], want)
			}
		}
	}
}

func TestThen(t *testing.T) {
	t.Parallel()
	s, _ := faulty(fakeapi.Then(fakeapi.Status(503, ""), fakeapi.Then(fakeapi.Status(418, ""), fakeapi.Status(404, ""))))
	var got []int
	for range 4 {
		got = append(got, get(t, s, "").status)
	}
	if want := []int{503, 418, 404, 404}; !slices.Equal(got, want) {
		t.Errorf("answered %v, want %v", got, want)
	}
}

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

func TestStall(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(cancel func(), s *fakeapi.Server){
		"client": func(cancel func(), _ *fakeapi.Server) { cancel() },
		"server": func(_ func(), s *fakeapi.Server) { s.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s, _ := faulty(fakeapi.Stall(5))
				defer s.Close()
				ctx, cancel := context.WithCancel(t.Context())
				defer cancel()
				response, err := s.Transport().RoundTrip(request(t, fakeapi.MemoryURL, "").WithContext(ctx))
				if err != nil {
					t.Fatal(err)
				}
				time.AfterFunc(time.Hour, func() { end(cancel, s) })
				began := time.Now()
				body, err := io.ReadAll(response.Body)
				if err == nil || string(body) != `{"suc` || time.Since(began) != time.Hour {
					t.Errorf("%q after %v: %v", body, time.Since(began), err)
				}
			})
		})
	}
}
