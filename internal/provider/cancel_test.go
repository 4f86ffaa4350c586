package provider_test

import (
	"context"
	"net/http"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// stage is what two reads of two pages each wait for, and would for minutes.
type stage struct {
	provider map[string]any
	answer   fakeapi.Effect
	// status of the answer before the wait, 0 where none ended.
	status int
}

var stages = map[string]stage{
	"an answer":           {answer: silence},
	"the rest of a body":  {answer: fakeapi.Stall(100)},
	"another attempt":     {answer: fakeapi.HTML(http.StatusServiceUnavailable), status: 503, provider: map[string]any{"max_retries": 10}},
	"the API that paused": {answer: fakeapi.RetryAfter("300"), status: 429},
	"the API's own count": {answer: lastOne, status: 200},
	"the budget":          {answer: unspoilt, status: 200, provider: map[string]any{"requests_per_five_minutes": 2}},
	"a place at the gate": {answer: silence, provider: map[string]any{"max_concurrent_requests": 1}},
}

// lastOne is an answer that says that no further request is taken for a while.
func lastOne(w http.ResponseWriter, r *http.Request, next http.Handler) {
	w.Header().Set("Ratelimit", `"default";r=0;t=300`)
	next.ServeHTTP(w, r)
}

// silence takes a request and never answers.
func silence(_ http.ResponseWriter, r *http.Request, _ http.Handler) { <-r.Context().Done() }

// unspoilt is the answer without a fault.
func unspoilt(w http.ResponseWriter, r *http.Request, next http.Handler) { next.ServeHTTP(w, r) }

func TestACancelledReadLeavesNothing(t *testing.T) {
	t.Parallel()

	for name, waiting := range stages {
		t.Run("waiting for "+name, func(t *testing.T) {
			t.Parallel()

			ctx, cancel := context.WithCancel(t.Context())
			waiting.leavesNothing(ctx, t, nil, cancel)
		})
	}
}

func TestAReadThatTimesOutLeavesNothing(t *testing.T) {
	t.Parallel()

	second := map[string]any{"timeouts": readTimeout("1s")}

	for name, waiting := range stages {
		t.Run("waiting for "+name, func(t *testing.T) {
			t.Parallel()
			waiting.leavesNothing(t.Context(), t, second, func() {})
		})
	}
}

func TestAReadThatIsCancelledAlreadySendsNothing(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(1))
	ctx, cancel := context.WithCancel(t.Context())

	cancel()

	if reported := w.connect(t).tries(ctx, t, nil); len(reported) != 1 {
		t.Errorf("want one error, got %v", reported)
	}

	w.wantRequests(t, 0)
}

// leavesNothing ends the reads when they wait, and looks for what is left.
func (s stage) leavesNothing(ctx context.Context, t *testing.T, arguments map[string]any, end func()) {
	t.Helper()

	w := newWorld(t, fakeapi.Sessions(40), fakeapi.MaxPageSize(20))
	w.api.Inject(&fakeapi.Fault{Answer: s.answer})

	running := labelGoroutines(t)
	idle := running.count(t)
	provider := w.connectWith(t, s.provider)
	ended := make(chan []*tfprotov6.Diagnostic)

	for range 2 {
		go func() { ended <- provider.tries(ctx, t, arguments) }()
	}

	soon(t, "the first request is as far as it gets", func() bool {
		requests := w.api.Requests()

		return len(requests) > 0 && requests[0].Status == s.status
	})

	begin := time.Now()

	end()

	for range 2 {
		if reported := <-ended; len(reported) != 1 || reported[0].Summary != "Unable to list sessions" {
			t.Errorf("want one error, got %v", reported)
		}
	}

	// A second is promised; the rest is for a machine that is busy.
	if took := time.Since(begin); took > 10*time.Second {
		t.Errorf("the reads ended after %s", took)
	}

	soon(t, "no goroutine is left, and no connection with a request on it", func() bool {
		w.api.DropIdle()
		open, _ := w.api.Connections()

		return open == 0 && running.count(t) <= idle
	})
}

// tries reads, and gives what is reported.
func (l link) tries(ctx context.Context, t *testing.T, arguments map[string]any) []*tfprotov6.Diagnostic {
	t.Helper()

	answer, err := l.server.ReadDataSource(ctx, &tfprotov6.ReadDataSourceRequest{
		TypeName: l.name, Config: configuration(t, l.schema, arguments),
	})
	if err != nil {
		t.Error(err)

		return nil
	}

	return answer.Diagnostics
}

// readTimeout is the value of timeouts in a data block.
func readTimeout(text string) map[string]tftypes.Value {
	return map[string]tftypes.Value{"read": tftypes.NewValue(tftypes.String, text)}
}
