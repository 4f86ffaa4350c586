package fakeapi_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func faulty(answer fakeapi.Effect) (*fakeapi.Server, *fakeapi.Fault) {
	s := fakeapi.New(fakeapi.Sessions(3))
	fault := &fakeapi.Fault{Answer: answer}
	s.Inject(fault)
	return s, fault
}

func TestAnEffectAnswersInPlaceOfTheServer(t *testing.T) {
	t.Parallel()
	const formA = `{"success":false,"error":{"code":7,"message":"no"}}`
	const formB = `{"success":false,"errors":[{"code":7,"message":"no"}],"messages":[],"result":null}`
	for name, test := range map[string]struct {
		answer fakeapi.Effect
		status int
		body   string // its beginning
		header http.Header
	}{
		"status":       {fakeapi.Status(418, "tea", "X-A: 1", "X-B:2"), 418, "tea", http.Header{"X-A": {"1"}, "X-B": {"2"}}},
		"form A":       {fakeapi.ErrorA(404, 7, "no"), 404, formA, http.Header{"Content-Type": {"application/json"}}},
		"form B":       {fakeapi.ErrorB(403, 7, "no"), 403, formB, nil},
		"form D":       {fakeapi.ErrorA(200, 7, "no"), 200, formA, nil},
		"HTML":         {fakeapi.HTML(502), 502, "<!DOCTYPE html>", http.Header{"Content-Type": {"text/html; charset=UTF-8"}}},
		"body":         {fakeapi.Body(`{"data":null}`), 200, `{"data":null}`, http.Header{"Content-Type": {"application/json"}}},
		"redirect":     {fakeapi.Redirect("https://example.com/x"), 302, "", http.Header{"Location": {"https://example.com/x"}}},
		"retry after":  {fakeapi.RetryAfter("soon"), 429, `{"success":false`, http.Header{"Retry-After": {"soon"}}},
		"no time":      {fakeapi.RetryAfter(""), 429, `{"success":false`, http.Header{"Retry-After": nil}},
		"content type": {fakeapi.ContentType("text/plain"), 200, `{"success":true`, http.Header{"Content-Type": {"text/plain"}}},
		"rewrite":      {fakeapi.Rewrite(func(b []byte) []byte { return fmt.Appendf(nil, `{"was":%d}`, len(b)) }), 200, `{"was":`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, fault := faulty(test.answer)
			got := get(t, s, "")
			if got.status != test.status || !strings.HasPrefix(got.body, test.body) || fault.Fired() != 1 {
				t.Errorf("fired %d times: %d %s", fault.Fired(), got.status, got.body)
			}
			for name, want := range test.header {
				if fmt.Sprint(got.header[name]) != fmt.Sprint(want) {
					t.Errorf("%s: %q, want %q", name, got.header[name], want)
				}
			}
			if got.header.Get("cf-ray") == "" {
				t.Error("no cf-ray")
			}
		})
	}
}

func TestOneEffectMayFollowAnother(t *testing.T) {
	t.Parallel()
	s, fault := faulty(fakeapi.Then(fakeapi.Status(503, ""), fakeapi.Then(fakeapi.Status(418, ""), fakeapi.Status(404, ""))))
	var got []int
	for range 4 {
		got = append(got, get(t, s, "").status)
	}
	if want := []int{503, 418, 404, 404}; !slices.Equal(got, want) || fault.Fired() != 4 {
		t.Errorf("answered %v, want %v; fired %d times", got, want, fault.Fired())
	}
}

// hosts are the three ways to reach the server.
var hosts = map[string]func(*testing.T, *fakeapi.Server) (*http.Transport, string){
	"in memory": func(_ *testing.T, s *fakeapi.Server) (*http.Transport, string) {
		return s.Transport(), fakeapi.MemoryURL
	},
	"on a socket": func(t *testing.T, s *fakeapi.Server) (*http.Transport, string) {
		t.Helper()
		baseURL, err := s.Listen("127.0.0.1:0")
		if err != nil {
			t.Fatal(err)
		}
		return &http.Transport{}, baseURL
	},
	"on HTTP/2": func(t *testing.T, s *fakeapi.Server) (*http.Transport, string) {
		t.Helper()
		return secure(t, s)
	},
}

