package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/workdir"
)

// stretch is a window of few sessions, the oldest: most are over, and what is over
// stays as it is while it is read twice. Without any it is the last week.
func (p *probe) stretch(now time.Time) span {
	const few = 100
	var found []time.Time
	for _, r := range p.oldest.rows[:min(few, len(p.oldest.rows))] {
		if at, ok := r.time("created_at"); ok {
			found = append(found, at)
		}
	}
	if len(found) == 0 {
		return span{now.AddDate(0, 0, -7), now.Add(-time.Hour)}
	}
	s := span{found[0], found[0]}
	for _, at := range found {
		if at.Before(s.start) {
			s.start = at
		}
		if at.After(s.end) {
			s.end = at
		}
	}
	return span{s.start.Add(-time.Second), s.end.Add(time.Second)}
}

var errNotComplete = errors.New("the provider cannot prove that a list of the oldest sessions is complete: " +
	"what it concludes from the answers of the service does not hold, and by default every such read fails")

// accept reads the service with the provider, on a real CLI, and says whether its
// ways of reading agree. Only totals lie in its plan and its state: the sessions
// are read by a block that is kept nowhere.
func accept(ctx context.Context, c cli.CLI, window span, variables []string, stdout io.Writer) error {
	dir, err := os.MkdirTemp("", "realtimekit-live-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()

	w, err := prepare(ctx, c, dir, append(slices.Clone(variables), "TF_VAR_start="+window.start.UTC().Format(wire), "TF_VAR_end="+window.end.UTC().Format(wire)))
	if err != nil {
		return err
	}
	if err := w.Plan(ctx); err != nil {
		return err
	}
	if err := w.Apply(ctx); err != nil {
		return err
	}
	got, err := w.Outputs(ctx)
	if err != nil {
		return err
	}
	fmt.Fprintf(stdout, "\n%s: the list and the usage of a window agree on %v sessions; proven complete: %v.\n", c, got["sessions"], got["complete"])
	if got["complete"] != true {
		return errNotComplete
	}
	return nil
}

func prepare(ctx context.Context, c cli.CLI, dir string, variables []string) (*workdir.Dir, error) {
	root, err := build.Root()
	if err != nil {
		return nil, err
	}
	provider := filepath.Join(dir, "provider")
	if err := os.Mkdir(provider, 0o700); err != nil {
		return nil, err
	}
	if err := build.Provider(ctx, root, provider); err != nil {
		return nil, err
	}
	run := filepath.Join(dir, "run")
	if err := os.Mkdir(run, 0o700); err != nil {
		return nil, err
	}
	return workdir.New(c, run, filepath.Join(root, "internal", "live", "testdata", "acceptance"), provider, variables...)
}
