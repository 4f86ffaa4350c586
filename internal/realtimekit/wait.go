package realtimekit

import (
	"context"
	"log/slog"
	"time"
)

// longWait is how long a read may wait without a word in the log.
const longWait = 30 * time.Second

// overBudget is the error for a wait that the deadline does not leave. It is
// paused where the API itself asked to wait.
type overBudget struct {
	wait   time.Duration
	paused bool
}

func (o *overBudget) Error() string {
	return "the budget of requests is used up for another " + o.wait.String()
}

// hold says why a request may not be sent yet: until something changes or a
// moment comes. It is certain where nothing can change before that moment, and
// paused where the API itself asked for it.
type hold struct {
	changed <-chan struct{}
	at      time.Time
	certain bool
	paused  bool
}

// acquire takes what take gives, as soon as it gives something. The error is the
// context's, or an *overBudget at once when what holds the request up is certain
// to last past the deadline. A long wait is logged once, with the reason.
func acquire(ctx context.Context, log *slog.Logger, reason string, take func(time.Time) (hold, bool)) error {
	deadline, bounded := ctx.Deadline()
	begin, logged := time.Now(), false

	for ctx.Err() == nil {
		now := time.Now()

		held, ok := take(now)
		if ok {
			return nil
		}

		if bounded && held.certain && held.at.After(deadline) {
			return &overBudget{wait: held.at.Sub(now), paused: held.paused}
		}

		if wait := later(now, held.at).Sub(begin); wait >= longWait && !logged {
			logged = true

			log.InfoContext(ctx, "waiting for "+reason, "wait", wait.String())
		}

		if !logged && (held.at.IsZero() || held.at.After(begin.Add(longWait))) {
			held.at = begin.Add(longWait)
		}

		if err := waitFor(ctx, held.changed, held.at); err != nil {
			return err
		}
	}

	return context.Cause(ctx)
}

func later(a, b time.Time) time.Time {
	if a.After(b) {
		return a
	}

	return b
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
