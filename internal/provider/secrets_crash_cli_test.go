package provider_test

import (
	"bytes"
	"context"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"syscall"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// bothKinds are the two kinds of credential, as an environment has them.
func bothKinds() map[string]map[string]string {
	return map[string]map[string]string{
		"token": {"CLOUDFLARE_API_TOKEN": fakeapi.Token},
		"pair":  {"CLOUDFLARE_API_TOKEN": "", "CLOUDFLARE_API_KEY": fakeapi.Key, "CLOUDFLARE_EMAIL": fakeapi.Email},
	}
}

// A CLI prints what a plugin that crashed had to say.
func TestACrashPrintsNoCredential(t *testing.T) {
	t.Parallel()

	for kind, credentials := range bothKinds() {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()

			s := newWorld(t, fakeapi.Sessions(3)).with(credentials).secretive(t, nil)
			s.environment = append(s.environment, breaking+"=1")

			s.notDone(t, "plan")
			s.said.addFiles(t, s.directory)
			wantNothingSecret(t, s.said)

			printed := []string{"trace.log"}
			if !underTest.isOpenTofu() { // which keeps it in the log
				printed = append(printed, "plan")
			}

			// The stack is the one of the request, and it was seen.
			for _, text := range []string{"a mistake in the middle of a request", "realtimekit.(*Client).get(", "net/http.(*Transport).RoundTrip("} {
				wantFound(t, s.said, text, printed...)
			}
		})
	}
}

// A read that hangs is ended by hand: politely, or with a dump of all that runs.
func TestAReadThatIsEndedByHandPrintsNoCredential(t *testing.T) {
	t.Parallel()

	for name, row := range map[string]struct {
		end  func(t *testing.T, s *secretive, cli *os.Process)
		want string
		in   string
	}{
		"interrupt of the CLI": {
			end:  func(t *testing.T, _ *secretive, cli *os.Process) { t.Helper(); send(t, cli, os.Interrupt) },
			want: "The read was cancelled.",
			in:   "plan",
		},
		"quit of the plugin": {
			end: func(t *testing.T, s *secretive, _ *os.Process) {
				t.Helper()
				send(t, s.pluginProcess(t), syscall.SIGQUIT)
			},
			want: "realtimekit.(*Client).get(",
			in:   "trace.log",
		},
	} {
		for kind, credentials := range bothKinds() {
			t.Run(name+" with a "+kind, func(t *testing.T) {
				t.Parallel()

				w := newWorld(t, fakeapi.Sessions(3)).with(credentials)
				s := w.secretive(t, nil)
				hangs := w.hang()

				s.keepUntil(t, "plan", func(cli *os.Process) {
					<-hangs
					row.end(t, s, cli)
				})
				s.said.addFiles(t, s.directory)
				wantNothingSecret(t, s.said)
				wantFound(t, s.said, row.want, row.in)
			})
		}
	}
}

// hang makes every answer stall, and tells of each that does.
func (w *world) hang() <-chan struct{} {
	hangs := make(chan struct{}, 100)

	w.api.Inject(&fakeapi.Fault{Answer: func(answer http.ResponseWriter, r *http.Request, next http.Handler) {
		hangs <- struct{}{}

		as(fakeapi.Stall(10))(answer, r, next)
	}})

	return hangs
}

// keepUntil runs a command that ends because of what is done meanwhile, and
// keeps what it said.
func (s *secretive) keepUntil(t *testing.T, command string, meanwhile func(cli *os.Process)) {
	t.Helper()

	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()

	var said bytes.Buffer

	cmd := s.command(ctx, command)
	cmd.Stdout, cmd.Stderr = &said, &said

	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}

	meanwhile(cmd.Process)

	if err := cmd.Wait(); err == nil || ctx.Err() != nil {
		t.Errorf("%s ended with %v:\n%s", command, err, said.Bytes())
	}

	s.said.add(t, command, said.Bytes())
}

var started = regexp.MustCompile(`plugin started: path=\S+ pid=(\d+)`)

// pluginProcess is the plugin that the CLI started last, as its log has it.
func (s *secretive) pluginProcess(t *testing.T) *os.Process {
	t.Helper()

	log, err := os.ReadFile(filepath.Join(s.directory, "trace.log"))
	if err != nil {
		t.Fatal(err)
	}

	all := started.FindAllSubmatch(log, -1)
	if len(all) == 0 {
		t.Fatalf("no plugin was started:\n%s", log)
	}

	pid, err := strconv.Atoi(string(all[len(all)-1][1]))
	if err != nil {
		t.Fatal(err)
	}

	plugin, err := os.FindProcess(pid)
	if err != nil {
		t.Fatal(err)
	}

	return plugin
}

func send(t *testing.T, process *os.Process, signal os.Signal) {
	t.Helper()

	if err := process.Signal(signal); err != nil {
		t.Error(err)
	}
}
