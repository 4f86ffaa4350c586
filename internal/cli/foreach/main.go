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
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
)

func main() {
	command.Main("foreach", func(ctx context.Context, _ io.Writer) error {
		// The file itself, so that it is the command's too: it may be a terminal.
		return run(ctx, os.Args[1:], os.Stdout)
	})
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
func each(ctx context.Context, clis []cli.CLI, line []string, stdout io.Writer) error {
	var passed, failed []string
	for _, c := range clis {
		fmt.Fprintf(stdout, "=== %s (%s): %s\n", c, c.Path, strings.Join(line, " "))
		if err := once(ctx, c, line, stdout); err != nil {
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

func once(ctx context.Context, c cli.CLI, line []string, stdout io.Writer) error {
	// In our process group, where a terminal lets it read and interrupts it.
	cmd := command.Exec(ctx, line[0], line[1:]...)
	cmd.Env = append(os.Environ(), c.TestEnv()...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, stdout, os.Stderr
	return cmd.Run()
}
