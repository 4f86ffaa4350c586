package request

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// stub answers without a connection.
type stub func() *http.Response

// RoundTrip implements [http.RoundTripper].
func (s stub) RoundTrip(*http.Request) (*http.Response, error) { return s(), nil }

// The bytes on the wire end a silence, not those that come out of decompression.
func TestSend_slowAnswerIsNotSilent(t *testing.T) {
	t.Parallel()
	const pause = maxSilence - time.Second
	slow := fakeapi.Slow(pause)
	inBubbles(t, map[string]fakeapi.Effect{
		"plain": slow,
		"gzip": func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			slow(w, r, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fakeapi.Gzip()(w, r, next) }))
		},
		"header and body": slowly(pause, "X", "y"),
	}, func(t *testing.T, answer fakeapi.Effect) {
		server, _ := failing(t, 0, answer)
		begin := time.Now()
		if err := get(t.Context(), connect(t, server), 1); err != nil || len(server.Requests()) != 1 || time.Since(begin) < 2*pause {
			t.Errorf("error %v after %d requests in %s", err, len(server.Requests()), time.Since(begin))
		}
	})
}

// stall sends nothing.
func stall(_ http.ResponseWriter, r *http.Request, _ http.Handler) { <-r.Context().Done() }

// slowly sends the header of the real answer after a wait, and its body after another.
func slowly(wait time.Duration, header, value string) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		whole := httptest.NewRecorder()
		next.ServeHTTP(whole, r)
		w.Header().Set(header, value)
		time.Sleep(wait)
		_ = http.NewResponseController(w).Flush()
		time.Sleep(wait)
		_, _ = w.Write(whole.Body.Bytes())
	}
}

// The header counts when it comes, not when the body is complete: otherwise a slow
// answer would undo the count of a later one.
func TestSend_hearsHeaderBeforeBody(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server, begin := serve(t), time.Now()
		server.Inject(&fakeapi.Fault{Times: 1, Answer: slowly(30*time.Second, "Ratelimit", `"default";r=0;t=600`)})
		client := connect(t, server)
		time.AfterFunc(31*time.Second, func() { getAll(t, client, 1) })
		getAll(t, client, 1)
		synctest.Wait()
		time.Sleep(time.Hour)
		if arrived := moments(server, begin); len(arrived) != 2 || arrived[1] != 630*time.Second {
			t.Errorf("requests after %s", arrived)
		}
	})
}

// A connection that dies silently must not use up the deadline.
func TestSend_breaksOff(t *testing.T) {
	t.Parallel()
	type row struct {
		answer fakeapi.Effect
		kind   Kind
		want   string
		after  time.Duration
	}
	malformed := func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			_, _ = io.WriteString(conn, "HTTP/1.1 200 OK\r\n"+fakeapi.Token+"\r\n\r\n")
			_ = conn.Close()
		}
	}
	inBubbles(t, map[string]row{
		"silence before the header": {stall, KindConnection, "the API sent nothing for 1m0s", maxSilence},
		"silence in the body":       {fakeapi.Stall(50), KindCutOff, "the API sent nothing for 1m0s", maxSilence},
		"too short":                 {fakeapi.CutOff(50), KindCutOff, "unexpected EOF", 0},
		"not gzip":                  {fakeapi.Status(200, "\x1f\x8b{}{}{}{}{}", "Content-Encoding: gzip"), KindCutOff, "gzip: invalid header", 0},
		"gzip that is cut off":      {fakeapi.Status(200, "\x1f\x8b", "Content-Encoding: gzip"), KindCutOff, "unexpected EOF", 0},
		"a malformed header":        {malformed, KindConnection, `net/http: HTTP/1.x transport connection broken: malformed MIME header: missing colon: "(redacted)"`, 0},
	}, func(t *testing.T, test row) {
		server, _ := failing(t, 0, test.answer)
		begin := time.Now()
		failure := failureOf(t, get(bounded(t, time.Hour), connect(t, server, noRetries), 1))
		if failure.Kind != test.kind || failure.Err.Error() != test.want || time.Since(begin) != test.after {
			t.Errorf("error %#v after %s", failure, time.Since(begin))
		}
	})
}

// Another attempt would find the same certificate.
func TestSend_unverifiedCertificate(t *testing.T) {
	t.Parallel()
	type row struct {
		host   string
		trusts bool
		want   string
	}
	for name, test := range map[string]row{
		"unknown authority": {"127.0.0.1", false, "certificate signed by unknown authority"},
		"wrong name":        {"localhost", true, "certificate is valid for example.com, *.example.com, not localhost"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := serve(t)
			address, roots, err := server.ListenTLS()
			if err != nil {
				t.Fatal(err)
			}
			own := newTransport(4)
			own.TLSClientConfig = &tls.Config{MinVersion: tls.VersionTLS12, RootCAs: x509.NewCertPool()}
			if test.trusts {
				own.TLSClientConfig.RootCAs = roots
			}
			client := connect(t, server, func(c *Config) { c.Transport = own })
			_, err = client.Get(t.Context(), Request{Page: 1, Address: strings.Replace(address, "127.0.0.1", test.host, 1), Decode: decode})
			if failure := failureOf(t, err); failure.Kind != KindCertificate || failure.Attempts != 1 || !strings.Contains(failure.Error(), test.want) {
				t.Errorf("error %#v: %s", failure, failure)
			}
		})
	}
}

