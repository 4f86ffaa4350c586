package realtimekit

import (
	"context"
	"log/slog"
	"time"
)

// longWait is how long a read may wait without a word in the log.
const longWait = 30 * time.Second

// overBudget is the error for a wait that the deadline does not leave.
type overBudget struct{ wait time.Duration }

func (o *overBudget) Error() string {
	return "the budget of requests is used up for another " + o.wait.String()
}

// acquire takes what take gives, as soon as it does. While it does not, take
// says at which moment it may, or, by a zero moment, that only a change can
// tell. The error is the context's, or an *overBudget at once when the moment is
// past the deadline. A long wait is logged once, with the reason.
func acquire(ctx context.Context, log *slog.Logger, reason string, take func(time.Time) (<-chan struct{}, time.Time, bool)) error {
	deadline, bounded := ctx.Deadline()
	logged := false

	for {
		now := time.Now()

		changed, at, ok := take(now)
		if ok {
			return nil
		}

		if bounded && at.After(deadline) {
			return &overBudget{at.Sub(now)}
		}

		if wait := at.Sub(now); !at.IsZero() && wait > longWait && !logged {
			logged = true

			log.InfoContext(ctx, "waiting for "+reason, "wait", wait.String())
		}

		if err := waitFor(ctx, changed, at); err != nil {
			return err
		}
	}
}

// waitFor waits for the event or, where it is set, the moment.
func waitFor(ctx context.Context, changed <-chan struct{}, at time.Time) error {
	var moment <-chan time.Time

	if !at.IsZero() {
		timer := time.NewTimer(time.Until(at))
		defer timer.Stop()

		moment = timer.C
	}

	select {
	case <-changed:
		return nil
	case <-moment:
		return nil
	case <-ctx.Done():
		return context.Cause(ctx)
	}
}
