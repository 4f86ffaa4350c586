package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// git runs git in a source tree of the test.
func git(t *testing.T, root string, arguments ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "git", arguments...)
	cmd.Dir, cmd.Env = root, untouched()
	output, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("git %q: %v\n%s", arguments, err, output)
	}
	return strings.TrimSpace(string(output))
}

func TestABranchBelowTheTagIsNotCalledAsIt(t *testing.T) {
	t.Parallel()
	root := tree(t, "v0.1.0/fix")
	if got := branches(t.Context(), root, "v0.1.0"); len(got) != 0 {
		t.Errorf("branches = %v", got)
	}
	git(t, root, "update-ref", "refs/remotes/origin/v0.1.0", "HEAD")
	got := branches(t.Context(), root, "v0.1.0")
	if len(got) != 1 || got[0].What != "The branch refs/remotes/origin/v0.1.0 is called as the tag" {
		t.Errorf("branches = %v", got)
	}
}

func TestACheckoutIsReadWhoeverItBelongsTo(t *testing.T) {
	t.Parallel()
	if os.Getuid() != 0 {
		t.Skip("only root can give a checkout away")
	}
	root := tree(t, "v0.1.0")
	const somebodyElse = 12345
	for _, path := range []string{root, filepath.Join(root, ".git")} {
		if err := os.Chown(path, somebodyElse, somebodyElse); err != nil {
			t.Fatal(err)
		}
	}
	if got := branches(t.Context(), root, "v0.1.0"); len(got) != 1 || !strings.Contains(got[0].What, "is called as the tag") {
		t.Errorf("branches = %v", got)
	}
}

func TestTheEnvironmentNamesNoOtherRepository(t *testing.T) {
	here, elsewhere := tree(t, "v0.1.0"), tree(t, "main")
	t.Setenv("GIT_DIR", filepath.Join(elsewhere, ".git"))
	if got := branches(t.Context(), here, "v0.1.0"); len(got) != 1 {
		t.Errorf("branches = %v", got)
	}
}

func TestACheckoutThatGitCannotReadIsAProblem(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	if err := os.WriteFile(filepath.Join(root, ".git"), []byte("nothing"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := branches(t.Context(), root, "v0.1.0")
	if len(got) != 1 || !strings.Contains(got[0].What, "is not known: git for-each-ref: exit status 128") {
		t.Errorf("branches = %v", got)
	}
	if made, got := committed(t.Context(), root, root, "v0.1.0"); len(got) != 1 || !made.IsZero() {
		t.Errorf("committed = %v, %v", made, got)
	}
}

// tagged is a source tree with a commit that has a tag, and another after it.
func tagged(t *testing.T) (root string, first, second time.Time) {
	t.Helper()
	root = tree(t, "main")
	first = time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
	second = first.AddDate(0, 1, 0)
	for _, made := range []time.Time{first, second} {
		cmd := exec.CommandContext(t.Context(), "git", "-c", "user.name=Test", "-c", "user.email=test@example.com",
			"commit", "-q", "--allow-empty", "-m", "test")
		cmd.Dir = root
		cmd.Env = append(os.Environ(), "GIT_COMMITTER_DATE="+made.Format(time.RFC3339))
		if output, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v\n%s", err, output)
		}
	}
	git(t, root, "-c", "user.name=Test", "-c", "user.email=test@example.com", "tag", "-a", "-m", "test", "v0.1.0", "HEAD^")
	return root, first, second
}

func TestTheTimeOfTheCommitIsThatOfWhatWasBuilt(t *testing.T) {
	t.Parallel()
	root, first, second := tagged(t)
	beside := func(metadata string) string {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, "metadata.json"), []byte(metadata), 0o600); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	for name, test := range map[string]struct {
		root, dir, tag string
		want           time.Time
		problem        string
	}{
		"a tag":                     {root, t.TempDir(), "v0.1.0", first, ""},
		"what goreleaser noted":     {root, beside(`{"commit": "` + git(t, root, "rev-parse", "HEAD") + `"}`), "v0.1.0", second, ""},
		"neither":                   {root, t.TempDir(), "", time.Time{}, ""},
		"the sources of an archive": {t.TempDir(), t.TempDir(), "v0.1.0", time.Time{}, ""},
		"a tag that is not here":    {root, t.TempDir(), "v0.2.0", time.Time{}, "is not known: git log: exit status 128"},
		"a note that is none":       {root, beside("[]"), "v0.1.0", time.Time{}, "is not known: json: "},
		"an option for a commit":    {root, t.TempDir(), "--all", time.Time{}, "is not known: git log: exit status 128"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made, problems := committed(t.Context(), test.root, test.dir, test.tag)
			if !made.Equal(test.want) {
				t.Errorf("committed = %v, want %v", made, test.want)
			}
			switch {
			case test.problem == "" && len(problems) > 0:
				t.Errorf("problems: %v", problems)
			case test.problem != "" && (len(problems) != 1 || !strings.Contains(problems[0].What, test.problem)):
				t.Errorf("problems: %v, want one with %q", problems, test.problem)
			}
		})
	}
}

func TestATagBeginsWithV(t *testing.T) {
	t.Parallel()
	var stdout bytes.Buffer
	err := run(t.Context(), []string{"-dir", t.TempDir(), "-root", tree(t, "main"), "-tag", "1.2.3"}, &stdout)
	if want := `"1.2.3" is no tag of a release: one is like v1.2.3`; err == nil || err.Error() != want {
		t.Errorf("err = %v, want %q", err, want)
	}
}

func TestASourceTreeThatIsNotThereIsNamed(t *testing.T) {
	t.Parallel()
	root := t.TempDir()
	err := run(t.Context(), []string{"-root", root}, &bytes.Buffer{})
	if err == nil || !strings.HasPrefix(err.Error(), "there is no source tree in "+root+", name it with -root: open ") {
		t.Errorf("err = %v", err)
	}
}
