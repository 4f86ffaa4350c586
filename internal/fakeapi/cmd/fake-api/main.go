// Command fake-api serves the fake RealtimeKit API on loopback, for whoever
// wants to try the provider without an account.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

type options struct {
	addr       string
	sessions   int
	maxPerPage int
	latency    time.Duration
}

func main() {
	var o options
	flag.StringVar(&o.addr, "addr", "127.0.0.1:0", "loopback `address` to serve on; port 0 is any free one")
	flag.IntVar(&o.sessions, "sessions", 500, "how many sessions the app has, up to now")
	flag.IntVar(&o.maxPerPage, "max-per-page", 100, "largest page, in sessions; 0 is no limit")
	flag.DurationVar(&o.latency, "latency", 0, "how long each answer takes, such as 100ms")
	flag.Parse()

	command.Main("fake-api", func(ctx context.Context, stdout io.Writer) error {
		return serve(ctx, o, stdout, os.Stderr)
	})
}

// serve prints on stdout what another shell is to export, since this one has to
// wait for it, talks to people on stderr, and ends with ctx.
func serve(ctx context.Context, o options, stdout, stderr io.Writer) error {
	if o.sessions < 0 {
		return fmt.Errorf("-sessions %d: there cannot be fewer than none", o.sessions)
	}
	server := fakeapi.NewSample(fakeapi.SessionsUntil(o.sessions, time.Now()), fakeapi.MaxPageSize(o.maxPerPage), fakeapi.Latency(o.latency))
	defer server.Close()
	baseURL, err := server.Listen(o.addr)
	if err != nil {
		return err
	}
	for _, entry := range fakeapi.SampleEnvironment(baseURL) {
		name, value, _ := strings.Cut(entry, "=")
		fmt.Fprintf(stdout, "export %s='%s'\n", name, value) // no value has a quote of this kind
	}
	fmt.Fprintf(stderr, "Serving %d sessions. All data are made up. Ctrl-C ends it.\n", o.sessions)
	<-ctx.Done()
	fmt.Fprintf(stderr, "Served %d requests.\n", len(server.Requests()))
	return nil
}
