package main

import (
	"path/filepath"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/demo/workspace"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi/estate"
)

// root is the source tree.
const root = "../.."

// built is the folder of a provider that lives as long as the test.
func built(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	if err := workspace.Build(t.Context(), root, dir); err != nil {
		t.Fatal(err)
	}
	return dir
}

// newWorkspace is a configuration of the source tree, run against the server.
func newWorkspace(t *testing.T, server *fakeapi.Server, provider, configuration string, variables ...string) *workspace.Workspace {
	t.Helper()
	t.Cleanup(server.Close)
	baseURL, err := server.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	variables = append(estate.Environment(baseURL), variables...)
	w, err := workspace.New(clitest.CLI(), t.TempDir(), filepath.Join(root, configuration), provider, variables...)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

func apply(t *testing.T, w *workspace.Workspace) {
	t.Helper()
	if err := w.Plan(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := w.Apply(t.Context()); err != nil {
		t.Fatal(err)
	}
}
