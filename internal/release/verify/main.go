// Command verify checks a release before anybody publishes it:
//
//	go run ./internal/release/verify -dir dist
//
// It says all that is wrong at once, each with what to do, and ends with status 1.
package main

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/mod/modfile"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

func main() {
	command.Main("verify", func(ctx context.Context, stdout io.Writer) error { return run(ctx, os.Args[1:], stdout) })
}

func run(ctx context.Context, args []string, stdout io.Writer) error {
	flags := flag.NewFlagSet("verify", flag.ContinueOnError)
	dir := flags.String("dir", "dist", "the folder that holds the assets")
	root := flags.String("root", ".", "the source tree that they were built from")
	tag := flags.String("tag", "", "the tag that they must be of; without it, what the sums are called")
	key := flags.String("key", "", "the armoured public key; without it, "+release.KeyFile+" beside the assets")
	if err := flags.Parse(args); err != nil {
		return err
	}
	rules, err := rulesOf(*root)
	if err != nil {
		return err
	}
	candidate := release.Release{Dir: *dir, Docs: filepath.Join(*root, "docs")}
	if *tag != "" {
		if candidate.Version, err = versionOf(*tag); err != nil {
			return err
		}
	}
	if *key != "" {
		if candidate.Key, err = os.ReadFile(*key); err != nil {
			return err
		}
	}
	made, problems := committed(ctx, *root, *dir, *tag)
	candidate.Committed = made
	report, err := rules.Verify(ctx, candidate)
	if err != nil {
		return err
	}
	report.Problems = slices.Concat(report.Problems, problems, branches(ctx, *root, "v"+report.Version))
	show(stdout, *dir, report)
	return report.Error()
}

func rulesOf(root string) (release.Rules, error) {
	mod, err := os.ReadFile(filepath.Join(root, "go.mod"))
	if err != nil {
		return release.Rules{}, fmt.Errorf("there is no source tree in %s, name it with -root: %w", root, err)
	}
	return release.DefaultRules(modfile.ModulePath(mod)), nil
}

func versionOf(tag string) (string, error) {
	version, ok := strings.CutPrefix(tag, "v")
	if !ok {
		return "", fmt.Errorf("%q is no tag of a release: one is like v1.2.3", tag)
	}
	return version, nil
}

func show(w io.Writer, dir string, report release.Report) {
	fmt.Fprintf(w, "Version %s in %s\n", report.Version, dir)
	for _, name := range report.Assets {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil {
			fmt.Fprintf(w, "  %10d  %s\n", info.Size(), name)
		}
	}
	if report.Signer != "" {
		fmt.Fprintf(w, "Signed by %s\n", report.Signer)
	}
	if report.Ran != "" {
		fmt.Fprintf(w, "Run here, the binary says %q\n", report.Ran)
	}
	for _, problem := range report.Problems {
		fmt.Fprintf(w, "- %s\n", problem)
	}
	if len(report.Problems) == 0 {
		fmt.Fprintln(w, "Both registries can take it.")
	}
}
