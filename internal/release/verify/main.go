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
	"os/exec"
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
	mod, err := os.ReadFile(filepath.Join(*root, "go.mod"))
	if err != nil {
		return err
	}
	candidate := release.Release{
		Dir:     *dir,
		Version: strings.TrimPrefix(*tag, "v"),
		Docs:    filepath.Join(*root, "docs"),
	}
	if *key != "" {
		if candidate.Key, err = os.ReadFile(*key); err != nil {
			return err
		}
	}
	report, err := release.Usual(modfile.ModulePath(mod)).Verify(ctx, candidate)
	if err != nil {
		return err
	}
	report.Problems = append(report.Problems, branches(ctx, *root, "v"+report.Version)...)
	show(stdout, *dir, report)
	return report.Error()
}

// branches finds branches that are called as the tag, which the Terraform
// Registry confuses with it. Where git knows nothing, there are none.
func branches(ctx context.Context, root, tag string) []release.Problem {
	cmd := exec.CommandContext(ctx, "git", "for-each-ref", "--format=%(refname)", "refs/heads/"+tag, "refs/remotes/*/"+tag)
	cmd.Dir = root
	// A hook of git sets these to the repository that it runs in.
	cmd.Env = slices.DeleteFunc(cmd.Environ(), func(variable string) bool {
		return strings.HasPrefix(variable, "GIT_DIR=") || strings.HasPrefix(variable, "GIT_COMMON_DIR=")
	})
	output, err := cmd.Output()
	if err != nil {
		return nil
	}
	var problems []release.Problem
	for name := range strings.FieldsSeq(string(output)) {
		problems = append(problems, release.Problem{
			What: fmt.Sprintf("The branch %s is called as the tag", name),
			Do:   "Rename it: the Terraform Registry wants no branch of that name.",
		})
	}
	return problems
}

func show(w io.Writer, dir string, report release.Report) {
	fmt.Fprintf(w, "Version %s in %s\n", report.Version, dir)
	for _, name := range report.Assets {
		if info, err := os.Stat(filepath.Join(dir, name)); err == nil {
			fmt.Fprintf(w, "  %10d  %s\n", info.Size(), name)
		}
	}
	fmt.Fprintf(w, "Signed by %s\n", report.Signer)
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
