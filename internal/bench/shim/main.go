// Command shim stands in the place of the provider's program, starts the program
// that BENCH_PROGRAM names, and writes down what it took into BENCH_PROCESSES:
// nobody else can ask, since a CLI is the parent of its providers. It imports
// next to nothing, so that it takes next to nothing itself.
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"os/signal"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/bench/weight"
)

func main() {
	// An interrupt of the terminal is for the CLI, which ends its providers.
	signal.Notify(make(chan os.Signal, 1), os.Interrupt)

	program := exec.CommandContext(context.Background(), os.Getenv("BENCH_PROGRAM"), os.Args[1:]...)
	program.Stdin, program.Stdout, program.Stderr = os.Stdin, os.Stdout, os.Stderr

	err := program.Run()
	if program.ProcessState != nil {
		if failed := weight.Of(program.ProcessState).Append(os.Getenv("BENCH_PROCESSES")); failed != nil {
			err = failed
		}
	}

	if err != nil {
		fmt.Fprintln(os.Stderr, "shim:", err)
		os.Exit(1)
	}
}
