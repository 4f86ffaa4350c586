// Command demo shows the provider at work on a real Terraform or OpenTofu: it
// builds the provider, starts the fake API, applies examples/demo and prints the
// report. With credentials in the environment it reads the real service instead.
// It needs nothing but Go, and leaves nothing behind.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
)

func main() {
	choice := flag.String("cli", "", "terraform, tofu or all; empty for the first that is installed")
	flag.Parse()

	// A closed terminal and a reader such as head that had enough are ends like
	// any other: there is a folder to remove.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE)
	err := run(ctx, *choice)
	interrupted := errors.Is(err, context.Canceled)
	stop()

	switch {
	case interrupted:
		fmt.Fprintln(os.Stderr, "demo: interrupted; nothing is left running or lying about")
		os.Exit(130)
	case err != nil:
		fmt.Fprintln(os.Stderr, "demo:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, choice string) error {
	clis, err := cli.Find(ctx, choice)
	if ctx.Err() != nil {
		return ctx.Err()
	}
	if err != nil {
		return err
	}
	if choice == "" {
		clis = clis[:1]
	}
	for _, c := range clis {
		d := demo{cli: c, environ: os.Environ(), stdout: os.Stdout, fake: madeUp}
		if err := d.run(ctx); err != nil {
			return err
		}
	}
	return nil
}
