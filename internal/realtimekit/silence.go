package realtimekit

import (
	"context"
	"fmt"
	"io"
	"time"
)

// longestSilence bounds the wait for the next byte of an answer. Without it, a
// connection that died silently would use up the whole deadline and leave no
// time for a retry. An answer that is only slow goes on.
const longestSilence = time.Minute

var errSilent = fmt.Errorf("the API sent nothing for %s", longestSilence)

// silence ends a request over which nothing comes any more.
type silence struct {
	timer *time.Timer
}

// watch gives the context for a request that ends after a silence; end must be
// called when the request is over.
func watch(ctx context.Context) (watched context.Context, s silence, end func()) {
	watched, cancel := context.WithCancelCause(ctx)
	s = silence{time.AfterFunc(longestSilence, func() { cancel(errSilent) })}

	return watched, s, func() {
		s.timer.Stop()
		cancel(nil)
	}
}

// broken starts the wait anew: something came.
func (s silence) broken() { s.timer.Reset(longestSilence) }

// over is a body whose every byte breaks the silence.
func (s silence) over(body io.Reader) io.Reader { return heard{body, s} }

type heard struct {
	body io.Reader
	silence
}

func (h heard) Read(p []byte) (int, error) {
	n, err := h.body.Read(p)
	if n > 0 {
		h.broken()
	}

	return n, err
}
