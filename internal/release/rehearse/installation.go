package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/workdir"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/command"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release/mirror"
)

// installation is a working directory on one CLI, in which the provider gets installed.
type installation struct {
	*rehearsal
	cli     cli.CLI
	dir     string
	workdir *workdir.Dir
}

// runInit runs "init", shows what it says, and sees which version it took.
func (i *installation) runInit(ctx context.Context, version string, arguments ...string) error {
	text, err := i.workdir.Run(ctx, "init", append([]string{"-no-color"}, arguments...)...)
	if err != nil {
		return err
	}
	i.logf("$ %s", strings.Join(append([]string{i.cli.Name, "init"}, arguments...), " "))
	i.logf("%s", strings.TrimSpace(text))
	return i.lockedAt(version)
}

// require changes the version that the configuration wants.
func (i *installation) require(constraint string) error {
	return writeConfiguration(filepath.Dir(i.workdir.LockFile()), constraint)
}

func (i *installation) lockedAt(version string) error {
	lock, err := os.ReadFile(i.workdir.LockFile())
	if err != nil {
		return err
	}
	return lockedAt(string(lock), i.cli.ProviderHost(), version)
}

// lockedAt tells whether a lock file has the provider of a host at a version.
func lockedAt(lock, host, version string) error {
	block := regexp.MustCompile(`(?s)provider "` + regexp.QuoteMeta(host+"/"+mirror.Source) + `" \{\s+version\s+= "([^"]*)"`)
	found := block.FindStringSubmatch(lock)
	if found == nil || found[1] != version {
		return fmt.Errorf("the lock file has not %s/%s %s:\n%s", host, mirror.Source, version, lock)
	}
	return nil
}

// runPlan reads the fake API with what was installed.
func (i *installation) runPlan(ctx context.Context) error {
	text, err := i.workdir.Run(ctx, "plan", "-no-color")
	if err != nil {
		return err
	}
	counted := regexp.MustCompile(`(?m)^\s*\+ sessions\s*= ` + fmt.Sprint(sessions) + `$`)
	line := counted.FindString(text)
	if line == "" {
		return fmt.Errorf("the plan does not count %d sessions:\n%s", sessions, text)
	}
	i.logf("$ %s plan\n%s", i.cli.Name, line)
	return nil
}

// checkLock sees whether "init" noted what is in a zip. Of a mirror a CLI takes
// no hash on trust: those of other platforms come from "providers lock". OpenTofu
// also notes the zip that it downloaded, Terraform does not; so that is shown, and
// not asked for.
func (i *installation) checkLock(m mirror.Mirror, p release.Platform) error {
	hashes, err := mirror.Hashes(m.Zip(i.cli.ProviderHost(), i.version, p))
	if err != nil {
		return err
	}
	lock, err := os.ReadFile(i.workdir.LockFile())
	if err != nil {
		return err
	}
	i.logf("Hashes in the lock file: %d of contents (h1), %d of zips (zh)",
		strings.Count(string(lock), `"h1:`), strings.Count(string(lock), `"zh:`))
	return i.locked(hashes[0])
}

func (i *installation) locked(hashes ...string) error {
	lock, err := os.ReadFile(i.workdir.LockFile())
	if err != nil {
		return err
	}
	for _, hash := range hashes {
		if !strings.Contains(string(lock), `"`+hash+`"`) {
			return fmt.Errorf("the lock file does not have %s:\n%s", hash, lock)
		}
	}
	return nil
}

// runLock locks for every platform of elsewhere from a mirror, and sees
// whether the lock file then has the hash of what is in each zip.
func (i *installation) runLock(ctx context.Context, m mirror.Mirror, from string) error {
	arguments := []string{"lock", "-no-color", from}
	for _, p := range elsewhere {
		arguments = append(arguments, "-platform="+p.String())
	}
	if _, err := i.workdir.Run(ctx, "providers", arguments...); err != nil {
		return err
	}
	for _, p := range elsewhere {
		hashes, err := mirror.Hashes(m.Zip(i.cli.ProviderHost(), i.version, p))
		if err != nil {
			return err
		}
		if err := i.locked(hashes[0]); err != nil {
			return fmt.Errorf("%s: %w", p, err)
		}
	}
	i.logf("$ %s providers lock %s -platform=... (%d platforms, all in the lock file)", i.cli.Name, strings.SplitN(from, "=", 2)[0], len(elsewhere))
	return nil
}

// runRefusedInit sees to it that "init" fails, and for the reason that it should. What
// was installed before is gone, so that it has to be installed again.
func (i *installation) runRefusedInit(ctx context.Context, reason *regexp.Regexp) error {
	if err := os.RemoveAll(filepath.Join(i.dir, "data")); err != nil {
		return err
	}
	text, err := i.workdir.Run(ctx, "init", "-no-color")
	failure := (*command.Failure)(nil)
	if err == nil {
		return fmt.Errorf("%s init takes what it should refuse:\n%s", i.cli.Name, text)
	}
	if !errors.As(err, &failure) {
		return err
	}
	said := plainly(failure.Stderr)
	if !reason.MatchString(said) {
		return fmt.Errorf("%s init fails, but not because it %s: %w", i.cli.Name, reason, err)
	}
	i.logf("$ %s init\n%s", i.cli.Name, said)
	return nil
}
