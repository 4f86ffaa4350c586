package provider_test

import (
	"bytes"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Whatever a read waits for, without the interrupt it would wait for minutes.
func TestAnInterruptEndsAPlanAtOnce(t *testing.T) {
	t.Parallel()

	if runtime.GOOS == "windows" {
		t.Skip("no process can be sent an interrupt there")
	}

	for name, row := range map[string]struct {
		answer fakeapi.Effect
		// status of the answer before the wait, 0 where none ended.
		status int
		budget string
	}{
		"while no answer comes":       {answer: silence, budget: "1000"},
		"while a body stalls":         {answer: fakeapi.Stall(100), budget: "1000"},
		"between two attempts":        {answer: fakeapi.HTML(http.StatusServiceUnavailable), status: 503, budget: "1000"},
		"while the API asks to wait":  {answer: fakeapi.RetryAfter("300"), status: 429, budget: "1000"},
		"while the budget is used up": {answer: unspoilt, status: 200, budget: "1"},
	} {
		// Two pages, of which the budget of one request pays for the first.
		w := newWorld(t, fakeapi.Sessions(40), fakeapi.MaxPageSize(20))
		w.api.Inject(&fakeapi.Fault{Answer: row.answer})

		p := w.process(t, map[string]string{"requests_per_five_minutes": row.budget})

		t.Run(name, func(t *testing.T) {
			t.Parallel()

			said, took := p.interrupted(t, func() bool {
				requests := w.api.Requests()

				return len(requests) > 0 && requests[0].Status == row.status
			})

			wantText(t, said, "Interrupt received", "Error: Unable to list sessions", "The read was cancelled")

			// A second is promised; the rest is for a machine that is busy.
			if took > 10*time.Second {
				t.Errorf("the plan ended %s after the interrupt", took)
			}

			soon(t, "no connection to the API is left", func() bool {
				open, _ := w.api.Connections()

				return open == 0
			})
		})
	}
}

// interrupted plans until the moment comes, interrupts, and gives what the CLI
// said, its line breaks undone, and how long it took to end.
func (p *process) interrupted(t *testing.T, moment func() bool) (said string, took time.Duration) {
	t.Helper()

	var output bytes.Buffer

	plan := exec.CommandContext(t.Context(), underTest.path, "plan", "-no-color")
	plan.Dir, plan.Env, plan.WaitDelay = p.directory, p.environment, 5*time.Second
	plan.Stdout, plan.Stderr = &output, &output

	if err := plan.Start(); err != nil {
		t.Fatal(err)
	}

	soon(t, "the read waits", moment)

	begin := time.Now()

	if err := plan.Process.Signal(os.Interrupt); err != nil {
		t.Error(err)
	}

	if err := plan.Wait(); err == nil {
		t.Error("the plan ended as if nothing had happened")
	}

	return strings.Join(strings.Fields(output.String()), " "), time.Since(begin)
}