// fetch is the whole way through a client; body is what arrived.
func fetch(t *testing.T, s *fakeapi.Server, host string) (body []byte, response *http.Response, err error) {
	t.Helper()
	transport, baseURL := hosts[host](t, s)
	t.Cleanup(transport.CloseIdleConnections)
	t.Cleanup(s.Close)
	response, err = transport.RoundTrip(request(t, baseURL, ""))
	if err != nil {
		return nil, nil, err
	}
	defer response.Body.Close()
	body, err = io.ReadAll(response.Body)
	return body, response, err
}

func TestABrokenConnectionBreaksWhereItsFaultSays(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		answer   fakeapi.Effect
		answered bool // a header came
		bytes    int
	}{
		"hang-up":             {fakeapi.HangUp(), false, 0},
		"reset at once":       {fakeapi.Reset(-1), false, 0},
		"cut off at 10 bytes": {fakeapi.CutOff(10), true, 10},
		"cut off at 0 bytes":  {fakeapi.CutOff(0), true, 0},
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
}

func TestAResetInTheBodyIsOneOfTCP(t *testing.T) {
	t.Parallel()
	s, _ := faulty(fakeapi.Reset(10))
	if _, response, err := fetch(t, s, "on a socket"); response == nil || !errors.Is(err, syscall.ECONNRESET) {
		t.Errorf("err = %v", err)
	}
}

func TestAStalledBodyEndsWithTheClientOrTheServer(t *testing.T) {
	t.Parallel()
	for name, end := range map[string]func(cancel func(), s *fakeapi.Server){
		"client": func(cancel func(), _ *fakeapi.Server) { cancel() },
		"server": func(_ func(), s *fakeapi.Server) { s.Close() },
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				s, fault := faulty(fakeapi.Stall(5))
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
				if err == nil || string(body) != `{"suc` || time.Since(began) != time.Hour || fault.Fired() != 1 {
					t.Errorf("%q after %v: %v", body, time.Since(began), err)
				}
			})
		})
	}
}

func TestASlowBodyComesByteByByte(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s, _ := faulty(fakeapi.Slow(time.Second))
		began := time.Now()
		body, _, err := fetch(t, s, "in memory")
		if err != nil || len(body) == 0 || time.Since(began) != time.Duration(len(body))*time.Second {
			t.Errorf("%d bytes in %v: %v", len(body), time.Since(began), err)
		}
	})
}

func TestABodyMayBePackedOtherwise(t *testing.T) {
	t.Parallel()
	plain, _, err := fetch(t, fakeapi.New(fakeapi.Sessions(3)), "on a socket")
	if err != nil {
		t.Fatal(err)
	}
	for name, test := range map[string]struct {
		answer fakeapi.Effect
		is     func(*http.Response) bool
	}{
		"gzip":    {fakeapi.Gzip(), func(r *http.Response) bool { return r.Uncompressed }},
		"chunked": {fakeapi.Chunked(), func(r *http.Response) bool { return r.ContentLength == -1 && !r.Uncompressed }},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s, _ := faulty(test.answer)
			body, response, err := fetch(t, s, "on a socket")
			if err != nil || !bytes.Equal(body, plain) || !test.is(response) {
				t.Errorf("%v: %+v with %s", err, response, body)
			}
		})
	}
}

func TestAHugeBodyIsAsLongAsItSays(t *testing.T) {
	t.Parallel()
	const size = 10<<20 + 1
	s, _ := faulty(fakeapi.Huge(size))
	body, response, err := fetch(t, s, "in memory")
	if err != nil || len(body) != size || response.ContentLength != size {
		t.Errorf("%d bytes: %v", len(body), err)
	}
}

func TestAHugeBodyStopsWhenTheClientHasHadEnough(t *testing.T) {
	t.Parallel()
	s, _ := faulty(fakeapi.Huge(1 << 50))
	defer s.Close()
	response, err := s.Transport().RoundTrip(request(t, fakeapi.MemoryURL, ""))
	if err != nil {
		t.Fatal(err)
	}
	_ = response.Body.Close()
}
