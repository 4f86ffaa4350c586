package fakeapi

import (
	"net/http"
	"strings"
)

// The account, the app and the credentials of the fake. None of them is real.
const (
	AccountID = "fa4e0acc0000000000000000000fa4e0"
	AppID     = "fa4e0a99-0000-4000-8000-0000000fa4e0"
	// Token is sent as "Authorization: Bearer …".
	Token = "fake-token-not-a-secret-0123456789abcdef"
	// Key is the older API key, sent as X-Auth-Key with [Email] as X-Auth-Email.
	Key   = "fake-key-not-a-secret-0123456789abcde"
	Email = "fake@realtimekit.example"
)

func authenticate(header http.Header) *refusal {
	authorization := header.Get("Authorization")
	token, ok := strings.CutPrefix(authorization, "Bearer ")
	switch {
	case authorization == "" && (header.Get("X-Auth-Key") != Key || header.Get("X-Auth-Email") != Email):
		return formB(http.StatusBadRequest, 9106, "Missing or invalid X-Auth-Key, X-Auth-Email or Authorization headers")
	case authorization == "":
		return nil
	case !ok || token == "" || strings.ContainsAny(token, " \t"):
		return formB(http.StatusBadRequest, 6003, "Invalid request headers",
			apiError{Code: 6111, Message: "Invalid format for Authorization header"})
	case token != Token:
		return denied()
	}
	return nil
}

// denied answers a bad token, a wrong account and a missing permission. 401 was seen too.
func denied() *refusal { return formB(http.StatusForbidden, 10000, "Authentication error") }
