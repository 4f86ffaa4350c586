package fakeapi_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// wantLimit compares the status and the headers that tell of the limit.
func wantLimit(t *testing.T, got reply, status int, left, retryAfter string) {
	t.Helper()
	header := [3]string{got.header.Get("Ratelimit"), got.header.Get("Ratelimit-Policy"), got.header.Get("Retry-After")}
	want := [3]string{`"default";` + left, `"burst";q=3;w=60`, retryAfter}
	if got.status != status || header != want {
		t.Errorf("%d %q, want %d %q", got.status, header, status, want)
	}
}

func TestTheRateLimitCountsByWindow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := fakeapi.New(nil, fakeapi.RateLimit(3, time.Minute))
		wantLimit(t, get(t, s, ""), 200, "r=2;t=60", "")
		time.Sleep(10 * time.Second)
		wantLimit(t, get(t, s, "?status=bad"), 422, "r=1;t=50", "")
		wantLimit(t, get(t, s, ""), 200, "r=0;t=50", "")
		time.Sleep(100 * time.Millisecond)
		wantLimit(t, get(t, s, ""), 429, "r=0;t=50", "50")
		time.Sleep(49899 * time.Millisecond)
		wantLimit(t, get(t, s, ""), 429, "r=0;t=1", "1")
		time.Sleep(time.Millisecond)
		wantLimit(t, get(t, s, ""), 200, "r=2;t=60", "")
	})
}

func TestAnotherClientBurnsTheSameBudget(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := fakeapi.New(nil, fakeapi.RateLimit(3, time.Minute))
		s.Burn(2)
		wantLimit(t, get(t, s, ""), 200, "r=0;t=60", "")
		wantLimit(t, get(t, s, ""), 429, "r=0;t=60", "60")
		time.Sleep(time.Minute)
		s.Burn(100)
		wantLimit(t, get(t, s, ""), 429, "r=0;t=60", "60")
	})
}

func TestTheBlockOutlastsTheWindow(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := fakeapi.New(nil, fakeapi.RateLimitBlock(3, time.Minute, 5*time.Minute))
		s.Burn(3)
		time.Sleep(30 * time.Second)
		wantLimit(t, get(t, s, ""), 429, "r=0;t=300", "300")
		time.Sleep(time.Minute)
		wantLimit(t, get(t, s, ""), 429, "r=0;t=240", "240")
		time.Sleep(4 * time.Minute)
		wantLimit(t, get(t, s, ""), 200, "r=2;t=60", "")
	})
}

func TestWithoutALimitThereAreNoSuchHeaders(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil)
	s.Burn(1_000_000)
	if got := get(t, s, ""); got.status != 200 || got.header.Get("Ratelimit") != "" || got.header.Get("Ratelimit-Policy") != "" {
		t.Errorf("%d %v", got.status, got.header)
	}
}

func TestAFaultCountsForTheRateLimit(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(nil, fakeapi.RateLimit(3, time.Hour))
	fault := &fakeapi.Fault{Answer: fakeapi.HTML(502)}
	s.Inject(fault)
	for range 3 {
		get(t, s, "")
	}
	if got := get(t, s, ""); got.status != 429 || fault.Fired() != 3 {
		t.Errorf("status %d after %d faults", got.status, fault.Fired())
	}
}
