package fakeapi_test

import (
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestFault_order(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil)
	twice := &fakeapi.Fault{Times: 2, Answer: fakeapi.Status(503, "")}
	then := &fakeapi.Fault{When: fakeapi.Every(4), Answer: fakeapi.Status(500, "")}
	s.Inject(twice)
	s.Inject(then)
	// A fault comes before the credentials.
	r := request(t, fakeapi.MemoryURL, "")
	r.Header.Del("Authorization")
	for i, want := range []int{503, 503, 400, 500, 400} {
		if got := do(t, s, r); got.status != want {
			t.Errorf("request %d: status %d, want %d", i+1, got.status, want)
		}
	}
	if twice.Fired() != 2 || then.Fired() != 1 {
		t.Errorf("fired %d and %d times", twice.Fired(), then.Fired())
	}
}
