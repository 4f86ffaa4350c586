// Command foreach runs a command once on each Terraform and OpenTofu that its
// -cli flag chooses, with the environment that terraform-plugin-testing reads:
//
//	go run ./internal/cli/foreach -cli all -- go test ./internal/provider
//
// With -path it prints the paths of the command lines instead.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Args[1:], os.Stdout)
	stop()
	if errors.Is(err, flag.ErrHelp) {
		os.Exit(2)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "foreach:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("foreach", flag.ContinueOnError)
	choice := flags.String("cli", "", "terraform, tofu or all; empty for what is installed")
	path := flags.Bool("path", false, "print the paths of the command lines, run nothing")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if !*path && flags.NArg() == 0 {
		return errors.New("no command to run: foreach [-cli choice] -- command arguments")
	}
	clis, err := cli.Find(ctx, *choice)
	if err != nil {
		return err
	}
	if *path {
		return printPaths(stdout, clis)
	}
	return each(ctx, clis, flags.Args(), stdout)
}

func printPaths(stdout io.Writer, clis []cli.CLI) error {
	for _, c := range clis {
		if _, err := fmt.Fprintln(stdout, c.Path); err != nil {
			return err
		}
	}
	return nil
}

// each runs the command on every CLI, whatever the ones before said, and
// closes with a line that cannot be mistaken for the result of only one.
func each(ctx context.Context, clis []cli.CLI, command []string, stdout io.Writer) error {
	var passed, failed []string
	for _, c := range clis {
		fmt.Fprintf(stdout, "=== %s (%s): %s\n", c, c.Path, strings.Join(command, " "))
		if err := once(ctx, c, command, stdout); err != nil {
			fmt.Fprintf(stdout, "=== %s: %v\n", c, err)
			failed = append(failed, c.String())
			continue
		}
		passed = append(passed, c.String())
	}
	if len(failed) > 0 {
		return fmt.Errorf("failed on %s (passed: %d of %d)", strings.Join(failed, " and "), len(passed), len(clis))
	}
	_, err := fmt.Fprintln(stdout, "=== passed on", strings.Join(passed, " and "))
	return err
}

func once(ctx context.Context, c cli.CLI, command []string, stdout io.Writer) error {
	cmd := exec.CommandContext(ctx, command[0], command[1:]...)
	cmd.Env = append(os.Environ(), c.TestEnv()...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, stdout, os.Stderr
	cmd.Cancel = func() error { return cmd.Process.Signal(os.Interrupt) }
	cmd.WaitDelay = 10 * time.Second
	return cmd.Run()
}
