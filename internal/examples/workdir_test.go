package examples

import (
	"context"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/build"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/workdir"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// root is the source tree.
const root = "../.."

// shared is the folder of a provider, built when the first test asks for it: linking
// takes seconds.
var shared struct {
	once sync.Once
	dir  string
	err  error
}

// built is the folder of the provider.
func built(t *testing.T) string {
	t.Helper()
	shared.once.Do(func() {
		//nolint:usetesting // it outlives the test that asked for it
		if shared.dir, shared.err = os.MkdirTemp("", "realtimekit-examples-"); shared.err == nil {
			shared.err = build.Provider(context.Background(), root, shared.dir)
		}
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.dir
}

func removeProvider() {
	if shared.dir != "" {
		_ = os.RemoveAll(shared.dir)
	}
}

// newWorkdir is a configuration of the source tree, run against the server.
func newWorkdir(t *testing.T, server *fakeapi.Server, provider, configuration string, variables ...string) *workdir.Dir {
	t.Helper()
	return workdirOf(t, server, provider, filepath.Join(root, configuration), variables...)
}

// workdirOf is a configuration of any folder, run against the server.
func workdirOf(t *testing.T, server *fakeapi.Server, provider, folder string, variables ...string) *workdir.Dir {
	t.Helper()
	t.Cleanup(server.Close)
	baseURL, err := server.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	variables = append(fakeapi.SampleEnvironment(baseURL), variables...)
	w, err := workdir.New(clitest.CLI(), t.TempDir(), folder, provider, variables...)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func apply(t *testing.T, w *workdir.Dir) {
	t.Helper()
	if err := w.Plan(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Apply(t.Context()); err != nil {
		t.Fatal(err)
	}
}
