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
	maxSilence = time.Minute // between two bytes, so that a dead connection leaves time for a retry
	maxBody    = 64 << 20    // bytes; a thousand sessions are about one MiB
)

var (
	errSilent   = fmt.Errorf("the API sent nothing for %s", maxSilence)
	errTooLarge = fmt.Errorf("the page is larger than %d MiB", maxBody>>20)
)

type reply struct {
	status int
	header http.Header
	body   []byte
}

type sender struct {
	credentials Credentials
	userAgent   string
	transport   http.RoundTripper
	hear        func(http.Header) // before the body: a slow one must not undo a later count
}

func (s sender) send(ctx context.Context, a *attempt) *Error {
	a.reply = reply{}
	exchange, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	silence := time.AfterFunc(maxSilence, func() { cancel(errSilent) })
	defer silence.Stop()
	request, err := http.NewRequestWithContext(exchange, http.MethodGet, a.Address, nil)
	if err != nil {
		return &Error{Kind: KindArgument, Err: err}
	}
	request.Header.Set("Accept", "application/json")
	request.Header.Set("Accept-Encoding", "gzip")
	request.Header.Set("User-Agent", s.userAgent)
	s.credentials.authorize(request.Header)

	// An http.Client would forward X-Auth-Key and X-Auth-Email to where a redirect points.
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
	case err != nil && (isSuccess(response.StatusCode) || ctx.Err() != nil):
		return s.failure(exchange, KindCutOff, err)
	case err != nil:
		a.reply.body = nil // part of a secret would not be recognised; status and header still count
	case len(body) > maxBody:
		return &Error{Kind: KindTooLarge, Err: errTooLarge}
	}
	return nil
}

// failure explains an error for which a transport may report only that its context ended.
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

// isSuccess accepts 203 too, which is a 200 that a proxy has changed.
func isSuccess(status int) bool {
	return status == http.StatusOK || status == http.StatusNonAuthoritativeInfo
}

// readBody reads at most one byte more than maxBody, and reports every piece that arrives:
// what comes out of decompression may come much later. It decompresses what begins like
// gzip, whatever Content-Encoding says: proxies change one and leave the other.
func readBody(arriving io.Reader, report progress) ([]byte, error) {
	received := bufio.NewReader(io.TeeReader(arriving, report))
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

type progress func()

func (p progress) Write(piece []byte) (int, error) {
	p()
	return len(piece), nil
}
