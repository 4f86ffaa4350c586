package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
)

// checkout is a source tree that git knows, whoever it belongs to and whichever
// repository the environment is about.
type checkout struct{ root string }

// checkoutOf finds none in the sources of an archive.
func checkoutOf(root string) (checkout, bool) {
	absolute, err := filepath.Abs(root)
	if err != nil {
		return checkout{}, false
	}
	_, err = os.Stat(filepath.Join(absolute, ".git"))
	return checkout{absolute}, !errors.Is(err, fs.ErrNotExist)
}

func (c checkout) git(ctx context.Context, subcommand string, arguments ...string) (string, error) {
	arguments = append([]string{"-c", "safe.directory=" + c.root, subcommand}, arguments...)
	cmd := command.Isolated(ctx, "git", arguments...)
	cmd.Dir = c.root
	cmd.Env = slices.DeleteFunc(os.Environ(), func(entry string) bool { return strings.HasPrefix(entry, "GIT_") })
	return command.Output(ctx, cmd, "git "+subcommand)
}

// branches finds branches that are called as the tag, which the Terraform
// Registry confuses with it.
func branches(ctx context.Context, root, tag string) []release.Problem {
	c, ok := checkoutOf(root)
	if !ok {
		return nil
	}
	output, err := c.git(ctx, "for-each-ref", "--format=%(refname)", "refs/heads", "refs/remotes")
	if err != nil {
		return []release.Problem{{
			What: fmt.Sprintf("Whether a branch is called as the tag is not known: %v", err),
			Do:   "Let git read the checkout, or take the sources of an archive, without .git.",
		}}
	}
	var problems []release.Problem
	for name := range strings.FieldsSeq(output) {
		if ofRemote, _ := path.Match("refs/remotes/*/"+tag, name); name == "refs/heads/"+tag || ofRemote {
			problems = append(problems, release.Problem{
				What: fmt.Sprintf("The branch %s is called as the tag", name),
				Do:   "Rename it: the Terraform Registry wants no branch of that name.",
			})
		}
	}
	return problems
}

// committed is when the commit was made that a release is of: the one that
// goreleaser noted beside it, or else that of the tag. It is zero where neither is
// known, or git.
func committed(ctx context.Context, root, dir, tag string) (time.Time, []release.Problem) {
	c, ok := checkoutOf(root)
	if !ok {
		return time.Time{}, nil
	}
	revision, err := noted(dir)
	if revision == "" {
		revision = tag
	}
	var made time.Time
	if err == nil && revision != "" {
		made, err = c.committed(ctx, revision)
	}
	if err != nil {
		return time.Time{}, []release.Problem{{
			What: fmt.Sprintf("When the commit of the release was made is not known: %v", err),
			Do:   "Fetch the tag, or the commit that it was built from.",
		}}
	}
	return made, nil
}

func (c checkout) committed(ctx context.Context, revision string) (time.Time, error) {
	output, err := c.git(ctx, "log", "-1", "--format=%ct", "--end-of-options", revision, "--")
	if err != nil {
		return time.Time{}, err
	}
	seconds, err := strconv.ParseInt(strings.TrimSpace(output), 10, 64)
	return time.Unix(seconds, 0), err
}

// noted is the commit in the file that goreleaser leaves beside a release. What
// is downloaded does not have it.
func noted(dir string) (string, error) {
	data, err := os.ReadFile(filepath.Join(dir, "metadata.json"))
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	var metadata struct{ Commit string }
	err = json.Unmarshal(data, &metadata)
	return metadata.Commit, err
}
