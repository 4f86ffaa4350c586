// Command fake-api serves the fake RealtimeKit API on loopback, for trials without an account.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

type options struct {
	port       int
	env        string
	sessions   uint
	until      time.Time
	maxPerPage uint
	latency    time.Duration
}

func main() {
	o := options{until: time.Now()}
	flag.IntVar(&o.port, "port", 0, "port on 127.0.0.1; 0 is any free one")
	flag.StringVar(&o.env, "env", "", "`file` for the variables, removed at the end; the default is the standard output")
	flag.UintVar(&o.sessions, "sessions", 500, "how many sessions the app has")
	flag.Func("until", "`time` of the last change of a session, in RFC 3339; the default is now", func(text string) (err error) {
		o.until, err = time.Parse(time.RFC3339, text)
		return err
	})
	flag.UintVar(&o.maxPerPage, "max-per-page", 100, "largest page, in sessions; 0 for no limit")
	flag.DurationVar(&o.latency, "latency", 0, "how long each answer takes, such as 100ms")
	flag.Parse()
	if flag.NArg() > 0 {
		fmt.Fprintf(os.Stderr, "fake-api: %q is not a flag: see -help\n", flag.Arg(0))
		os.Exit(1)
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	err := serve(ctx, o, os.Stdout, os.Stderr)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "fake-api:", err)
		os.Exit(1)
	}
}

// serve writes the variables to the file or to stdout, and ends with ctx.
func serve(ctx context.Context, o options, stdout, stderr io.Writer) error {
	const most = 10_000_000
	if o.sessions > most || o.maxPerPage > most {
		return fmt.Errorf("-sessions and -max-per-page must be at most %d", most)
	}
	data := fakeapi.SessionsUntil(int(o.sessions), o.until)
	server := fakeapi.NewSample(data, fakeapi.MaxPageSize(int(o.maxPerPage)), fakeapi.Latency(o.latency))
	defer server.Close()
	baseURL, err := server.Listen(fmt.Sprintf("127.0.0.1:%d", o.port))
	if errors.Is(err, syscall.EADDRINUSE) {
		return fmt.Errorf("port %d is in use, perhaps by another fake API: stop that one, or run make fake-api PORT=0, which takes any free port", o.port)
	}
	if err != nil {
		return fmt.Errorf("cannot serve on port %d: %w", o.port, err)
	}
	load := ""
	if o.env == "" {
		fmt.Fprint(stdout, exports(baseURL))
	} else {
		file, remove, err := writeEnv(o.env, exports(baseURL))
		if err != nil {
			return err
		}
		defer remove()
		load = "In another shell, load its variables with: . " + quoted(file) + "\n"
	}
	fmt.Fprintf(stderr, "Serving %d sessions at %s until Ctrl-C. All data are made up.\n%s", o.sessions, baseURL, load)
	<-ctx.Done()
	fmt.Fprintf(stderr, "Served %d requests.\n", len(server.Requests()))
	return nil
}

func exports(baseURL string) string {
	var provider, examples strings.Builder
	for _, entry := range fakeapi.SampleEnvironment(baseURL) {
		name, value, _ := strings.Cut(entry, "=")
		to := &provider
		if strings.HasPrefix(name, "TF_VAR_") {
			to = &examples
		}
		fmt.Fprintf(to, "export %s=%s\n", name, quoted(value))
	}
	return "# Points the provider at the fake API on this machine. No value is a secret.\n" +
		"# To return to your own account, close the shell that loaded them.\n" + provider.String() +
		"\n# For the input variables of the guides and examples.\n" + examples.String()
}

func quoted(text string) string { return "'" + strings.ReplaceAll(text, "'", `'\''`) + "'" }

// writeEnv writes the file. remove leaves one that another fake API has replaced since.
func writeEnv(file, text string) (path string, remove func(), err error) {
	if path, err = filepath.Abs(file); err == nil {
		err = os.WriteFile(path, []byte(text), 0o600)
	}
	if err != nil {
		return "", nil, fmt.Errorf("cannot write the variables: %w", err)
	}
	return path, func() {
		//nolint:gosec // It is the file that was written above.
		if now, err := os.ReadFile(path); err == nil && string(now) == text {
			_ = os.Remove(path)
		}
	}, nil
}
