package acceptance

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// root is the source tree.
const root = "../.."

// workdir is a directory in which the CLI runs a copy of a configuration with the
// provider of this source tree. Plans and state lie next to the copy.
type workdir struct {
	dir string
	env []string
}

// newWorkdir is a configuration of the source tree, run against the server.
func newWorkdir(t *testing.T, server *fakeapi.Server, configuration string, variables ...string) *workdir {
	t.Helper()
	return workdirOf(t, server, filepath.Join(root, configuration), variables...)
}

// workdirOf is a configuration of any folder, run against the server.
func workdirOf(t *testing.T, server *fakeapi.Server, folder string, variables ...string) *workdir {
	t.Helper()
	t.Cleanup(server.Close)
	baseURL, err := server.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	return prepared(t, folder, append(fakeapi.SampleEnvironment(baseURL), variables...))
}

// prepared is a working directory whose CLI has the variables in its environment, in
// the form of os.Environ.
func prepared(t *testing.T, folder string, variables []string) *workdir {
	t.Helper()
	w := &workdir{dir: t.TempDir()}
	w.env = append(os.Environ(),
		"TF_CLI_CONFIG_FILE="+w.overrides(t),
		"TF_IN_AUTOMATION=1",
		"TF_INPUT=0",
	)
	w.env = append(w.env, variables...)
	if err := os.Mkdir(w.configuration(), 0o700); err != nil {
		t.Fatal(err)
	}
	copyConfiguration(t, w.configuration(), folder)
	return w
}

// overrides writes the CLI configuration. The address is without a host, which
// Terraform and OpenTofu complete with their own. No other provider can be installed.
func (w *workdir) overrides(t *testing.T) (path string) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(self, filepath.Join(w.dir, pluginName)); err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(w.dir, "cli.tfrc")
	text := fmt.Sprintf("provider_installation {\n  dev_overrides {\n    \"realtimekit/realtimekit\" = %q\n  }\n}\n", w.dir)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func (w *workdir) configuration() string { return filepath.Join(w.dir, "configuration") }

// copyConfiguration copies a configuration with its templates and tests, without the state
// that a run by hand left in the source tree.
func copyConfiguration(t *testing.T, to, from string) {
	t.Helper()
	copied := 0
	for _, pattern := range []string{"*.tf", "*.tftpl", "*.tftest.hcl"} {
		files, err := filepath.Glob(filepath.Join(from, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			text, err := os.ReadFile(file)
			if err == nil {
				err = os.WriteFile(filepath.Join(to, filepath.Base(file)), text, 0o600)
			}
			if err != nil {
				t.Fatal(err)
			}
			copied++
		}
	}
	if copied == 0 {
		t.Fatalf("%s has no configuration", from)
	}
}
