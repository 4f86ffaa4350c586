// Command live asks the real service what its documents leave open, and runs the
// provider against it. It only reads, some thirty requests in all, and prints a
// report that holds no session: to be pasted into DESIGN.md.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
)

func main() {
	choice := flag.String("cli", "", "terraform, tofu or all; empty for those that are installed")
	flag.Parse()

	command.Main("test-live", func(ctx context.Context, stdout io.Writer) error {
		return run(ctx, *choice, os.Environ(), stdout)
	})
}

func run(ctx context.Context, choice string, environ []string, stdout io.Writer) error {
	s, err := newService(environ)
	if err != nil {
		return err
	}
	clis, err := cli.Find(ctx, choice)
	if err != nil {
		return err
	}
	answers := askAll(ctx, s)
	fmt.Fprint(stdout, report(time.Now(), s, answers))
	if err := unanswered(answers); err != nil {
		return err
	}
	for _, c := range clis {
		if err := accept(ctx, c, environ, stdout); err != nil {
			return fmt.Errorf("%s: %w", c, err)
		}
	}
	return nil
}

// unanswered is an error where the service could not be asked.
func unanswered(answers []answer) error {
	var failed []string
	for _, a := range answers {
		if a.err != nil {
			failed = append(failed, a.about)
		}
	}
	if len(failed) > 0 {
		return fmt.Errorf("could not ask about: %s", strings.Join(failed, "; "))
	}
	return nil
}
