package acceptance

import (
	"bytes"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Each alias is a process with its own address and credentials. The program is built as
// it ships, since a test binary does not know the versions of its modules.
func TestProvider_aliasesAndUserAgent(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(41)
	first, second := fakeapi.New(data), fakeapi.New(nil, fakeapi.App("second", data[:7]))
	t.Cleanup(second.Close)
	secondBaseURL, err := second.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	w := newCase(t, first, "aliases", "TF_VAR_second_base_url="+secondBaseURL, "TF_VAR_key="+fakeapi.Key, "TF_VAR_address="+fakeapi.Email)
	w.buildPlugin(t)

	made := w.report(t, "apply", "-auto-approve")
	made.wantOutputs(t, map[string]any{
		"all":    rowsOf(t, data, false),
		"ended":  rowsOf(t, having(data, isEnded), false),
		"second": rowsOf(t, data[:7], false),
		"newest": rowsOf(t, []fakeapi.Session{data[6], data[5]}, false),
	})
	wantHeaders(t, first, http.Header{"Authorization": {"Bearer " + fakeapi.Token}})
	wantHeaders(t, second, http.Header{"X-Auth-Key": {fakeapi.Key}, "X-Auth-Email": {fakeapi.Email}})
}

// buildPlugin replaces the plugin by the program that ships.
func (w *workdir) buildPlugin(t *testing.T) {
	t.Helper()
	plugin := filepath.Join(w.dir, pluginName)
	if err := os.Remove(plugin); err != nil {
		t.Fatal(err)
	}
	build := exec.CommandContext(t.Context(), "go", "build", "-buildvcs=false", "-o", plugin, root)
	if output, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
}

// wantHeaders checks that two requests came with these credentials and no others, from
// a provider that names its version and the CLI's.
func wantHeaders(t *testing.T, server *fakeapi.Server, want http.Header) {
	t.Helper()
	version := regexp.QuoteMeta(underTest.version)
	if underTest.isOpenTofu() { // which names the Terraform whose features it has
		version = `1\.\d+\.\d+`
	}
	agent := regexp.MustCompile(`^terraform-provider-realtimekit/dev cli/` + version + "$")
	wantRequests(t, server, 2)
	for _, request := range server.Requests() {
		if got := request.Header.Get("User-Agent"); !agent.MatchString(got) {
			t.Errorf("User-Agent is %q, want %s", got, agent)
		}
		for _, name := range []string{"Authorization", "X-Auth-Key", "X-Auth-Email"} {
			if got := request.Header[name]; !slices.Equal(got, want[name]) {
				t.Errorf("%s is %q, want %q", name, got, want[name])
			}
		}
	}
}

// Without the interrupt, the plan would wait a minute for the answer.
func TestPlan_interrupt(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows cannot send an interrupt to one process")
	}
	server := fakeapi.New(fakeapi.Sessions(3))
	server.Inject(&fakeapi.Fault{Answer: fakeapi.Stall(0)})
	plan := newCase(t, server, "one").command(t.Context(), "plan", "-no-color")
	var printed bytes.Buffer
	plan.Stdout, plan.Stderr = &printed, &printed
	if err := plan.Start(); err != nil {
		t.Fatal(err)
	}
	soon(t, "the read waits", func() bool { return len(server.Requests()) > 0 })

	begin := time.Now()
	if err := plan.Process.Signal(os.Interrupt); err != nil {
		t.Error(err)
	}
	if err := plan.Wait(); err == nil {
		t.Error("the plan succeeds")
	}
	// A second is promised. The rest is for a busy machine.
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("the plan ends %s after the interrupt", took)
	}
	wantText(t, printed.String(), "Interrupt received", "Error: Unable to list sessions", "The read was cancelled")
	soon(t, "no connection is left", func() bool { open, _ := server.Connections(); return open == 0 })
}
