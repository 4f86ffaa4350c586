package fakeapi

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
)

// Status answers with a status, a body and headers, each written as "Name: value".
func Status(status int, body string, headers ...string) Effect {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		for _, header := range headers {
			name, value, _ := strings.Cut(header, ":")
			w.Header().Set(name, strings.TrimSpace(value))
		}
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

// ErrorA is a refusal by the RealtimeKit service (form A), or form D with status 200.
func ErrorA(status, code int, message string) Effect { return formA(status, code, message).answer }

// ErrorB is a refusal by the Cloudflare edge (form B), or form D with status 200.
func ErrorB(status, code int, message string) Effect { return formB(status, code, message).answer }

// HTML is the page of a proxy (form C).
func HTML(status int) Effect {
	title := fmt.Sprintf("%d %s", status, http.StatusText(status))
	return Status(status, "<!DOCTYPE html>\n<html><head><title>"+title+"</title></head><body><h1>"+title+"</h1></body></html>\n",
		"Content-Type: text/html; charset=UTF-8")
}

// Body answers 200 with a text of type JSON.
func Body(text string) Effect { return Status(http.StatusOK, text, "Content-Type: application/json") }

// Redirect answers 302 to another URL or path.
func Redirect(to string) Effect { return Status(http.StatusFound, "", "Location: "+to) }

// RetryAfter answers 429 with this Retry-After, or without one for "".
func RetryAfter(value string) Effect {
	body, headers := string(encode(tooMany().body)), []string{"Content-Type: application/json", "Retry-After: " + value}
	return Status(http.StatusTooManyRequests, body, headers[:1+min(1, len(value))]...)
}

// Huge streams the beginning of a list, and then white space up to this many bytes.
func Huge(size int64) Effect {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		blank := []byte(strings.Repeat(" ", 64<<10))
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.FormatInt(size, 10))
		for chunk := []byte(`{"success":true,"data":{"sessions":[`); size > 0; chunk = blank {
			n, err := w.Write(chunk[:min(size, int64(len(chunk)))])
			if err != nil {
				return
			}
			size -= int64(n)
		}
	}
}

// Then answers one request in the first way, and all later ones in the other.
func Then(first, rest Effect) Effect {
	var answered atomic.Bool
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		if answered.Swap(true) {
			rest(w, r, next)
		} else {
			first(w, r, next)
		}
	}
}
