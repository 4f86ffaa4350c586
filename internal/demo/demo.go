package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/workdir"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// demo is one run on one CLI.
type demo struct {
	cli     cli.CLI
	environ []string // in the form of os.Environ
	stdout  io.Writer
	temp    string // where the temporary folder goes, "" for the system's place
	fake    func() *fakeapi.Server
}

// run shows the demo, and tidies up whatever happens.
func (d demo) run(ctx context.Context) error {
	from := choose(d.environ)
	d.say("CLI     %s (%s)", d.cli, d.cli.Path)
	d.say("Source  %s\n        %s\n", from.title, from.note)

	dir, err := os.MkdirTemp(d.temp, "realtimekit-demo-")
	if err != nil {
		return err
	}
	defer func() { _ = os.RemoveAll(dir) }()

	if !from.fake {
		return d.report(ctx, dir, from.variables)
	}
	return d.reportFake(ctx, dir)
}

func (d demo) reportFake(ctx context.Context, dir string) error {
	server := d.fake()
	defer server.Close()
	baseURL, err := server.Listen("127.0.0.1:0")
	if err != nil {
		return err
	}
	if err := d.report(ctx, dir, fakeapi.SampleEnvironment(baseURL)); err != nil {
		return err
	}
	d.say("The fake API answered %d requests. All data above are made up.", len(server.Requests()))
	return nil
}

// report builds the provider, applies the configuration and prints its report.
func (d demo) report(ctx context.Context, dir string, variables []string) error {
	root, err := build.Root()
	if err != nil {
		return err
	}
	provider := filepath.Join(dir, "provider")
	w, err := workdir.New(d.cli, dir, filepath.Join(root, "examples", "demo"), provider, variables...)
	if err != nil {
		return err
	}
	for _, step := range []struct {
		title string
		do    func(context.Context) error
	}{
		{"go build", func(ctx context.Context) error { return build.Provider(ctx, root, provider) }},
		{d.cli.Name + " plan", w.Plan},
		{d.cli.Name + " apply", w.Apply},
	} {
		start := time.Now()
		if err := step.do(ctx); err != nil {
			return err
		}
		d.say("%-16s %5.1f s", step.title, time.Since(start).Seconds())
	}
	text, err := w.Text(ctx, "report")
	if err == nil {
		d.say("\n%s", text)
	}
	return err
}

func (d demo) say(format string, arguments ...any) {
	_, _ = fmt.Fprintf(d.stdout, format+"\n", arguments...)
}
