package acceptance

import (
	"context"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The API repeats the credentials wherever an answer has room for them. Everything that
// the CLI prints, logs and writes is searched.
func TestSecrets_stateAndPlanAndLog(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		variables []string
		// The CLI saves the values of variables with a plan, sensitive ones too.
		saves bool
	}{
		"token of the environment":  {saves: true},
		"key of the provider block": {variables: []string{"CLOUDFLARE_API_TOKEN=", "TF_VAR_key=" + fakeapi.Key, "TF_VAR_address=" + fakeapi.Email}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := fakeapi.New(fakeapi.Sessions(3))
			server.Inject(&fakeapi.Fault{When: ofApp(fakeapi.AppID), Answer: fakeapi.Echo(nil)})
			server.Inject(&fakeapi.Fault{When: ofApp("failing"), Answer: fakeapi.Echo(refused)})
			k := keeping(newCase(t, server, "secrets", row.variables...)).logged()
			k.succeed(t, server, row.saves)
			k.fail(t)
			k.search(t, row.saves)
		})
	}
}

// succeed applies two lists, one after the other, so that the state has a backup.
func (k *keeper) succeed(t *testing.T, server *fakeapi.Server, saves bool) {
	t.Helper()
	k.reads(fakeapi.AppID)
	if saves {
		k.must(t, "plan", "-out=saved.tfplan")
		k.must(t, "show", "-json", "saved.tfplan")
		k.must(t, "apply", "saved.tfplan")
	} else {
		k.must(t, "apply", "-auto-approve")
	}
	server.Update(func(sessions []fakeapi.Session) []fakeapi.Session { return sessions[1:] })
	k.must(t, "apply", "-auto-approve")
	k.must(t, "show", "-json")
}

// fail plans a read that the API refuses.
func (k *keeper) fail(t *testing.T) {
	t.Helper()
	k.reads("failing")
	wantText(t, k.mustFail(t, "plan", "-no-color"), `"I do not like (redacted)`)
}

// search checks that no credential is found, and that other texts are found.
func (k *keeper) search(t *testing.T, saved bool) {
	t.Helper()
	k.addFiles(t, k.dir)
	k.wantNoCredential(t)
	places := []string{"apply -auto-approve", "plan -no-color", "show -json", "terraform.tfstate", "terraform.tfstate.backup", "trace.log"}
	if saved {
		places = append(places, "show -json saved.tfplan", "saved.tfplan/tfplan", "saved.tfplan/tfstate")
	}
	k.wantFound(t, "realtimekit_sessions", places...)
	k.wantFound(t, "(redacted)", "plan -no-color", "trace.log")
}

func ofApp(id string) func(fakeapi.Request) bool {
	return func(r fakeapi.Request) bool { return strings.Contains(r.Path, "/"+id+"/") }
}

// refused is an error whose message repeats the credentials.
func refused(credentials string) fakeapi.Effect {
	return fakeapi.ErrorB(418, 418, "I do not like "+credentials)
}

// breaking is the variable that makes the plugin panic in its first request.
const breaking = "ACCEPTANCE_BREAKING"

// breakRequests panics where net/http connects, with the transport on the stack.
func breakRequests() {
	if transport, ok := http.DefaultTransport.(*http.Transport); ok {
		transport.DialContext = func(context.Context, string, string) (net.Conn, error) { panic("a mistake in a request") }
	}
}

// The CLI prints or logs what a crashing plugin writes.
func TestSecrets_panic(t *testing.T) {
	t.Parallel()
	k := keeping(newCase(t, fakeapi.New(fakeapi.Sessions(3)), "one", breaking+"=1")).logged()
	k.mustFail(t, "plan")
	k.addFiles(t, k.dir)
	k.wantNoCredential(t)
	for _, text := range []string{"a mistake in a request", "net/http.(*Transport).dialConn("} {
		k.wantFound(t, text, "trace.log")
	}
}

// SIGQUIT makes a Go program write the stacks of all goroutines.
func TestSecrets_quit(t *testing.T) {
	t.Parallel()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no SIGQUIT")
	}
	server := fakeapi.New(fakeapi.Sessions(3))
	server.Inject(&fakeapi.Fault{Answer: fakeapi.Echo(func(string) fakeapi.Effect { return fakeapi.Stall(10) })})
	w := newCase(t, server, "one", "CLOUDFLARE_API_TOKEN=", "CLOUDFLARE_API_KEY="+fakeapi.Key, "CLOUDFLARE_EMAIL="+fakeapi.Email)
	k := keeping(w).logged()

	plan := k.command(t.Context(), "plan")
	if err := plan.Start(); err != nil {
		t.Fatal(err)
	}
	soon(t, "the read waits", func() bool { return len(server.Requests()) > 0 })
	k.quitPlugin(t)
	if err := plan.Wait(); err == nil {
		t.Error("the plan succeeds")
	}
	k.addFiles(t, k.dir)
	k.wantNoCredential(t)
	k.wantFound(t, "SIGQUIT", "trace.log")
	k.wantFound(t, "net/http.(*persistConn).readLoop(", "trace.log")
}

var startedPlugin = regexp.MustCompile(`plugin started: path=\S+ pid=(\d+)`)

// quitPlugin sends SIGQUIT to the plugin that the CLI started last.
func (k *keeper) quitPlugin(t *testing.T) {
	t.Helper()
	log, err := os.ReadFile(filepath.Join(k.configuration(), "trace.log"))
	if err != nil {
		t.Fatal(err)
	}
	all := startedPlugin.FindAllSubmatch(log, -1)
	if len(all) == 0 {
		t.Fatalf("the log names no plugin:\n%s", log)
	}
	pid, err := strconv.Atoi(string(all[len(all)-1][1]))
	if err != nil {
		t.Fatal(err)
	}
	plugin, err := os.FindProcess(pid)
	if err == nil {
		err = plugin.Signal(syscall.SIGQUIT)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// reads chooses the app that the configuration reads from now on.
func (k *keeper) reads(app string) { k.env = append(k.env, "TF_VAR_app_id="+app) }
