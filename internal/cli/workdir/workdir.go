// Package workdir runs Terraform or OpenTofu with the provider of this source
// tree on a copy of a configuration, in a folder of its own. The user's CLI
// configuration, variables, plugins and state take no part in it.
//
// It is not hashicorp/terraform-exec: that takes no TF_VAR_ from an environment,
// which is how the examples get theirs, and promises nothing for OpenTofu.
package workdir

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli"
)

// Dir is a working directory: a configuration, the CLI that runs it and the
// environment of that CLI.
type Dir struct {
	cli cli.CLI
	dir string
	env []string
}

// New makes a working directory in the existing folder dir. The configuration is
// copied there from another folder, the provider is taken from a folder with its
// binary; variables, such as credentials, are added to the environment of the CLI
// in the form of os.Environ.
func New(c cli.CLI, dir, configuration, provider string, variables ...string) (*Dir, error) {
	return Installing(c, dir, configuration, fmt.Sprintf(overrides, provider), variables...)
}

// Installing makes a working directory whose provider the CLI has to install with
// "init", from where the CLI configuration says.
func Installing(c cli.CLI, dir, configuration, cliConfiguration string, variables ...string) (*Dir, error) {
	// Terraform puts variables of the environment into its CLI configuration, has no
	// way to write a $, and OpenTofu takes each for what it is.
	if strings.Contains(cliConfiguration, "$") {
		return nil, fmt.Errorf("there is a $ in the path of a folder, which Terraform takes for a variable: "+
			"set TMPDIR to a folder without it\n%s", cliConfiguration)
	}
	w := &Dir{cli: c, dir: dir}
	w.env = append(w.ownEnvironment(os.Environ()), variables...)
	if err := os.WriteFile(w.cliConfiguration(), []byte(cliConfiguration), 0o600); err != nil {
		return nil, err
	}
	return w, copyConfiguration(w.configuration(), configuration)
}

// overrides has the provider's address without a host, so that Terraform and
// OpenTofu each complete it with their own. Nothing else can be installed: a
// configuration that needs another provider fails instead of downloading it.
const overrides = `provider_installation {
  dev_overrides {
    "realtimekit/realtimekit" = %q
  }
}
`

// LockFile is where "init" notes which provider it took.
func (w *Dir) LockFile() string {
	return filepath.Join(w.configuration(), ".terraform.lock.hcl")
}

func (w *Dir) configuration() string    { return filepath.Join(w.dir, "configuration") }
func (w *Dir) cliConfiguration() string { return filepath.Join(w.dir, "cli.tfrc") }
func (w *Dir) plan() string             { return filepath.Join(w.dir, "plan") }

// parts are the files that a configuration is made of: itself, its templates and
// its tests.
var parts = []string{"*.tf", "*.tftpl", "*.tftest.hcl"}

// copyConfiguration takes those files and nothing else: beside them may lie the
// state of somebody who tried the configuration where it is.
func copyConfiguration(to, from string) error {
	var files []string
	for _, pattern := range parts {
		found, err := filepath.Glob(filepath.Join(from, pattern))
		if err != nil {
			return err
		}
		files = append(files, found...)
	}
	if len(files) == 0 {
		return fmt.Errorf("there is no configuration in %s", from)
	}
	if err := os.Mkdir(to, 0o700); err != nil {
		return err
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(to, filepath.Base(file)), text, 0o600); err != nil {
			return err
		}
	}
	return nil
}
