package request

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

const (
	// maxSilence bounds the wait for the next byte of an answer. Without it a connection
	// that died silently would use up the whole deadline and leave no time for a retry.
	// An answer that is only slow goes on.
	maxSilence = time.Minute
	// maxBody bounds an answer, in bytes. A thousand sessions are about one MiB.
	maxBody = 64 << 20
	// maxPromise bounds the memory that is made ready for a length that a header
	// announces.
	maxPromise = 4 << 20
)

var (
	errSilent   = fmt.Errorf("the API sent nothing for %s", maxSilence)
	errTooLarge = fmt.Errorf("the page is larger than %d MiB", maxBody>>20)
)

// reply is an answer as it came over the wire.
type reply struct {
	status int
	header http.Header
	body   []byte
}

// sender sends a request and reads the whole body.
type sender struct {
	credentials Credentials
	userAgent   string
	transport   http.RoundTripper
	// hear receives the header of every answer as soon as it has come: an answer whose
	// body is slow must not undo the count of a later one.
	hear func(http.Header)
}

func (s sender) send(ctx context.Context, a *attempt) *Error {
	a.reply = reply{}

	silence, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)

	timer := time.AfterFunc(maxSilence, func() { cancel(errSilent) })
	defer timer.Stop()

	request, err := http.NewRequestWithContext(silence, http.MethodGet, a.Address, nil)
	if err != nil {
		return &Error{Kind: KindArgument, Err: err}
	}

	request.Header.Set("Accept", "application/json")
	request.Header.Set("Accept-Encoding", "gzip")
	request.Header.Set("User-Agent", s.userAgent)
	s.credentials.authorize(request.Header)

	// Not by an http.Client, which forwards X-Auth-Key and X-Auth-Email to any host that
	// a redirect names.
	response, err := s.transport.RoundTrip(request)
	if err != nil {
		return s.failure(ctx, KindConnection, causeOf(silence, err))
	}
	defer response.Body.Close()

	timer.Reset(maxSilence)
	s.hear(response.Header)

	a.reply.status, a.reply.header = response.StatusCode, response.Header
	a.reply.body, err = readBody(response, func() { timer.Reset(maxSilence) })

	// The status and header of a refusal count also if its body breaks off.
	if err != nil && (a.reply.status == http.StatusOK || ctx.Err() != nil) {
		return s.failure(ctx, KindCutOff, causeOf(silence, err))
	}

	if len(a.reply.body) > maxBody {
		return &Error{Kind: KindTooLarge, Err: errTooLarge}
	}

	return nil
}

// causeOf is why an exchange failed: a transport may report only that its context ended.
func causeOf(ctx context.Context, err error) error {
	if errors.Is(context.Cause(ctx), errSilent) {
		return errSilent
	}

	return err
}

func (s sender) failure(ctx context.Context, kind Kind, err error) *Error {
	if ctx.Err() != nil {
		return Interrupted(ctx, nil)
	}

	return &Error{Kind: kind, Err: errors.New(s.credentials.quotable(err.Error()))}
}

// readBody reads the body, up to one byte more than an answer may have. It reports
// progress for bytes on the wire: a compressed body may be long in coming before the
// first byte of it can be read.
func readBody(response *http.Response, progress func()) ([]byte, error) {
	var body io.Reader = progressReader{response.Body, progress}

	length := response.ContentLength

	if response.Header.Get("Content-Encoding") == "gzip" {
		unpacked, err := gzip.NewReader(body)
		if err != nil {
			return nil, err
		}

		body, length = unpacked, -1
	}

	body = io.LimitReader(body, maxBody+1)
	if length <= 0 {
		return io.ReadAll(body)
	}

	// Into one piece of memory: a buffer that grows leaves as much again behind.
	buffer := bytes.NewBuffer(make([]byte, 0, min(length, maxPromise)+bytes.MinRead))
	_, err := buffer.ReadFrom(body)

	return buffer.Bytes(), err
}

type progressReader struct {
	io.Reader

	progress func()
}

func (r progressReader) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	if n > 0 {
		r.progress()
	}

	return n, err
}
