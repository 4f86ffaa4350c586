package main

import (
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/cli/clitest"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// shown is a demo that a test can read.
func shown(t *testing.T, server *fakeapi.Server) (d demo, stdout *strings.Builder) {
	t.Helper()
	stdout = &strings.Builder{}
	return demo{
		cli:    clitest.CLI(),
		stdout: stdout,
		temp:   t.TempDir(),
		fake:   func() *fakeapi.Server { return server },
	}, stdout
}

func isEmpty(t *testing.T, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// That the numbers are right is what the tests of the example say.
func TestTheDemoPrintsTheReportOfTheExample(t *testing.T) {
	t.Parallel()
	server := madeUp()
	d, stdout := shown(t, server)
	if err := d.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	head, report, _ := strings.Cut(stdout.String(), "apply")
	_, report, _ = strings.Cut(report, "\n\n")
	report, foot, _ := strings.Cut(report, "\nThe fake API answered")

	rest := report
	for _, want := range []string{"Sessions        250\n", "\nComplete  yes, ", "\nLive now    present\n", "\nMeetings      minutes  sessions\n", "\nDays          minutes  sessions\n"} {
		_, after, found := strings.Cut(rest, want)
		if !found {
			t.Errorf("no %q in\n%s", want, rest)
		}
		rest = after
	}
	for _, want := range []string{clitest.CLI().String(), "the fake API, started for this demo. All of its data are made up."} {
		if !strings.Contains(head, want) {
			t.Errorf("no %q in\n%s", want, head)
		}
	}
	if want := " 3 requests. All data above are made up.\n"; foot != want {
		t.Errorf("the end is %q, want %q", foot, want)
	}
	isEmpty(t, d.temp)
}

func TestAnInterruptLeavesNothingBehind(t *testing.T) {
	t.Parallel()
	ctx, interrupt := context.WithCancel(t.Context())
	// The provider asks for its first page, and waits for longer than anybody.
	server := fakeapi.New(fakeapi.Sessions(3), fakeapi.LatencyOf(func(fakeapi.Request) time.Duration {
		interrupt()
		return time.Hour
	}))
	d, stdout := shown(t, server)
	if err := d.run(ctx); !errors.Is(err, context.Canceled) {
		t.Errorf("err = %v", err)
	}
	if len(server.Requests()) != 1 {
		t.Errorf("the demo was interrupted after %d requests, not in the midst of its plan:\n%s", len(server.Requests()), stdout)
	}
	if open, _ := server.Connections(); open > 0 {
		t.Errorf("%d connections are open", open)
	}
	isEmpty(t, d.temp)
}

func TestAFailureShowsAllThatTheCLISaid(t *testing.T) {
	t.Parallel()
	server := madeUp()
	fault := &fakeapi.Fault{Answer: fakeapi.ErrorB(403, 10000, "Authentication error")}
	server.Inject(fault)
	d, stdout := shown(t, server)
	err := d.run(t.Context())
	if err == nil || fault.Fired() == 0 {
		t.Fatalf("err = %v after %d faults", err, fault.Fired())
	}
	for _, want := range []string{d.cli.Name + " plan: exit status 1", "Authentication error", "data.realtimekit_sessions.all: Reading..."} {
		if !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in\n%v", want, err)
		}
	}
	if strings.Contains(err.Error()+stdout.String(), fakeapi.Token) {
		t.Error("the token is shown")
	}
	isEmpty(t, d.temp)
}

func TestTheCredentialsOfTheEnvironmentLeadToAnotherService(t *testing.T) {
	t.Parallel()
	server := madeUp()
	t.Cleanup(server.Close)
	baseURL, err := server.Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	d, stdout := shown(t, nil)
	d.environ = fakeapi.SampleEnvironment(baseURL)
	if err := d.run(t.Context()); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(stdout.String(), "Source  whatever answers at your CLOUDFLARE_BASE_URL, with the credentials in the environment") || strings.Contains(stdout.String(), "made up") {
		t.Errorf("the source is wrong:\n%s", stdout)
	}
	if !strings.Contains(stdout.String(), "\nSessions        250\n") {
		t.Errorf("no report:\n%s", stdout)
	}
	for _, secret := range []string{fakeapi.Token, fakeapi.AccountID, fakeapi.AppID} {
		if strings.Contains(stdout.String(), secret) {
			t.Errorf("%s is shown", secret)
		}
	}
	isEmpty(t, d.temp)
}
