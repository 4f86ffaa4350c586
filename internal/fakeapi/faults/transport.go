package faults

import (
	"fmt"
	"net/http"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const mebibyte = 1 << 20

// transport are answers that come late, in part, in an unusual form, or not at all.
func transport() []Row {
	return append([]Row{
		{Name: "connection refused", Line: Nobody, Always: fails("connection refused")},
		{Name: "hung up before the header", Answer: fakeapi.HangUp(), Once: whole(), Always: fails("could not be reached")},
		{Name: "reset before the header", Line: Socket, Answer: fakeapi.Reset(-1), Once: whole(), Always: fails("could not be reached")},
		{Name: "reset in the body", Line: Socket, Answer: fakeapi.Reset(100), Once: whole(), Always: fails("ended too early")},
		{Name: "a body shorter than its length", Answer: fakeapi.CutOff(100), Once: whole(), Always: fails("ended too early")},
		{Name: "no header", Answer: fakeapi.Stall(0), Once: whole().by(2 * time.Minute), Always: fails("sent nothing for 1m0s")},
		{Name: "a body that stalls", Answer: fakeapi.Stall(100), Once: whole().by(2 * time.Minute), Always: fails("sent nothing for 1m0s")},
		{Name: "a body that stalls past the deadline", Answer: fakeapi.Stall(100), Reader: Reader{Timeout: 20 * time.Second}, Always: fails("read timeout passed").by(20 * time.Second)},
		{Name: "a body in chunks of a byte a second", Sessions: 2, When: fakeapi.Page(1), Answer: fakeapi.Slow(time.Second), Always: whole()},
		{Name: "a body at a byte a second, past the deadline", Answer: fakeapi.Slow(time.Second), Always: fails("read timeout passed").by(time.Hour)},
		{Name: "a body in gzip", Answer: fakeapi.Gzip(), Always: whole()},
		{Name: "a body that a proxy has decompressed", Answer: fakeapi.Relabel(200, "Content-Encoding: gzip"), Always: whole()},
		{Name: "a byte order mark", Answer: fakeapi.Rewrite(func(b []byte) []byte { return append([]byte("\uFEFF"), b...) }), Always: whole()},
		{Name: "203", Answer: fakeapi.Relabel(203, "Server: proxy"), Always: whole()},
		{Name: "another content type", Answer: fakeapi.Relabel(200, "Content-Type: text/html; charset=iso-8859-1"), Always: whole()},
		{Name: "HTTP/2", Line: HTTP2, When: overHTTP2, Always: whole()},
		{Name: "HTTP/2, a stream that is reset", Line: MemoryHTTP2, Answer: fakeapi.HangUp(), When: overHTTP2, Once: whole(), Always: fails("could not be reached")},
		{Name: "HTTP/2, no header", Line: MemoryHTTP2, Answer: fakeapi.Stall(0), When: overHTTP2, Once: whole().by(2 * time.Minute), Always: fails("sent nothing for 1m0s")},
		{Name: "HTTP/2, a body that stalls", Line: MemoryHTTP2, Answer: fakeapi.Stall(100), When: overHTTP2, Once: whole().by(2 * time.Minute), Always: fails("sent nothing for 1m0s")},
		{Name: "a body in gzip at a byte a second", Sessions: 2, When: fakeapi.Page(1), Answer: slowGzip, Always: whole()},
		{Name: "a page of 65 MiB", When: fakeapi.Page(1), Answer: fakeapi.Huge(65 * mebibyte), Once: fails("larger than 64 MiB")},
		{Name: "429 without Retry-After", Answer: fakeapi.RetryAfter(""), Once: whole(), Always: fails("rate limit of the API is reached").by(time.Hour)},
		{Name: "429 with seconds", Answer: fakeapi.RetryAfter("7"), Once: whole().by(8 * time.Second), Always: fails("rate limit of the API is reached").by(time.Hour)},
		{Name: "429 with a date", Answer: retryAt(42 * time.Second), Once: whole().by(43 * time.Second), Always: fails("rate limit of the API is reached").by(time.Hour)},
		{Name: "429 with a date in the past", Answer: retryAt(-time.Hour), Once: whole().by(5 * time.Second)},
		{Name: "429 with 300 s, which fit", Answer: fakeapi.RetryAfter("300"), Once: whole().by(301 * time.Second)},
		{Name: "429 with 300 s, which do not fit", Answer: fakeapi.RetryAfter("300"), Reader: Reader{Timeout: time.Minute}, Always: fails("asks to wait 5m0s").by(time.Second)},
		{Name: "429 with a fraction", Answer: fakeapi.RetryAfter("6.2"), Once: whole().by(8 * time.Second)},
		{Name: "429 with a Retry-After that is neither", Answer: fakeapi.RetryAfter("soon"), Once: whole().by(31 * time.Second)},
		{Name: "a block of five minutes that no header foretells", Options: options(shut), Answer: unannounced, When: fakeapi.Any(), Fired: turnedAway, Always: whole().by(301 * time.Second)},
		{Name: "a block of five minutes that does not fit", Options: options(shut), Answer: unannounced, When: fakeapi.Any(), Fired: turnedAway, Reader: Reader{Timeout: time.Minute}, Always: fails("asks to wait 5m0s").by(time.Second)},
	}, serverErrors()...)
}

func serverErrors() []Row {
	rows := []Row{
		{Name: "500 of the service", Answer: fakeapi.ErrorA(500, 500, "Internal error"), Once: whole(), Always: fails(`"Internal error"`)},
		{Name: "502 with HTML", Answer: fakeapi.HTML(502), Once: whole(), Always: fails("HTTP status 502")},
		{Name: "503 with Retry-After", Answer: fakeapi.Status(503, "", "Retry-After: 9"), Once: whole().by(10 * time.Second), Always: fails("HTTP status 503")},
	}
	for _, status := range []int{408, 500, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 530} {
		rows = append(rows, Row{
			Name: fmt.Sprint(status), Answer: fakeapi.Status(status, ""), Once: whole(), Always: fails(fmt.Sprint("HTTP status ", status)),
		})
	}
	return rows
}

// shut is a limit that a list of three pages exceeds.
var shut = fakeapi.RateLimitBlock(2, time.Minute, 5*time.Minute)

// unannounced removes the headers of the rate limit, with which a reader would stop
// in time.
func unannounced(w http.ResponseWriter, r *http.Request, next http.Handler) {
	w.Header().Del("Ratelimit")
	w.Header().Del("Ratelimit-Policy")
	next.ServeHTTP(w, r)
}

// turnedAway counts the requests over the limit.
func turnedAway(requests []fakeapi.Request) int {
	return count(requests, func(r fakeapi.Request) bool { return r.Status == http.StatusTooManyRequests })
}

func overHTTP2(r fakeapi.Request) bool { return r.Proto == "HTTP/2.0" }

func slowGzip(w http.ResponseWriter, r *http.Request, next http.Handler) {
	fakeapi.Slow(time.Second)(w, r, http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) { fakeapi.Gzip()(w, r, next) }))
}

// retryAt is a 429 whose Retry-After is a date.
func retryAt(in time.Duration) fakeapi.Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		fakeapi.RetryAfter(time.Now().Add(in).UTC().Format(http.TimeFormat))(w, r, next)
	}
}
