// Command live asks the real service what its documents leave open, and runs the
// provider against it. It only reads, and sends at most 60 requests of its own; the
// provider sends at most 100 for each plan and each apply. It prints a report that
// holds no session: to be pasted into DESIGN.md.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/account"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
)

func main() {
	choice := flag.String("cli", "", "terraform, tofu or all; empty for those that are installed")
	flag.Parse()

	command.Main("test-live", func(ctx context.Context, stdout io.Writer) error {
		return run(ctx, *choice, account.In(os.Environ()), stdout)
	})
}

func run(ctx context.Context, choice string, found account.Account, stdout io.Writer) error {
	s, err := newService(found)
	if err != nil {
		return err
	}
	clis, err := cli.Find(ctx, choice)
	if err != nil {
		return err
	}
	return check(ctx, s, clis, found.Variables, stdout)
}

// check asks the questions, and then lets the provider read.
func check(ctx context.Context, s *service, clis []cli.CLI, variables []string, stdout io.Writer) error {
	p, answers, err := askAll(ctx, s)
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	if len(answers) > 0 {
		fmt.Fprint(stdout, report(time.Now(), s.requests, answers))
	}
	if err = errors.Join(err, unanswered(answers)); err != nil {
		return err
	}
	for _, c := range clis {
		if least, ok := c.Reaches("1.10", "1.11"); !ok {
			fmt.Fprintf(stdout, "\n%s: not read with the provider, which takes an ephemeral block: those begin with %s.\n", c, least)
			continue
		}
		if err := accept(ctx, c, p.stretch(time.Now()), variables, stdout); err != nil {
			return fmt.Errorf("%s: %w", c, err)
		}
	}
	return nil
}

// unanswered is an error where a question could not be asked.
func unanswered(answers []answer) error {
	var failed []error
	for _, a := range answers {
		if a.err != nil {
			failed = append(failed, fmt.Errorf("could not ask about: %s: %w", a.about, a.err))
		}
	}
	return errors.Join(failed...)
}
