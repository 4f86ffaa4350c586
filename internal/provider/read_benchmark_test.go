package provider_test

import (
	"context"
	"fmt"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// unbounded is a budget that does not bind.
const unbounded = 1_000_000

// BenchmarkRead is a read through the protocol server, from the call to the last
// byte of the answer: sessions, totals, and only the crawl, whose sessions are decoded
// and dropped.
func BenchmarkRead(b *testing.B) {
	for _, size := range []struct {
		sessions int
		latency  time.Duration
		ways     string
	}{
		{10_000, 0, "sessions usage crawl"},
		{10_000, 100 * time.Millisecond, "sessions usage crawl"},
		{100_000, 0, "sessions usage crawl"},
	} {
		api := httptest.NewServer(fakeapi.Render(size.sessions, 100, size.latency))
		b.Cleanup(api.Close)
		for way := range strings.FieldsSeq(size.ways) {
			b.Run(fmt.Sprintf("%s/sessions=%d/latency=%s", way, size.sessions, size.latency), func(b *testing.B) {
				read := reading(b, way, api.URL, size.sessions)

				b.ReportAllocs()

				var bytes int
				for b.Loop() {
					bytes = read()
				}
				b.ReportMetric(float64(bytes), "answer-bytes")
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*size.sessions), "ns/session")
			})
		}
	}
}

// reading is one way to read, which gives the length of the answer.
func reading(b *testing.B, way, address string, sessions int) func() int {
	b.Helper()
	if way == "crawl" {
		return func() int { return crawl(b, address, sessions) }
	}
	getenv := func(name string) string {
		return map[string]string{
			"CLOUDFLARE_BASE_URL": address, "CLOUDFLARE_API_TOKEN": fakeapi.Token,
			"CLOUDFLARE_ACCOUNT_ID": fakeapi.AccountID, "REALTIMEKIT_APP_ID": fakeapi.AppID,
		}[name]
	}

	server := provider.NewServer("bench", getenv)()

	to := connectTo(b, server, map[string]any{"requests_per_five_minutes": unbounded})
	if way == "usage" {
		to = to.of(b, usageType)
	}
	request := &tfprotov6.ReadDataSourceRequest{TypeName: to.name, Config: configuration(b, to.schema, nil)}
	return func() int {
		// A call has a context of its own, as it has over gRPC.
		ctx, cancel := context.WithCancel(b.Context())
		defer cancel()
		answer, err := server.ReadDataSource(ctx, request)
		if err != nil || len(answer.Diagnostics) > 0 {
			b.Fatal(err, answer.Diagnostics)
		}
		return len(answer.State.MsgPack)
	}
}

// crawl reads, decodes and drops.
func crawl(b *testing.B, address string, sessions int) int {
	b.Helper()
	base, err := url.Parse(address)
	if err != nil {
		b.Fatal(err)
	}
	client, err := realtimekit.New(base, realtimekit.Config{PerFiveMinutes: unbounded})
	if err != nil {
		b.Fatal(err)
	}
	var seen counter
	listing, err := client.Sessions(b.Context(), realtimekit.SessionsQuery{AccountID: fakeapi.AccountID, AppID: fakeapi.AppID}, &seen)
	if err != nil || !listing.Complete || int(seen) != sessions {
		b.Fatal(err, listing, seen)
	}
	return 0
}

// counter counts the sessions of a list.
type counter int

func (c *counter) Reset()                  { *c = 0 }
func (c *counter) Add(realtimekit.Session) { *c++ }