// The status and header of a refusal count also if its body breaks off.
func TestSend_refusalWithBrokenBody(t *testing.T) {
	t.Parallel()
	inBubbles(t, map[string]string{"shorter": "Content-Length: 100", "another coding": "Content-Encoding: br"}, func(t *testing.T, header string) {
		server, fault := failing(t, 3, fakeapi.Status(429, "cut", "Retry-After: 60", header))
		begin := time.Now()
		if err := get(bounded(t, time.Hour), connect(t, server, noRetries), 1); err != nil || time.Since(begin) != 3*time.Minute || fault.Fired() != 3 {
			t.Errorf("error %v after %s", err, time.Since(begin))
		}
		// Half a text could end in half a secret.
		server, _ = failing(t, 0, fakeapi.Status(403, "bad token hunter", "Content-Length: 100"))
		if failure := failureOf(t, get(t.Context(), connect(t, server), 1)); failure.Status != 403 || failure.Message != "" {
			t.Errorf("error %#v", failure)
		}
	})
}

// A page is read whatever its Content-Encoding says, as long as it is JSON or gzip.
func TestSend_contentCodings(t *testing.T) {
	t.Parallel()
	labelled := func(coding string, zip bool) fakeapi.Effect {
		return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
			whole := httptest.NewRecorder()
			if zip {
				fakeapi.Gzip()(whole, r, next)
			} else {
				next.ServeHTTP(whole, r)
			}
			w.Header().Set("Content-Encoding", coding)
			w.WriteHeader(http.StatusNonAuthoritativeInfo) // as from a proxy that changed it
			_, _ = w.Write(whole.Body.Bytes())
		}
	}
	inBubbles(t, map[string]fakeapi.Effect{
		"GZIP": labelled("GZIP", true), "x-gzip": labelled("x-gzip", true), "X-GZip": labelled(" X-GZip ", true), "identity, gzip": labelled("identity, gzip", true),
		"gzip without a word": labelled("", true), "gzip that a proxy has decompressed": labelled("gzip", false), "identity": labelled("Identity", false), "none": labelled("", false),
	}, func(t *testing.T, answer fakeapi.Effect) {
		server, fault := failing(t, 0, answer)
		if err := get(t.Context(), connect(t, server, noRetries), 1); err != nil || fault.Fired() != 1 {
			t.Errorf("error %v", err)
		}
	})
}

func TestSend_largestBody(t *testing.T) {
	t.Parallel()
	var mebibyte bytes.Buffer
	writer := gzip.NewWriter(&mebibyte)
	_, _ = io.CopyN(writer, zeros{}, 1<<20)
	_ = writer.Close()
	for name, test := range map[string]struct {
		body   io.Reader
		length int64
		header http.Header
		want   error
	}{
		"64 MiB":                   {io.LimitReader(zeros{}, maxBody), maxBody, nil, nil},
		"more than 64 MiB":         {zeros{}, maxBody + 1, nil, errTooLarge},
		"more than 64 MiB of gzip": {bytes.NewReader(bytes.Repeat(mebibyte.Bytes(), 65)), -1, http.Header{"Content-Encoding": {"gzip"}}, errTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			s := sender{hear: func(http.Header) {}, transport: stub(func() *http.Response {
				return &http.Response{StatusCode: http.StatusOK, Header: test.header, Body: io.NopCloser(test.body), ContentLength: test.length}
			})}
			failure := s.send(t.Context(), &attempt{Request: &Request{Address: sessionsURL}})
			if (failure == nil) != (test.want == nil) || failure != nil && (failure.Kind != KindTooLarge || !errors.Is(failure, test.want)) {
				t.Errorf("error %#v", failure)
			}
		})
	}
}

// zeros never end.
type zeros struct{}

func (zeros) Read(p []byte) (int, error) { return len(p), nil }

// An http.Client would send X-Auth-Key and X-Auth-Email to any host.
func TestSend_followsNoRedirect(t *testing.T) {
	t.Parallel()
	inBubbles(t, map[string]Credentials{
		"token": {Token: fakeapi.Token}, "key": {Key: fakeapi.Key, Email: fakeapi.Email},
	}, func(t *testing.T, credentials Credentials) {
		for status := 300; status < 309; status++ {
			for _, location := range []string{"/client/v4/elsewhere", "http://another.example/"} {
				server, _ := failing(t, 0, fakeapi.Status(status, "", "Location: "+location))
				client := connect(t, server, func(c *Config) { c.Credentials = credentials })
				failure := failureOf(t, get(t.Context(), client, 1))
				if failure.Kind != KindRedirect || failure.Status != status || len(server.Requests()) != 1 {
					t.Errorf("%d to %s gives %#v after %d requests", status, location, failure, len(server.Requests()))
				}
			}
		}
	})
}

// deadConn is a connection that sends nothing more once it is dead.
type deadConn struct {
	net.Conn

	dead *atomic.Bool
}

func (d deadConn) Write(p []byte) (int, error) {
	if d.dead.Load() {
		return len(p), nil
	}
	return d.Conn.Write(p)
}

// Over HTTP/2 a request that is given up leaves its connection in use: without pings,
// every retry would use the same dead one.
func TestSend_leavesDeadHTTP2Connection(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t)
		memory := server.TransportHTTP2()
		own := newTransport(4)
		own.Protocols = memory.Protocols
		defer own.CloseIdleConnections()
		first, dead := true, new(atomic.Bool)
		own.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
			conn, err := memory.DialContext(ctx, network, address)
			if !first {
				return conn, err
			}
			first = false
			return deadConn{conn, dead}, err
		}
		client := connect(t, server, func(c *Config) { c.Transport = own })
		getAll(t, client, 1)
		dead.Store(true)
		getAll(t, client, 1)
		if _, ever := server.Connections(); ever != 2 {
			t.Errorf("%d connections", ever)
		}
	})
}
