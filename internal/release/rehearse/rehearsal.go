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

// on rehearses every way to install on one CLI.
func (r *rehearsal) on(ctx context.Context, c cli.CLI) error {
	r.logf("\n=== %s (%s)", c, c.Path)
	ways := []func(context.Context, cli.CLI) error{r.filesystem}
	if trusts(runtime.GOOS) {
		ways = append(ways, r.network, r.upgrade)
	} else {
		r.logf("The network mirror is left out: on %s a CLI trusts the authorities of the system alone.", runtime.GOOS)
	}
	for _, way := range ways {
		if err := way(ctx, c); err != nil {
			return err
		}
	}
	return nil
}

// trusts tells whether a Go program takes authorities from SSL_CERT_FILE there.
func trusts(goos string) bool { return goos != "darwin" && goos != "windows" }

// elsewhere are the platforms that a team of mixed machines would lock for.
var elsewhere = []release.Platform{{OS: "linux", Arch: "amd64"}, {OS: "darwin", Arch: "arm64"}, {OS: "windows", Arch: "amd64"}}

func (r *rehearsal) filesystem(ctx context.Context, c cli.CLI) error {
	r.logf("\n--- %s: filesystem mirror", c)
	folder, err := r.mirror.Clone(filepath.Join(r.dir, c.Name+"-folder"))
	if err != nil {
		return err
	}
	w, err := r.install(c, "filesystem", "= "+r.version, filesystemMirror(folder.Dir))
	if err != nil {
		return err
	}
	zip := folder.Zip(c.ProviderHost(), r.version, release.Host())
	if err := w.runInit(ctx, r.version); err != nil {
		return err
	}
	if err := w.runPlan(ctx); err != nil {
		return err
	}
	if err := w.runLock(ctx, folder, "-fs-mirror="+folder.Dir); err != nil {
		return err
	}
	if err := mirror.Tamper(zip); err != nil {
		return err
	}
	r.logf("A zip of the mirror is tampered with; the lock file knows better.")
	return w.runRefusedInit(ctx, regexp.MustCompile(`doesn't match any of the checksums previously recorded`))
}

func (r *rehearsal) network(ctx context.Context, c cli.CLI) error {
	r.logf("\n--- %s: network mirror", c)
	site, err := mirror.Serve(r.mirror.Dir)
	if err != nil {
		return err
	}
	defer site.Close()
	w, err := r.installFromSite(c, "network", "= "+r.version, site)
	if err != nil {
		return err
	}
	if err := w.runInit(ctx, r.version); err != nil {
		return err
	}
	if err := w.runPlan(ctx); err != nil {
		return err
	}
	if site.Asked(c.ProviderHost()) == 0 {
		return fmt.Errorf("%s did not ask the mirror for a provider of %s", c, c.ProviderHost())
	}
	if err := w.checkLock(r.mirror, release.Host()); err != nil {
		return err
	}
	if err := w.runLock(ctx, r.mirror, "-net-mirror="+site.URL); err != nil {
		return err
	}
	return r.tampered(ctx, c)
}

// tampered is a site whose documents are right and whose zip is not. There is no
// lock file yet that could know.
func (r *rehearsal) tampered(ctx context.Context, c cli.CLI) error {
	folder, err := r.mirror.Clone(filepath.Join(r.dir, c.Name+"-tampered"))
	if err != nil {
		return err
	}
	if err := mirror.Tamper(folder.Zip(c.ProviderHost(), r.version, release.Host())); err != nil {
		return err
	}
	site, err := mirror.Serve(folder.Dir)
	if err != nil {
		return err
	}
	defer site.Close()
	w, err := r.installFromSite(c, "tampered", "= "+r.version, site)
	if err != nil {
		return err
	}
	r.logf("A zip of the mirror is tampered with, and nothing is locked yet.")
	return w.runRefusedInit(ctx, regexp.MustCompile(`doesn't match (the )?any of the expected checksums`))
}

// upgrade goes from an older version to the release. The constraint names both
// exactly: nothing else admits a prerelease, which a snapshot is.
func (r *rehearsal) upgrade(ctx context.Context, c cli.CLI) error {
	r.logf("\n--- %s: upgrade", c)
	m := mirror.Mirror{Dir: filepath.Join(r.dir, c.Name+"-upgrade")}
	if err := m.Add(r.older(), older); err != nil {
		return err
	}
	site, err := mirror.Serve(m.Dir)
	if err != nil {
		return err
	}
	defer site.Close()
	w, err := r.installFromSite(c, "upgrade", "= "+older, site)
	if err != nil {
		return err
	}
	if err := w.runInit(ctx, older); err != nil {
		return err
	}
	if err := m.Add(r.dist, r.version); err != nil {
		return err
	}
	if err := w.require("= " + r.version); err != nil {
		return err
	}
	r.logf("Version %s is in the mirror now, and the configuration wants it.", r.version)
	if err := w.runRefusedInit(ctx, regexp.MustCompile(`does not match configured version constraint.* must use \w+ init -upgrade`)); err != nil {
		return err
	}
	if err := w.lockedAt(older); err != nil {
		return fmt.Errorf("without -upgrade: %w", err)
	}
	if err := w.runInit(ctx, r.version, "-upgrade"); err != nil {
		return err
	}
	if err := w.checkLock(m, release.Host()); err != nil {
		return err
	}
	return w.runPlan(ctx)
}

func filesystemMirror(dir string) string {
	return fmt.Sprintf("provider_installation {\n  filesystem_mirror {\n    path = %q\n  }\n}\n", dir)
}

func networkMirror(url string) string {
	return fmt.Sprintf("provider_installation {\n  network_mirror {\n    url = %q\n  }\n}\n", url)
}

// installFromSite makes a working directory that installs from a network mirror.
func (r *rehearsal) installFromSite(c cli.CLI, name, constraint string, site *mirror.Site) (*installation, error) {
	authority := filepath.Join(r.dir, c.Name+"-"+name+".pem")
	if err := os.WriteFile(authority, site.Authority, 0o600); err != nil {
		return nil, err
	}
	return r.install(c, name, constraint, networkMirror(site.URL), "SSL_CERT_FILE="+authority)
}

// install makes a working directory that installs from where the CLI configuration
// says.
func (r *rehearsal) install(c cli.CLI, name, constraint, cliConfiguration string, variables ...string) (*installation, error) {
	dir := filepath.Join(r.dir, c.Name+"-"+name)
	written := filepath.Join(dir, "written")
	if err := os.MkdirAll(written, 0o700); err != nil {
		return nil, err
	}
	if err := writeConfiguration(written, constraint); err != nil {
		return nil, err
	}
	w, err := workdir.Installing(c, dir, written, cliConfiguration, append(variables, r.variables...)...)
	return &installation{rehearsal: r, cli: c, dir: dir, workdir: w}, err
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
