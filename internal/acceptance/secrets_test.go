package acceptance

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"maps"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
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
			server.Inject(&fakeapi.Fault{When: ofApp(fakeapi.AppID), Answer: echo(unspoilt)})
			failures := injectFailures(server)
			server.Inject(&fakeapi.Fault{When: ofApp("unsolicited"), Answer: unsolicited})
			k := keeping(newCase(t, server, "secrets", row.variables...)).logged()
			k.succeed(t, server, row.saves)
			k.fail(t, failures)
			k.fail(t, map[string]string{"unsolicited": "an answer without a message"})
			k.search(t, row.saves)
		})
	}
}

// succeed applies two lists, one after the other, so that the state has a backup.
func (k *keeper) succeed(t *testing.T, server *fakeapi.Server, saves bool) {
	t.Helper()
	k.reads(t, fakeapi.AppID)
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

// fail plans failures, all at once.
func (k *keeper) fail(t *testing.T, failures map[string]string) {
	t.Helper()
	k.reads(t, slices.Sorted(maps.Keys(failures))...)
	printed := k.mustFail(t, "plan", "-no-color")
	for _, want := range failures {
		wantText(t, printed, want)
	}
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

// injectFailures makes apps fail, each in its own way, and returns what the CLI must
// print of each.
func injectFailures(server *fakeapi.Server) map[string]string {
	said := map[string]string{}
	for app, failure := range map[string]struct {
		answer fakeapi.Effect
		want   string
	}{
		"message":  {answerWith(418, `{"success":false,"errors":[{"code":418,"message":"I do not like %s"}]}`), `"I do not like (redacted)`},
		"header":   {malformed, `malformed MIME header: missing colon: "(redacted)`},
		"redirect": {redirectToCredential, "a redirect to (redacted)"},
		"member":   {answerWith(200, `{"data":{"%s":[]}}`), "no data.sessions"},
		"row":      {answerWith(200, `{"data":{"sessions":[{"id":{"%[1]s":1},"type":"%[1]s"}]}}`), "session 1 of the page has no id"},
		"HTML":     {answerWith(200, "<h1>%s</h1>"), "not JSON"},
	} {
		server.Inject(&fakeapi.Fault{When: ofApp(app), Answer: echo(failure.answer)})
		said[app] = failure.want
	}
	return said
}

func ofApp(id string) func(fakeapi.Request) bool {
	return func(r fakeapi.Request) bool { return strings.Contains(r.Path, "/"+id+"/") }
}

func unspoilt(w http.ResponseWriter, r *http.Request, next http.Handler) { next.ServeHTTP(w, r) }

// credentials are those of a request, in every spelling that the provider redacts.
func credentials(header http.Header) string {
	var all []string
	for _, name := range []string{"Authorization", "X-Auth-Key", "X-Auth-Email"} {
		if secret := strings.TrimPrefix(header.Get(name), "Bearer "); secret != "" {
			all = append(all, secret, url.QueryEscape(secret), base64.StdEncoding.EncodeToString([]byte(secret)))
		}
	}
	return strings.Join(all, " ")
}

// echo is an answer whose headers repeat the credentials.
func echo(answer fakeapi.Effect) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		for _, name := range []string{"Cf-Ray", "Server", "Ratelimit", "Ratelimit-Policy", "Set-Cookie"} {
			w.Header().Set(name, credentials(r.Header))
		}
		answer(w, r, next)
	}
}

// answerWith answers with the credentials in a format.
func answerWith(status int, format string) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		fakeapi.Status(status, fmt.Sprintf(format, credentials(r.Header)))(w, r, next)
	}
}

// malformed has the credentials in place of a header's name.
func malformed(w http.ResponseWriter, r *http.Request, next http.Handler) {
	raw("HTTP/1.1 200 OK\r\n"+credentials(r.Header)+"\r\n\r\n")(w, r, next)
}

// unsolicited sends the credentials after the end of an answer. Package net/http writes
// that to the standard log. Another read might take it for the answer to its request.
func unsolicited(w http.ResponseWriter, r *http.Request, next http.Handler) {
	raw("HTTP/1.1 418 Teapot\r\nContent-Length: 2\r\n\r\n{}"+credentials(r.Header))(w, r, next)
}

// raw writes an answer to the connection as it is.
func raw(answer string) fakeapi.Effect {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_, _ = conn.Write([]byte(answer))
			_ = conn.Close()
		}
	}
}

// redirectToCredential leads to a host with the name of a credential.
func redirectToCredential(w http.ResponseWriter, r *http.Request, next http.Handler) {
	first, _, _ := strings.Cut(credentials(r.Header), " ")
	fakeapi.Redirect("https://"+first+"/"+url.PathEscape(credentials(r.Header)))(w, r, next)
}

// breaking is the variable that makes the plugin panic in its first request.
const breaking = "ACCEPTANCE_BREAKING"

// breakRequests panics where net/http looks for a proxy: in the goroutine of the read,
// with the client and the signed request on its stack.
func breakRequests() {
	if transport, ok := http.DefaultTransport.(*http.Transport); ok {
		transport.Proxy = func(*http.Request) (*url.URL, error) { panic("a mistake in a request") }
	}
}

// The CLI prints or logs what a crashing plugin writes.
func TestSecrets_panic(t *testing.T) {
	t.Parallel()
	k := keeping(newCase(t, fakeapi.New(fakeapi.Sessions(3)), "one", breaking+"=1")).logged()
	k.mustFail(t, "plan")
	k.addFiles(t, k.dir)
	k.wantNoCredential(t)
	for _, text := range []string{"a mistake in a request", "net/http.(*Transport).RoundTrip("} {
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
	server.Inject(&fakeapi.Fault{Answer: echo(fakeapi.Stall(10))})
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

// reads chooses the apps that the configuration reads from now on.
func (k *keeper) reads(t *testing.T, apps ...string) {
	t.Helper()
	list, err := json.Marshal(apps)
	if err != nil {
		t.Fatal(err)
	}
	k.env = append(k.env, "TF_VAR_read="+string(list))
}
