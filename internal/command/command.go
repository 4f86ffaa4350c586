// Package command has what the commands of this source tree share: how one of
// them begins and ends, and how it runs other programs.
package command

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"
)

// Main is the main function of a command: it runs, until that ends or somebody
// ends it, says what went wrong, and exits. Whatever ends it ends the context, so
// that there is one way to tidy up.
func Main(name string, run func(ctx context.Context, stdout io.Writer) error) {
	os.Exit(status(name, run))
}

// interrupted is the status of shells for what Ctrl-C ended.
const interrupted = 130

func status(name string, run func(context.Context, io.Writer) error) int {
	// Without this a reader such as head that had enough ends the process on the
	// spot. It is no ending by itself: one comes with every connection, too, that is
	// closed while the fake API writes to it.
	signal.Notify(make(chan os.Signal, 1), syscall.SIGPIPE)
	ctx, stop := signal.NotifyContext(context.Background(), endings()...)
	defer stop()
	ctx, end := context.WithCancelCause(ctx)
	defer end(nil)
	err := run(ctx, output{os.Stdout, end})
	switch {
	case err == nil, errors.Is(err, flag.ErrHelp): // which was shown
		return 0
	case ctx.Err() != nil:
		fmt.Fprintf(os.Stderr, "%s: %v\n", name, context.Cause(ctx))
		return interrupted
	default:
		fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
		return 1
	}
}

// endings are the signals that end a command. What nohup, or a shell that starts
// it in the background, has ignored for it stays so.
func endings() []os.Signal {
	all := []os.Signal{syscall.SIGTERM}
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		if !signal.Ignored(s) {
			all = append(all, s)
		}
	}
	return all
}

// output is where a command writes to, which ends once nobody reads it.
type output struct {
	to  io.Writer
	end context.CancelCauseFunc
}

func (o output) Write(p []byte) (int, error) {
	n, err := o.to.Write(p)
	if err != nil {
		o.end(err)
	}
	return n, err
}
