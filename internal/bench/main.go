// Command bench measures whole plans on Terraform and OpenTofu with the provider
// as it is shipped, against an API on loopback that answers after a while, and
// sets them against what the CLI takes by itself:
//
//	go run ./internal/bench -cli all -runs 5
//
// It prints tables in Markdown, and ends with status 1 where a target is missed.
// It needs nothing but Go, and leaves nothing behind.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"runtime"
	"strconv"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
)

var errMissed = errors.New("a target was missed")

func main() {
	choice := flag.String("cli", "all", "terraform, tofu or all")
	runs := flag.Int("runs", 5, "how often each plan is made; the table has medians")
	sizes := flag.String("sessions", "1000,10000,100000", "how many sessions the API has, each in turn")

	flag.Parse()

	command.Main("bench", func(ctx context.Context, stdout io.Writer) error {
		return run(ctx, *choice, *runs, *sizes, stdout)
	})
}

func run(ctx context.Context, choice string, runs int, sizes string, stdout io.Writer) error {
	sessions, err := numbers(sizes)
	if err != nil || runs < 1 {
		return errors.Join(err, fmt.Errorf("nothing to measure: %d runs with %s sessions", runs, sizes))
	}

	clis, err := cli.Find(ctx, choice)
	if err != nil {
		return err
	}

	dir, err := os.MkdirTemp("", "realtimekit-bench-")
	if err != nil {
		return err
	}

	defer func() { _ = os.RemoveAll(dir) }()

	b, err := prepare(ctx, dir, sessions, latency)
	if err != nil {
		return err
	}
	defer b.close()

	fmt.Fprintf(stdout, "%s %s/%s, %d cores; latency %s; medians of %d\n", runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU(), latency, runs)

	var missed error

	for _, c := range clis {
		found, err := b.measureAll(ctx, c, runs, progress)
		if err != nil {
			return err
		}

		targets := targetsOf(found)
		fmt.Fprintf(stdout, "\n## %s\n\n%s\n%s", c, table(b.plans, found), targetTable(targets))

		if anyMissed(targets) {
			missed = errMissed
		}
	}

	return missed
}

// latency is how long the API takes for every answer.
const latency = 100 * time.Millisecond

func progress(line string) { fmt.Fprintln(os.Stderr, line) }

func numbers(text string) ([]int, error) {
	var all []int

	for field := range strings.SplitSeq(text, ",") {
		n, err := strconv.Atoi(strings.TrimSpace(field))
		if err != nil {
			return nil, err
		}

		if n < 0 {
			return nil, fmt.Errorf("%d sessions: there cannot be fewer than none", n)
		}

		all = append(all, n)
	}

	return all, nil
}
