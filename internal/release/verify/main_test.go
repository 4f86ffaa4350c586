package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// untouched is the environment without what git hooks and people set for a
// repository of their own: the commit of a test must neither land in it nor need
// their signature.
func untouched() []string {
	env := slices.DeleteFunc(os.Environ(), func(variable string) bool { return strings.HasPrefix(variable, "GIT_") })
	return append(env, "GIT_CONFIG_GLOBAL="+os.DevNull, "GIT_CONFIG_SYSTEM="+os.DevNull, "GIT_CONFIG_NOSYSTEM=1")
}

// tree is a source tree without documentation, in which git knows a branch.
func tree(t *testing.T, branch string) string {
	t.Helper()
	root := t.TempDir()
	mod := "module github.com/someone/terraform-provider-realtimekit\n"
	if err := os.WriteFile(filepath.Join(root, "go.mod"), []byte(mod), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, args := range [][]string{
		{"init", "-q", "-b", branch},
		{"-c", "user.name=Test", "-c", "user.email=test@example.com", "commit", "-q", "--allow-empty", "-m", "test"},
	} {
		git(t, root, args...)
	}
	return root
}

func TestABranchMustNotBeCalledAsTheTag(t *testing.T) {
	t.Parallel()
	for branch, want := range map[string]int{"v0.1.0": 1, "main": 0, "feature/v0.1.0": 0} {
		if got := branches(t.Context(), tree(t, branch), "v0.1.0"); len(got) != want {
			t.Errorf("%s: %v", branch, got)
		}
	}
	if got := branches(t.Context(), t.TempDir(), "v0.1.0"); got != nil {
		t.Errorf("without git: %v", got)
	}
}

func TestBranchesAreThoseOfTheTreeAndNotOfAHook(t *testing.T) {
	root := tree(t, "v0.1.0")
	t.Setenv("GIT_DIR", filepath.Join(tree(t, "main"), ".git"))
	t.Setenv("GIT_COMMON_DIR", os.Getenv("GIT_DIR"))
	if got := branches(t.Context(), root, "v0.1.0"); len(got) != 1 {
		t.Errorf("branches = %v", got)
	}
}

func TestATreeOfATestLeavesTheRepositoryOfAHookAlone(t *testing.T) {
	hooked := tree(t, "main")
	t.Setenv("GIT_DIR", filepath.Join(hooked, ".git"))
	t.Setenv("GIT_INDEX_FILE", filepath.Join(hooked, ".git", "index"))
	before, err := os.ReadFile(filepath.Join(hooked, ".git", "refs", "heads", "main"))
	if err != nil {
		t.Fatal(err)
	}
	tree(t, "main")
	after, err := os.ReadFile(filepath.Join(hooked, ".git", "refs", "heads", "main"))
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the branch was at %s, is at %s, %v", before, after, err)
	}
}

func TestEveryProblemIsShown(t *testing.T) {
	t.Parallel()
	var stdout bytes.Buffer
	err := run(t.Context(), []string{"-dir", t.TempDir(), "-root", tree(t, "main")}, &stdout)
	if err == nil || err.Error() != "2 problems" {
		t.Errorf("err = %v", err)
	}
	for _, want := range []string{
		"- The documentation cannot be read: ",
		"\n    Generate docs/, or name the folder it is in.\n",
		"nothing here is known to be a release",
	} {
		if !strings.Contains(stdout.String(), want) {
			t.Errorf("it does not say %q:\n%s", want, stdout.String())
		}
	}
	if strings.Contains(stdout.String(), "can take it") {
		t.Errorf("it says that all is well:\n%s", stdout.String())
	}
}
