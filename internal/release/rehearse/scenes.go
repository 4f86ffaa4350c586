package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/workdir"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/release/mirror"
)

// play runs every scene on one CLI.
func (s *stage) play(ctx context.Context, c cli.CLI) error {
	s.say("\n=== %s (%s)", c, c.Path)
	scenes := []func(context.Context, cli.CLI) error{s.filesystem}
	if trusts(runtime.GOOS) {
		scenes = append(scenes, s.network, s.upgrade)
	} else {
		s.say("The network mirror is left out: on %s a CLI trusts the authorities of the system alone.", runtime.GOOS)
	}
	for _, scene := range scenes {
		if err := scene(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// trusts tells whether a Go program takes authorities from SSL_CERT_FILE there.
func trusts(goos string) bool { return goos != "darwin" && goos != "windows" }

// elsewhere are the platforms that a team of mixed machines would lock for.
var elsewhere = []release.Platform{{OS: "linux", Arch: "amd64"}, {OS: "darwin", Arch: "arm64"}, {OS: "windows", Arch: "amd64"}}

func (s *stage) filesystem(ctx context.Context, c cli.CLI) error {
	s.say("\n--- %s: filesystem mirror", c)
	folder, err := s.mirror.Clone(filepath.Join(s.dir, c.Name+"-folder"))
	if err != nil {
		return err
	}
	w, err := s.enter(c, "filesystem", "= "+s.version, filesystemMirror(folder.Dir))
	if err != nil {
		return err
	}
	zip := folder.Zip(c.ProviderHost(), s.version, release.Host())
	if err := w.initialise(ctx, s.version); err != nil {
		return err
	}
	if err := w.plan(ctx); err != nil {
		return err
	}
	if err := w.locksContents(ctx, folder, "-fs-mirror="+folder.Dir); err != nil {
		return err
	}
	if err := mirror.Tamper(zip); err != nil {
		return err
	}
	s.say("A zip of the mirror is tampered with; the lock file knows better.")
	return w.refuses(ctx, regexp.MustCompile(`doesn't match any of the checksums previously recorded`))
}

func (s *stage) network(ctx context.Context, c cli.CLI) error {
	s.say("\n--- %s: network mirror", c)
	site, err := mirror.Serve(s.mirror.Dir)
	if err != nil {
		return err
	}
	defer site.Close()
	w, err := s.visit(c, "network", "= "+s.version, site)
	if err != nil {
		return err
	}
	if err := w.initialise(ctx, s.version); err != nil {
		return err
	}
	if err := w.plan(ctx); err != nil {
		return err
	}
	if site.Asked(c.ProviderHost()) == 0 {
		return fmt.Errorf("%s did not ask the mirror for a provider of %s", c, c.ProviderHost())
	}
	if err := w.locksContent(s.mirror, release.Host()); err != nil {
		return err
	}
	if err := w.locksContents(ctx, s.mirror, "-net-mirror="+site.URL); err != nil {
		return err
	}
	return s.tampered(ctx, c)
}

// tampered is a site whose documents are right and whose zip is not. There is no
// lock file yet that could know.
func (s *stage) tampered(ctx context.Context, c cli.CLI) error {
	folder, err := s.mirror.Clone(filepath.Join(s.dir, c.Name+"-tampered"))
	if err != nil {
		return err
	}
	if err := mirror.Tamper(folder.Zip(c.ProviderHost(), s.version, release.Host())); err != nil {
		return err
	}
	site, err := mirror.Serve(folder.Dir)
	if err != nil {
		return err
	}
	defer site.Close()
	w, err := s.visit(c, "tampered", "= "+s.version, site)
	if err != nil {
		return err
	}
	s.say("A zip of the mirror is tampered with, and nothing is locked yet.")
	return w.refuses(ctx, regexp.MustCompile(`doesn't match (the )?any of the expected checksums`))
}

// upgrade goes from an older version to the release. The constraint names both
// exactly: nothing else admits a prerelease, which a snapshot is.
func (s *stage) upgrade(ctx context.Context, c cli.CLI) error {
	s.say("\n--- %s: upgrade", c)
	m := mirror.Mirror{Dir: filepath.Join(s.dir, c.Name+"-upgrade")}
	if err := m.Add(s.older(), older); err != nil {
		return err
	}
	site, err := mirror.Serve(m.Dir)
	if err != nil {
		return err
	}
	defer site.Close()
	w, err := s.visit(c, "upgrade", "= "+older, site)
	if err != nil {
		return err
	}
	if err := w.initialise(ctx, older); err != nil {
		return err
	}
	if err := m.Add(s.dist, s.version); err != nil {
		return err
	}
	if err := w.require("= " + s.version); err != nil {
		return err
	}
	s.say("Version %s is in the mirror now, and the configuration wants it.", s.version)
	if err := w.refuses(ctx, regexp.MustCompile(`does not match configured version constraint.* must use \w+ init -upgrade`)); err != nil {
		return err
	}
	if err := w.lockedAt(older); err != nil {
		return fmt.Errorf("without -upgrade: %w", err)
	}
	if err := w.initialise(ctx, s.version, "-upgrade"); err != nil {
		return err
	}
	if err := w.locksContent(m, release.Host()); err != nil {
		return err
	}
	return w.plan(ctx)
}

func filesystemMirror(dir string) string {
	return fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", dir)
}

func networkMirror(url string) string {
	return fmt.Sprintf("provider_installation {\n  network_mirror {\n    url = %q\n  }\n}\n", url)
}

// visit enters a working directory that installs from a site.
func (s *stage) visit(c cli.CLI, name, constraint string, site *mirror.Site) (*scene, error) {
	authority := filepath.Join(s.dir, c.Name+"-"+name+".pem")
	if err := os.WriteFile(authority, site.Authority, 0o600); err != nil {
		return nil, err
	}
	return s.enter(c, name, constraint, networkMirror(site.URL), "SSL_CERT_FILE="+authority)
}

// enter makes a working directory that installs from where the CLI configuration says.
func (s *stage) enter(c cli.CLI, name, constraint, cliConfiguration string, variables ...string) (*scene, error) {
	dir := filepath.Join(s.dir, c.Name+"-"+name)
	written := filepath.Join(dir, "written")
	if err := os.MkdirAll(written, 0o700); err != nil {
		return nil, err
	}
	if err := writeConfiguration(written, constraint); err != nil {
		return nil, err
	}
	w, err := workdir.Installing(c, dir, written, cliConfiguration, append(variables, s.variables...)...)
	return &scene{stage: s, cli: c, dir: dir, workdir: w}, err
}

func writeConfiguration(dir, constraint string) error {
	text := fmt.Sprintf(configuration, mirror.Source, constraint)
	return os.WriteFile(filepath.Join(dir, "main.tf"), []byte(text), 0o600)
}

const configuration = `terraform {
  required_providers {
    realtimekit = {
      source  = %q
      version = %q
    }
  }
}

data "realtimekit_session_usage" "all" {}

output "sessions" {
  value = data.realtimekit_session_usage.all.totals.sessions
}
`

// plainly is what a CLI says without the frame that it draws around an error.
func plainly(text string) string {
	return strings.Join(strings.Fields(strings.NewReplacer("│", " ", "╷", " ", "╵", " ").Replace(text)), " ")
}
