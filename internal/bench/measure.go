package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/bench/weight"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/workdir"
)

// measureAll makes every plan so often on a CLI. All plans are made once before
// any is made again: what disturbs the machine for a while disturbs all alike,
// and a floor is never older than what is set against it.
func (b *bench) measureAll(ctx context.Context, c cli.CLI, runs int, progress func(string)) (map[plan]figures, error) {
	benches, err := b.benchesOf(c)
	if err != nil {
		return nil, err
	}

	// The first plan reads the programs from the disk.
	if _, err := benches[0].run(ctx); err != nil {
		return nil, err
	}

	took := map[plan][]figures{}

	for run := range runs {
		for _, bench := range benches {
			f, err := bench.run(ctx)
			if err != nil {
				return nil, fmt.Errorf("%s: %s: %w", c, bench.plan, err)
			}

			progress(fmt.Sprintf("%s, run %d: %s: %s", c, run+1, bench.plan, f))

			took[bench.plan] = append(took[bench.plan], f)
		}
	}

	found := map[plan]figures{}
	for plan, runs := range took {
		found[plan] = median(runs)
	}

	return found, nil
}

// planBench makes one plan.
type planBench struct {
	plan      plan
	workdir   *workdir.Dir
	api       *api // nil where none is asked
	processes string
}

func (b *bench) benchesOf(c cli.CLI) ([]planBench, error) {
	var all []planBench

	for i, p := range b.plans {
		dir := filepath.Join(b.dir, fmt.Sprintf("%s-%d", c.Name, i))
		if err := os.Mkdir(dir, 0o700); err != nil {
			return nil, err
		}

		one := planBench{plan: p, api: b.apis[plan{sessions: p.sessions, perPage: p.perPage}], processes: filepath.Join(dir, "processes")}

		variables := []string{"BENCH_PROGRAM=" + b.program(p), "BENCH_PROCESSES=" + one.processes, "BENCH_ANSWER=" + b.answer(p.sessions)}
		if one.api != nil {
			variables = append(variables, one.api.variables()...)
		}

		source := filepath.Join(b.root, "internal", "bench", "configurations", p.kind.configuration())

		var err error
		if one.workdir, err = workdir.New(c, dir, source, b.plugins(), variables...); err != nil {
			return nil, err
		}

		all = append(all, one)
	}

	return all, nil
}

// run makes the plan once.
func (b planBench) run(ctx context.Context) (figures, error) {
	if err := os.Remove(b.processes); err != nil && !errors.Is(err, os.ErrNotExist) {
		return figures{}, err
	}

	before := b.requests()
	start := time.Now()

	if _, err := b.workdir.Run(ctx, "plan", "-no-color"); err != nil {
		return figures{}, err
	}

	took := figures{wall: time.Since(start), requests: b.requests() - before}

	// A provider that the CLI had to kill is not in the file; that none is there
	// means that another program than the shim was started.
	processes, err := weight.Read(b.processes)
	if err != nil {
		return figures{}, err
	}

	for _, process := range processes {
		took.cpu += process.CPU
		took.peak = max(took.peak, process.Peak)
	}

	return took, nil
}

func (b planBench) requests() int {
	if b.api == nil {
		return 0
	}

	return b.api.Requests()
}
