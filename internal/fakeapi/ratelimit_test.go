package fakeapi_test

import (
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// wantLimit compares the status and the headers of the rate limit.
func wantLimit(t *testing.T, got reply, status int, left, retryAfter string) {
	t.Helper()
	header := [3]string{got.header.Get("Ratelimit"), got.header.Get("Ratelimit-Policy"), got.header.Get("Retry-After")}
	want := [3]string{`"default";` + left, `"burst";q=3;w=60`, retryAfter}
	if got.status != status || header != want {
		t.Errorf("%d %q, want %d %q", got.status, header, status, want)
	}
}

func TestRateLimit(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		s := fakeapi.New(nil, fakeapi.RateLimit(3, time.Minute))
		wantLimit(t, get(t, s, ""), 200, "r=2;t=60", "")
		time.Sleep(10 * time.Second)
		wantLimit(t, get(t, s, "?status=bad"), 422, "r=1;t=50", "")
		s.Inject(&fakeapi.Fault{Times: 1, Answer: fakeapi.HTML(502)})
		wantLimit(t, get(t, s, ""), 502, "r=0;t=50", "")
		time.Sleep(100 * time.Millisecond)
		wantLimit(t, get(t, s, ""), 429, "r=0;t=50", "50")
		time.Sleep(49899 * time.Millisecond)
		wantLimit(t, get(t, s, ""), 429, "r=0;t=1", "1")
		time.Sleep(time.Millisecond)
		wantLimit(t, get(t, s, ""), 200, "r=2;t=60", "")
		s.Burn(2) // as another client does
		wantLimit(t, get(t, s, ""), 429, "r=0;t=60", "60")
	})
}

func TestRateLimitBlock(t *testing.T) {
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
