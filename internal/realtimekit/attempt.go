package realtimekit

import (
	"context"
	"errors"
	"net/http"
	"time"
)

// reply is an answer as it came over the wire.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// attempt sends one request, reads its answer and prepares the page. The error is
// nil or an *Error that lacks the number of attempts.
func (c *Client) attempt(ctx context.Context, asked *asking) (page, *Error) {
	queued := time.Now()

	done, err := c.limits.admit(ctx)
	if err != nil {
		failure := notAdmitted(ctx, err)
		failure.unsent = true

		return page{}, failure
	}
	defer done()

	sent := time.Now()
	reply, failure := c.get(ctx, asked.address)

	var made page

	if failure == nil {
		made, failure = c.decode(ctx, reply, asked.prepare)
		made.took = time.Since(sent)
	}

	line := []any{
		"page", asked.pageNo,
		"attempt", asked.attempts,
		"status", reply.status,
		"bytes", len(reply.body),
		"duration", time.Since(sent).String(),
		"wait", sent.Sub(queued).String(),
	}
	if failure != nil {
		failure.Page = asked.pageNo
		line = append(line, "error", failure.Error())
	}

	c.log.DebugContext(ctx, "requested a page of sessions", line...)

	return made, failure
}

// decode reads a reply and prepares the page as soon as there is room for another
// one in memory.
func (c *Client) decode(ctx context.Context, reply reply, prepare func(answer) page) (page, *Error) {
	select {
	case c.decoding <- struct{}{}:
	case <-ctx.Done():
		return page{}, c.annotate(interrupted(ctx, nil), reply)
	}
	defer func() { <-c.decoding }()

	got, failure := c.read(ctx, reply)
	if failure != nil {
		return page{}, failure
	}

	return prepare(got), nil
}

// notAdmitted is why a request was not sent.
func notAdmitted(ctx context.Context, err error) *Error {
	if over, ok := errors.AsType[*overBudget](err); ok {
		failure := &Error{Kind: KindBudget, Wait: over.wait}
		if over.paused {
			failure.Kind = KindRateLimit
		}

		return failure
	}

	return interrupted(ctx, nil)
}

// get sends the request and reads the whole body.
func (c *Client) get(ctx context.Context, address string) (reply, *Error) {
	exchange := newExchange(ctx)
	defer exchange.end()

	request, err := http.NewRequestWithContext(exchange.ctx, http.MethodGet, address, nil)
	if err != nil {
		return reply{}, &Error{Kind: KindArgument, Err: err}
	}

	request.Header.Set("Accept", "application/json")
	request.Header.Set("Accept-Encoding", "gzip")
	request.Header.Set("User-Agent", c.userAgent)
	c.credentials.authorize(request.Header)

	// Not by an http.Client, which forwards X-Auth-Key and X-Auth-Email to whatever
	// host a redirect leads to and, told not to, still fails with the whole of an
	// address that it cannot read.
	response, err := c.transport.RoundTrip(request)
	if err != nil {
		cause := exchange.cause(err)
		failure := c.transportError(ctx, KindConnection, cause)
		failure.stale = errors.Is(cause, errStaleConnection)

		return reply{}, failure
	}
	defer response.Body.Close()

	exchange.progressed()
	// Now, and not when the body has come: an answer that is slow would undo the
	// count of a later one.
	c.limits.hear(response.Header)

	got := reply{status: response.StatusCode, header: response.Header}

	got.body, err = exchange.body(response)
	// What a refusal says in its status and header counts also when its body
	// breaks off.
	if err != nil && (got.status == http.StatusOK || ctx.Err() != nil) {
		return got, c.annotate(c.transportError(ctx, KindCutOff, exchange.cause(err)), got)
	}

	if len(got.body) > largestPage {
		return got, c.annotate(&Error{Kind: KindTooLarge, Err: errTooLarge}, got)
	}

	return got, nil
}

// transportError is why there is no answer, or no whole one.
func (c *Client) transportError(ctx context.Context, kind Kind, err error) *Error {
	if ctx.Err() != nil {
		return interrupted(ctx, nil)
	}

	return &Error{Kind: kind, Err: errors.New(c.credentials.quotable(err.Error()))}
}

// read turns a reply into a page or into the reason why it is none.
func (c *Client) read(ctx context.Context, reply reply) (answer, *Error) {
	if reply.status == http.StatusOK {
		got, err := decodePage(ctx, reply.body)

		switch {
		case err == nil:
			return got, nil
		case ctx.Err() != nil:
			return answer{}, c.annotate(interrupted(ctx, nil), reply)
		default:
			return answer{}, c.refusal(reply, err)
		}
	}

	frame, err := decodeEnvelope(reply.body)
	if err == nil {
		err = frame.message()
	}

	return answer{}, c.refusal(reply, err)
}
