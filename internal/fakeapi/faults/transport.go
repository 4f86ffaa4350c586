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
		{Name: "a byte order mark", Answer: fakeapi.Rewrite(func(b []byte) []byte { return append([]byte("\uFEFF"), b...) }), Always: whole()},
		{Name: "another content type", Answer: fakeapi.ContentType("text/html; charset=iso-8859-1"), Always: whole()},
		{Name: "HTTP/2", Line: HTTP2, When: overHTTP2, Always: whole()},
		{Name: "HTTP/2, a stream that is reset", Line: MemoryHTTP2, Answer: fakeapi.HangUp(), When: overHTTP2, Once: whole(), Always: fails("could not be reached")},
		{Name: "HTTP/2, no header", Line: MemoryHTTP2, Answer: fakeapi.Stall(0), When: overHTTP2, Once: whole().by(2 * time.Minute), Always: fails("sent nothing for 1m0s")},
		{Name: "HTTP/2, a body that stalls", Line: MemoryHTTP2, Answer: fakeapi.Stall(100), When: overHTTP2, Once: whole().by(2 * time.Minute), Always: fails("sent nothing for 1m0s")},
		{Name: "a page of 65 MiB", When: fakeapi.Page(1), Answer: fakeapi.Huge(65 * mebibyte), Once: fails("larger than 64 MiB")},
		{Name: "429 without Retry-After", Answer: fakeapi.RetryAfter(""), Once: whole(), Always: fails("rate limit of the API was reached").by(time.Hour)},
		{Name: "429 with seconds", Answer: fakeapi.RetryAfter("7"), Once: whole().by(8 * time.Second), Always: fails("rate limit of the API was reached").by(time.Hour)},
		{Name: "429 with 300 s, which fit", Answer: fakeapi.RetryAfter("300"), Once: whole().by(301 * time.Second)},
		{Name: "429 with 300 s, which do not fit", Answer: fakeapi.RetryAfter("300"), Reader: Reader{Timeout: time.Minute}, Always: fails("asks the provider to wait 5m0s").by(time.Second)},
		{Name: "a block of five minutes that no header foretells", Options: options(shut), Answer: unannounced, When: fakeapi.Any(), Always: whole().by(301 * time.Second)},
		{Name: "a block of five minutes that does not fit", Options: options(shut), Answer: unannounced, When: fakeapi.Any(), Reader: Reader{Timeout: time.Minute}, Always: fails("asks the provider to wait 5m0s").by(time.Second)},
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

// unannounced removes the headers with which a reader stops before the rate limit.
func unannounced(w http.ResponseWriter, r *http.Request, next http.Handler) {
	w.Header().Del("Ratelimit")
	w.Header().Del("Ratelimit-Policy")
	next.ServeHTTP(w, r)
}

func overHTTP2(r fakeapi.Request) bool { return r.Proto == "HTTP/2.0" }
