// Command fake-api serves the fake RealtimeKit API on loopback, for whoever
// wants to try the provider without an account.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

type options struct {
	addr       string
	sessions   int
	until      time.Time
	maxPerPage int
	latency    time.Duration
}

func main() {
	o := options{until: time.Now()}
	flag.StringVar(&o.addr, "addr", "127.0.0.1:0", "loopback `address` to serve on; port 0 is any free one")
	flag.IntVar(&o.sessions, "sessions", 500, "how many sessions the app has")
	flag.Func("until", "`time` of the last change of a session, in RFC 3339; the default is now", func(text string) (err error) {
		o.until, err = time.Parse(time.RFC3339, text)
		return err
	})
	flag.IntVar(&o.maxPerPage, "max-per-page", 100, "largest page, in sessions; 0 for no limit")
	flag.DurationVar(&o.latency, "latency", 0, "how long each answer takes, such as 100ms")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := serve(ctx, o, os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "fake-api:", err)
		os.Exit(1)
	}
}

// serve prints the variables for another shell on stdout and messages on stderr. It ends
// with ctx.
func serve(ctx context.Context, o options, stdout, stderr io.Writer) error {
	switch {
	case flag.NArg() > 0:
		return fmt.Errorf("%q is not a flag: see -help", flag.Arg(0))
	case o.sessions < 0:
		return fmt.Errorf("-sessions is %d: set it to 0 or more", o.sessions)
	case o.maxPerPage < 0:
		return fmt.Errorf("-max-per-page is %d: set it to 0 or more", o.maxPerPage)
	case o.latency < 0:
		return fmt.Errorf("-latency is %s: set it to 0 or more", o.latency)
	}
	server := fakeapi.NewSample(fakeapi.SessionsUntil(o.sessions, o.until), fakeapi.MaxPageSize(o.maxPerPage), fakeapi.Latency(o.latency))
	defer server.Close()
	baseURL, err := server.Listen(o.addr)
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("%s is in use: set -addr to another port, or to 127.0.0.1:0 for any free one", o.addr)
	}
	if err != nil {
		return fmt.Errorf("cannot serve: %w: set -addr to a loopback address such as 127.0.0.1:0", err)
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
