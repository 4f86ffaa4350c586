package fakeapi

import (
	"compress/gzip"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"time"
)

// HangUp closes the connection before the header.
func HangUp() Effect {
	return func(http.ResponseWriter, *http.Request, http.Handler) { hangUp() }
}

// Reset sends the real answer up to n bytes of its body, or nothing at all when
// n is negative, and then resets the connection; where there is no TCP
// connection of its own (in memory, HTTP/2) it hangs up.
func Reset(n int) Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if n >= 0 {
			begin(w, ask(next, r), n)
		}
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			if tcp, ok := conn.(*net.TCPConn); ok {
				_ = tcp.SetLinger(0)
			}
			_ = conn.Close()
			return
		}
		hangUp()
	}
}

// CutOff ends the connection after n bytes of the real answer's body, which is
// then shorter than its Content-Length.
func CutOff(n int) Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		begin(w, ask(next, r), n)
		hangUp()
	}
}

// Stall sends n bytes of the real answer's body and then nothing more, until
// the client gives up or the server closes.
func Stall(n int) Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		begin(w, ask(next, r), n)
		<-r.Context().Done()
		hangUp()
	}
}

// Slow sends the real answer's body a byte at a time.
func Slow(each time.Duration) Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		whole := ask(next, r)
		body := whole.Body.Bytes()
		begin(w, whole, 0)
		for i := range body {
			pause(r.Context(), each)
			send(w, body[i:i+1])
		}
	}
}

// Rewrite changes the body of the real answer: a row without an id, a null, a
// letter that is no UTF-8.
func Rewrite(change func(body []byte) []byte) Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		whole := ask(next, r)
		body := change(whole.Body.Bytes())
		maps.Copy(w.Header(), whole.Header())
		w.Header().Set("Content-Length", strconv.Itoa(len(body)))
		w.WriteHeader(whole.Code)
		_, _ = w.Write(body)
	}
}

// ContentType is the real answer under another type.
func ContentType(value string) Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		whole := ask(next, r)
		whole.Header().Set("Content-Type", value)
		begin(w, whole, whole.Body.Len())
	}
}

// Chunked is the real answer in two pieces and without a Content-Length.
func Chunked() Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		whole := ask(next, r)
		half := whole.Body.Len() / 2
		whole.Header().Del("Content-Length")
		begin(w, whole, half)
		send(w, whole.Body.Bytes()[half:])
	}
}

// Gzip is the real answer compressed, whether or not the client asked for that.
func Gzip() Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		whole := ask(next, r)
		maps.Copy(w.Header(), whole.Header())
		w.Header().Del("Content-Length")
		w.Header().Set("Content-Encoding", "gzip")
		w.WriteHeader(whole.Code)
		zip := gzip.NewWriter(w)
		_, _ = zip.Write(whole.Body.Bytes())
		_ = zip.Close()
	}
}

// ask is the real answer, kept instead of sent.
func ask(next http.Handler, r *http.Request) *httptest.ResponseRecorder {
	whole := httptest.NewRecorder()
	next.ServeHTTP(whole, r)
	return whole
}

// begin sends the header of an answer and the first n bytes of its body.
func begin(w http.ResponseWriter, whole *httptest.ResponseRecorder, n int) {
	maps.Copy(w.Header(), whole.Header())
	w.WriteHeader(whole.Code)
	send(w, whole.Body.Bytes()[:min(n, whole.Body.Len())])
}

// send makes sure that the bytes are on their way: a hang-up would drop what is
// still in a buffer.
func send(w http.ResponseWriter, p []byte) {
	_, _ = w.Write(p)
	_ = http.NewResponseController(w).Flush()
}
