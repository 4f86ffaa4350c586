//go:build unix

package command

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/exec"
	"os/signal"
	"slices"
	"syscall"
	"testing"
)

// commands are what the test binary is when it is started as a command.
var commands = map[string]func(ctx context.Context, stdout io.Writer) error{
	"works": func(_ context.Context, stdout io.Writer) error {
		_, err := fmt.Fprintln(stdout, "done")
		return err
	},
	"fails": func(context.Context, io.Writer) error { return errors.New("no such thing") },
	"helps": func(context.Context, io.Writer) error { return fmt.Errorf("parse: %w", flag.ErrHelp) },
	"waits": func(ctx context.Context, stdout io.Writer) error {
		fmt.Fprintln(stdout, "waiting")
		<-ctx.Done()
		fmt.Fprintln(os.Stderr, "tidied up")
		return errors.New("half done")
	},
	"writes": func(ctx context.Context, stdout io.Writer) error {
		for ctx.Err() == nil {
			fmt.Fprintln(stdout, "another line")
		}
		fmt.Fprintln(os.Stderr, "tidied up")
		return ctx.Err()
	},
}

const asCommand = "COMMAND_OF_THE_TEST"

func TestMain(m *testing.M) {
	if run, ok := commands[os.Getenv(asCommand)]; ok {
		Main("name", run)
	}
	// What was ignored for the tests, by nohup say, would be for what they start.
	for _, s := range []os.Signal{os.Interrupt, syscall.SIGHUP} {
		if signal.Ignored(s) {
			signal.Notify(make(chan os.Signal, 1), s)
		}
	}
	os.Exit(m.Run())
}

// started is the test binary as one of its commands, by way of other programs,
// and what it says.
func started(t *testing.T, name string, by ...string) (cmd *exec.Cmd, stdout io.ReadCloser, stderr *bytes.Buffer) {
	t.Helper()
	line := slices.Concat(by, []string{os.Args[0]})
	cmd = exec.CommandContext(t.Context(), line[0], line[1:]...)
	cmd.Env = append(os.Environ(), asCommand+"="+name)
	stderr = &bytes.Buffer{}
	cmd.Stderr = stderr
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	return cmd, stdout, stderr
}

// ending is all that a command leaves behind.
type ending struct {
	status int
	stderr string
}

func endOf(cmd *exec.Cmd, stderr *bytes.Buffer) ending {
	_ = cmd.Wait()
	return ending{cmd.ProcessState.ExitCode(), stderr.String()}
}

func TestACommandEndsWithWhatItsRunSays(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		stdout string
		want   ending
	}{
		"works": {"done\n", ending{0, ""}},
		"fails": {"", ending{1, "name: no such thing\n"}},
		"helps": {"", ending{0, ""}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd, stdout, stderr := started(t, name)
			printed, err := io.ReadAll(stdout)
			if err != nil || string(printed) != test.stdout {
				t.Errorf("it prints %q, %v", printed, err)
			}
			if got := endOf(cmd, stderr); got != test.want {
				t.Errorf("it ends with %+v, want %+v", got, test.want)
			}
		})
	}
}

func TestEverySignalThatEndsACommandLetsItTidyUp(t *testing.T) {
	t.Parallel()
	for name, sent := range map[string]syscall.Signal{
		"interrupt": syscall.SIGINT, "terminated": syscall.SIGTERM, "hangup": syscall.SIGHUP,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			cmd, stdout, stderr := started(t, "waits")
			if line, err := bufio.NewReader(stdout).ReadString('\n'); line != "waiting\n" {
				t.Fatalf("it prints %q, %v", line, err)
			}
			if err := cmd.Process.Signal(sent); err != nil {
				t.Fatal(err)
			}
			want := ending{130, "tidied up\nname: " + name + " signal received\n"}
			if got := endOf(cmd, stderr); got != want {
				t.Errorf("it ends with %+v, want %+v", got, want)
			}
		})
	}
}

func TestAReaderThatHadEnoughEndsTheCommand(t *testing.T) {
	t.Parallel()
	cmd, stdout, stderr := started(t, "writes")
	if _, err := bufio.NewReader(stdout).ReadString('\n'); err != nil {
		t.Fatal(err)
	}
	if err := stdout.Close(); err != nil {
		t.Fatal(err)
	}
	want := ending{130, "tidied up\nname: write /dev/stdout: broken pipe\n"}
	if got := endOf(cmd, stderr); got != want {
		t.Errorf("it ends with %+v, want %+v", got, want)
	}
}

// Whoever starts a quarter of an hour of measurements with nohup logs out then.
func TestNohupKeepsACommandRunning(t *testing.T) {
	t.Parallel()
	cmd, stdout, stderr := started(t, "waits", "nohup")
	if line, err := bufio.NewReader(stdout).ReadString('\n'); line != "waiting\n" {
		t.Fatalf("it prints %q, %v", line, err)
	}
	for _, sent := range []os.Signal{syscall.SIGHUP, syscall.SIGTERM} {
		if err := cmd.Process.Signal(sent); err != nil {
			t.Fatal(err)
		}
	}
	want := ending{130, "tidied up\nname: terminated signal received\n"}
	if got := endOf(cmd, stderr); got != want {
		t.Errorf("it ends with %+v, want %+v", got, want)
	}
}
