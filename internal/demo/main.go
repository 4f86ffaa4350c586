// Command demo shows the provider at work on a real Terraform or OpenTofu: it
// builds the provider, starts the fake API, applies examples/demo and prints the
// report. With credentials in the environment it reads the real service instead.
// It needs nothing but Go, and leaves nothing behind.
package main

import (
	"context"
	"flag"
	"io"
	"os"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
)

func main() {
	choice := flag.String("cli", "", "terraform, tofu or all; empty for the first that is installed")
	flag.Parse()

	command.Main("demo", func(ctx context.Context, stdout io.Writer) error { return run(ctx, *choice, stdout) })
}

func run(ctx context.Context, choice string, stdout io.Writer) error {
	clis, err := cli.Find(ctx, choice)
	if err != nil {
		return err
	}
	if choice == "" {
		clis = clis[:1]
	}
	for _, c := range clis {
		d := demo{cli: c, environ: os.Environ(), stdout: stdout, fake: madeUp}
		if err := d.run(ctx); err != nil {
			return err
		}
	}
	return nil
}
