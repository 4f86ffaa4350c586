package request

import (
	"bufio"
	"compress/gzip"
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net/http"
	"time"
)

const (
	// maxSilence bounds the wait for the next byte of an answer: a connection that died
	// silently would use up the whole deadline. An answer that is only slow goes on.
	maxSilence = time.Minute
	// maxBody bounds an answer, in bytes. A thousand sessions are about one MiB.
	maxBody = 64 << 20
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
	// hear receives the header of an answer before its body is read: an answer whose
	// body is slow must not undo the count of a later one.
	hear func(http.Header)
}

func (s sender) send(ctx context.Context, a *attempt) *Error {
	a.reply = reply{}
	exchange, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	silence := time.AfterFunc(maxSilence, func() { cancel(errSilent) })
	defer silence.Stop()
	request, err := s.request(exchange, a.Address)
	if err != nil {
		return &Error{Kind: KindArgument, Err: err}
	}
	// Not by an http.Client, which forwards X-Auth-Key and X-Auth-Email to any host that
	// a redirect names.
	response, err := s.transport.RoundTrip(request)
	if err != nil {
		return s.failure(exchange, KindConnection, err)
	}
	defer response.Body.Close()
	silence.Reset(maxSilence)
	s.hear(response.Header)

	body, err := readBody(response.Body, func() { silence.Reset(maxSilence) })
	a.reply = reply{response.StatusCode, response.Header, body}
	switch {
	case err != nil && (isPage(response.StatusCode) || ctx.Err() != nil):
		return s.failure(exchange, KindCutOff, err)
	case err != nil:
		// The status and header of a refusal count also if its body breaks off. Half a
		// text could end in half a secret.
		a.reply.body = nil
	case len(body) > maxBody:
		return &Error{Kind: KindTooLarge, Err: errTooLarge}
	}
	return nil
}

func (s sender) request(ctx context.Context, address string) (*http.Request, error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return nil, err
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Accept-Encoding", "gzip")
	request.Header.Set("User-Agent", s.userAgent)
	s.credentials.authorize(request.Header)
	return request, nil
}

// failure is why an exchange failed. A transport may report only that its context ended.
func (s sender) failure(exchange context.Context, kind Kind, err error) *Error {
	switch _, unverified := errors.AsType[*tls.CertificateVerificationError](err); {
	case errors.Is(context.Cause(exchange), errSilent):
		err = errSilent
	case exchange.Err() != nil:
		return Interrupted(exchange)
	case unverified:
		kind = KindCertificate
	}
	return &Error{Kind: kind, Err: errors.New(s.credentials.quotable(err.Error()))}
}

// isPage reports whether an answer with this status is a page. 203 is a 200 that a proxy
// has changed.
func isPage(status int) bool {
	return status == http.StatusOK || status == http.StatusNonAuthoritativeInfo
}

// readBody reads at most one byte more than an answer may have. It reports progress for
// bytes on the wire: of a compressed body, the first byte may be long in coming. The first
// two bytes say whether it is compressed: proxies decompress and leave Content-Encoding.
func readBody(stream io.Reader, report progress) ([]byte, error) {
	received := bufio.NewReader(io.TeeReader(stream, report))
	body := io.Reader(received)
	if start, _ := received.Peek(2); string(start) == "\x1f\x8b" {
		unpacked, err := gzip.NewReader(received)
		if err != nil {
			return nil, err
		}
		body = unpacked
	}
	return io.ReadAll(io.LimitReader(body, maxBody+1))
}

// progress is called for every piece of a body.
type progress func()

// Write implements [io.Writer].
func (p progress) Write(piece []byte) (int, error) {
	p()
	return len(piece), nil
}
