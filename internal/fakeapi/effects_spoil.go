package fakeapi

import (
	"bytes"
	"compress/gzip"
	"maps"
	"net"
	"net/http"
	"net/http/httptest"
	"strconv"
	"time"
)

// HangUp closes the connection before the header.
func HangUp() Effect { return func(http.ResponseWriter, *http.Request, http.Handler) { hangUp() } }

// Reset sends the real answer up to n bytes of its body, or nothing for a negative
// n, and then resets the connection. In memory and over HTTP/2 it hangs up.
func Reset(n int) Effect {
	return spoiled(func(w http.ResponseWriter, _ *http.Request, whole *httptest.ResponseRecorder) {
		if n >= 0 {
			begin(w, whole, n)
		}
		if conn, _, err := http.NewResponseController(w).Hijack(); err == nil {
			if tcp, ok := conn.(*net.TCPConn); ok {
				_ = tcp.SetLinger(0)
			}
			_ = conn.Close()
			return
		}
		hangUp()
	})
}

// CutOff ends the connection after n bytes of the real answer's body.
func CutOff(n int) Effect {
	return spoiled(func(w http.ResponseWriter, _ *http.Request, whole *httptest.ResponseRecorder) {
		begin(w, whole, n)
		hangUp()
	})
}

// Stall sends n bytes of the real answer's body, and then nothing more.
func Stall(n int) Effect {
	return spoiled(func(w http.ResponseWriter, r *http.Request, whole *httptest.ResponseRecorder) {
		begin(w, whole, n)
		<-r.Context().Done()
		hangUp()
	})
}

// Slow sends the real answer's body a byte at a time, each in a chunk of its own.
func Slow(each time.Duration) Effect {
	return spoiled(func(w http.ResponseWriter, r *http.Request, whole *httptest.ResponseRecorder) {
		whole.Header().Del("Content-Length")
		begin(w, whole, 0)
		for _, b := range whole.Body.Bytes() {
			pause(r.Context(), each)
			send(w, []byte{b})
		}
	})
}

// Rewrite changes the body of the real answer.
func Rewrite(change func(body []byte) []byte) Effect {
	return spoiled(func(w http.ResponseWriter, _ *http.Request, whole *httptest.ResponseRecorder) {
		whole.Body = bytes.NewBuffer(change(whole.Body.Bytes()))
		whole.Header().Set("Content-Length", strconv.Itoa(whole.Body.Len()))
		begin(w, whole, whole.Body.Len())
	})
}

// ContentType changes the Content-Type of the real answer.
func ContentType(value string) Effect {
	return spoiled(func(w http.ResponseWriter, _ *http.Request, whole *httptest.ResponseRecorder) {
		whole.Header().Set("Content-Type", value)
		begin(w, whole, whole.Body.Len())
	})
}

// Gzip compresses the real answer, whether or not the client accepts that.
func Gzip() Effect {
	return spoiled(func(w http.ResponseWriter, _ *http.Request, whole *httptest.ResponseRecorder) {
		whole.Header().Del("Content-Length")
		whole.Header().Set("Content-Encoding", "gzip")
		begin(w, whole, 0)
		zip := gzip.NewWriter(w)
		_, _ = zip.Write(whole.Body.Bytes())
		_ = zip.Close()
	})
}

func spoiled(answer func(w http.ResponseWriter, r *http.Request, whole *httptest.ResponseRecorder)) Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		whole := httptest.NewRecorder()
		next.ServeHTTP(whole, r)
		answer(w, r, whole)
	}
}

func begin(w http.ResponseWriter, whole *httptest.ResponseRecorder, n int) {
	maps.Copy(w.Header(), whole.Header())
	w.WriteHeader(whole.Code)
	send(w, whole.Body.Bytes()[:min(n, whole.Body.Len())])
}

// send flushes, because a hang-up drops what is in a buffer.
func send(w http.ResponseWriter, p []byte) {
	_, _ = w.Write(p)
	_ = http.NewResponseController(w).Flush()
}

func hangUp() { panic(http.ErrAbortHandler) }
