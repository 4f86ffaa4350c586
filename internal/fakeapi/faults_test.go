package fakeapi_test

import (
	"net/http"
	"net/url"
	"sync"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestARuleSaysWhichRequestsMeetTheFault(t *testing.T) {
	t.Parallel()
	first := fakeapi.Request{N: 1, Query: url.Values{}}
	third := fakeapi.Request{N: 3, Query: url.Values{"page_no": {"2"}}}
	for name, test := range map[string]struct {
		when         func(fakeapi.Request) bool
		first, third bool
	}{
		"any":                    {fakeapi.Any(), true, true},
		"page 1, by its absence": {fakeapi.Page(1), true, false},
		"page 2":                 {fakeapi.Page(2), false, true},
		"the first":              {fakeapi.Nth(1), true, false},
		"the third":              {fakeapi.Nth(3), false, true},
		"every third":            {fakeapi.Every(3), false, true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			if test.when(first) != test.first || test.when(third) != test.third {
				t.Errorf("first %v, third %v", test.when(first), test.when(third))
			}
		})
	}
}

func TestAFaultHappensAsOftenAsItSays(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil)
	twice := &fakeapi.Fault{Name: "twice", Times: 2, Answer: fakeapi.Status(503, "")}
	then := &fakeapi.Fault{Name: "then", When: fakeapi.Nth(4), Answer: fakeapi.Status(500, "")}
	s.Inject(twice)
	s.Inject(then)
	for i, want := range []int{503, 503, 200, 500, 200} {
		if got := get(t, s, ""); got.status != want {
			t.Errorf("request %d: status %d, want %d", i+1, got.status, want)
		}
	}
	if twice.Fired() != 2 || then.Fired() != 1 {
		t.Errorf("fired %d and %d times", twice.Fired(), then.Fired())
	}
}

func TestAFaultIsCountedExactlySideBySide(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil)
	fault := &fakeapi.Fault{Times: 5, Answer: fakeapi.Status(503, "")}
	s.Inject(fault)
	var all sync.WaitGroup
	for range 50 {
		all.Go(func() { get(t, s, "") })
	}
	all.Wait()
	failed := 0
	for _, r := range s.Requests() {
		if r.Status == http.StatusServiceUnavailable {
			failed++
		}
	}
	if failed != 5 || fault.Fired() != 5 {
		t.Errorf("%d failed, fired %d times", failed, fault.Fired())
	}
}

func TestAFaultComesBeforeTheCredentials(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil)
	s.Inject(&fakeapi.Fault{Answer: fakeapi.HTML(502)})
	r := request(t, fakeapi.MemoryURL, "")
	r.Header.Del("Authorization")
	if got := do(t, s, r); got.status != 502 {
		t.Errorf("status %d", got.status)
	}
}
