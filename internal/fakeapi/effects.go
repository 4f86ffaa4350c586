package fakeapi

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"
	"sync/atomic"
)

// Status answers with any status, body and headers, each written as "Name: value".
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

// ErrorA is a refusal by the RealtimeKit service (form A). With status 200 it is
// the answer that is a success only by its status (form D).
func ErrorA(status, code int, message string) Effect { return refuse(formA(status, code, message)) }

// ErrorB is a refusal by the Cloudflare edge (form B), or form D with status 200.
func ErrorB(status, code int, message string) Effect { return refuse(formB(status, code, message)) }

func refuse(no *refusal) Effect {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) { no.write(w) }
}

// HTML is the page of a proxy that does not speak JSON (form C).
func HTML(status int) Effect {
	title := fmt.Sprintf("%d %s", status, http.StatusText(status))
	return Status(status, "<!DOCTYPE html>\n<html><head><title>"+title+"</title></head><body><h1>"+title+"</h1></body></html>\n",
		"Content-Type: text/html; charset=UTF-8")
}

// Body answers 200 with any text, said to be JSON.
func Body(text string) Effect { return Status(http.StatusOK, text, "Content-Type: application/json") }

// Redirect answers 302 to another place, absolute or on this host.
func Redirect(to string) Effect {
	return func(w http.ResponseWriter, r *http.Request, _ http.Handler) {
		http.Redirect(w, r, to, http.StatusFound)
	}
}

// RetryAfter is 429 with this Retry-After: seconds, a date, nonsense, or ""
// for none at all.
func RetryAfter(value string) Effect {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		if value != "" {
			w.Header().Set("Retry-After", value)
		}
		tooMany().write(w)
	}
}

// Huge streams an answer of so many bytes without ever holding it: JSON that
// begins well and then is white space. It stops when the client has had enough.
func Huge(bytes int64) Effect {
	return func(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
		const begin = `{"success":true,"data":{"sessions":[`
		blank := []byte(strings.Repeat(" ", 64<<10))
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("Content-Length", strconv.FormatInt(bytes, 10))
		rest := bytes
		for chunk := []byte(begin); rest > 0; chunk = blank {
			n, err := w.Write(chunk[:min(rest, int64(len(chunk)))])
			if err != nil {
				return
			}
			rest -= int64(n)
		}
	}
}

// Then answers one request in the first way, and every one after it in the other.
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
