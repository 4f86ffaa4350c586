package realtimekit

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"time"
)

// longestSilence bounds the wait for the next byte of an answer. Without it, a
// connection that died silently would use up the whole deadline and leave no
// time for a retry. An answer that is only slow goes on.
const longestSilence = time.Minute

var (
	errSilent          = fmt.Errorf("the API sent nothing for %s", longestSilence)
	errStaleConnection = errors.New("the connection was closed before the answer")
)

// exchange is one request and its answer. It is given up when nothing comes any
// more, and is sent once.
type exchange struct {
	ctx    context.Context
	cancel context.CancelCauseFunc
	timer  *time.Timer
	sent   bool
}

// newExchange must be ended.
func newExchange(ctx context.Context) *exchange {
	made := new(exchange)

	made.ctx, made.cancel = context.WithCancelCause(ctx)
	made.ctx = httptrace.WithClientTrace(made.ctx, &httptrace.ClientTrace{GotConn: made.once})
	made.timer = time.AfterFunc(longestSilence, func() { made.cancel(errSilent) })

	return made
}

func (e *exchange) end() {
	e.timer.Stop()
	e.cancel(nil)
}

// once keeps net/http from sending a request again by itself, which it does when
// a connection that was used before turns out to be closed: no budget would know
// of it. Over HTTP/2 it repeats only what the server says it has not looked at.
func (e *exchange) once(got httptrace.GotConnInfo) {
	secure, _ := got.Conn.(*tls.Conn)
	if secure != nil && secure.ConnectionState().NegotiatedProtocol == "h2" {
		return
	}

	if e.sent {
		e.cancel(errStaleConnection)
		_ = got.Conn.Close()
	}

	e.sent = true
}

// progressed starts the wait for a byte anew: something came.
func (e *exchange) progressed() { e.timer.Reset(longestSilence) }

// cause is why the exchange failed: the transport may say no more than that its
// context ended.
func (e *exchange) cause(err error) error {
	if cause := context.Cause(e.ctx); errors.Is(cause, errSilent) || errors.Is(cause, errStaleConnection) {
		return cause
	}

	return err
}

// body reads the whole body, up to one byte more than a page may have. What breaks
// the silence are the bytes on the wire: a compressed body may be long in coming
// before the first byte of it can be read.
func (e *exchange) body(response *http.Response) ([]byte, error) {
	var wire io.Reader = heard{response.Body, e}

	length := response.ContentLength

	if response.Header.Get("Content-Encoding") == "gzip" {
		unpacked, err := gzip.NewReader(wire)
		if err != nil {
			return nil, err
		}

		wire, length = unpacked, -1
	}

	return readAll(io.LimitReader(wire, largestPage+1), length)
}

// largestPromise bounds how much memory is made ready for a body that has yet to
// come: a server can say of any length that it will.
const largestPromise = 4 << 20

// readAll reads a body into one piece of memory where its length is known: a
// buffer that grows leaves as much again behind. A length that is wrong costs
// time and nothing else.
func readAll(body io.Reader, length int64) ([]byte, error) {
	if length <= 0 {
		return io.ReadAll(body)
	}

	buffer := bytes.NewBuffer(make([]byte, 0, min(length, largestPromise)+bytes.MinRead))
	_, err := buffer.ReadFrom(body)

	return buffer.Bytes(), err
}

type heard struct {
	body io.Reader
	*exchange
}

func (h heard) Read(p []byte) (int, error) {
	n, err := h.body.Read(p)
	if n > 0 {
		h.progressed()
	}

	return n, err
}
