// Package clitest prepares the environment of tests that run Terraform or
// OpenTofu. It is apart from package cli so that only tests import testing.
package clitest

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
)

var current cli.CLI

// TestMain is the whole of a package's TestMain: it removes what would let
// tests reach the real service, chooses the CLI (the one TF_ACC_TERRAFORM_PATH
// names, else the first that [cli.Find] finds), runs the tests, tidies up after them
// and exits.
func TestMain(m *testing.M, tidyUp ...func()) {
	// Building a CLI takes minutes in which people lose patience; it tidies up.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := prepare(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "no Terraform or OpenTofu to test with:", err)
		os.Exit(1)
	}
	status := m.Run()
	for _, tidy := range tidyUp {
		tidy()
	}
	os.Exit(status)
}

// CLI is the command line the tests run on.
func CLI() cli.CLI { return current }

// IsOpenTofu tells whether the tests run on OpenTofu.
func IsOpenTofu() bool { return current.Name == "tofu" }

func prepare(ctx context.Context) error {
	for _, name := range foreignIn(os.Environ()) {
		if err := os.Unsetenv(name); err != nil {
			return err
		}
	}
	c, err := choose(ctx, os.Getenv("TF_ACC_TERRAFORM_PATH"))
	if err != nil {
		return err
	}
	current = c
	for _, entry := range c.TestEnv() {
		name, value, _ := strings.Cut(entry, "=")
		if err := os.Setenv(name, value); err != nil {
			return err
		}
	}
	return nil
}

func choose(ctx context.Context, path string) (cli.CLI, error) {
	if path != "" {
		return cli.At(ctx, path)
	}
	found, err := cli.Find(ctx, "")
	if err != nil {
		return cli.CLI{}, err
	}
	return found[0], nil
}

// foreignIn names what [cli.IsForeign] in environ, but for what the tests are told:
// TF_ACC_TERRAFORM_PATH and the like.
func foreignIn(environ []string) []string {
	var names []string
	for _, entry := range environ {
		if cli.IsForeign(entry) && !strings.HasPrefix(entry, "TF_ACC") {
			name, _, _ := strings.Cut(entry, "=")
			names = append(names, name)
		}
	}
	return names
}

// SkipBelow skips a test of what the CLI at hand is too old for. Terraform and
// OpenTofu number their versions differently, hence two: "1.10" and "1.11".
func SkipBelow(tb testing.TB, terraform, openTofu string) {
	tb.Helper()
	if least, ok := current.Reaches(terraform, openTofu); !ok {
		tb.Skipf("this needs version %s, and %s is older", least, current)
	}
}
