package fakeapi

import (
	"fmt"
	"net/http"
)

type refusal struct {
	status int
	body   any
}

type apiError struct {
	Code    int        `json:"code"`
	Message string     `json:"message"`
	Chain   []apiError `json:"error_chain,omitempty"`
}

// formA is an error of the RealtimeKit service.
func formA(status, code int, message string) *refusal {
	return &refusal{status, struct {
		Success bool     `json:"success"`
		Error   apiError `json:"error"`
	}{Error: apiError{Code: code, Message: message}}}
}

// formB is an error of the Cloudflare edge.
func formB(status, code int, message string, chain ...apiError) *refusal {
	return &refusal{status, struct {
		Success  bool       `json:"success"`
		Errors   []apiError `json:"errors"`
		Messages []apiError `json:"messages"`
		Result   any        `json:"result"`
	}{Errors: []apiError{{code, message, chain}}, Messages: []apiError{}}}
}

// badValue has a status that the documents do not give; 400 is as likely.
func badValue(parameter, rule string) *refusal {
	const status = http.StatusUnprocessableEntity
	return formA(status, status, fmt.Sprintf("Validation error: %q %s", parameter, rule))
}

func unroutable(path string) *refusal {
	return formB(http.StatusNotFound, 7003,
		"Could not route to "+path+", perhaps your object identifier is invalid?")
}

// notFound is in form A, but the edge may be the one that answers.
func notFound(what string) *refusal {
	return formA(http.StatusNotFound, http.StatusNotFound, what+" not found")
}

func tooMany() *refusal {
	return formB(http.StatusTooManyRequests, 971, "Please wait and consider throttling your request speed")
}

func (refused *refusal) write(w http.ResponseWriter) {
	writeJSON(w, refused.status, encode(refused.body))
}

func (refused *refusal) answer(w http.ResponseWriter, _ *http.Request, _ http.Handler) {
	refused.write(w)
}
