package fakeapi

import (
	"net/http"
	"strings"
)

// The account, the app and the credentials that the fake knows. They have the
// shapes of real ones and say themselves that they are none.
const (
	// AccountID is the account, 32 hexadecimal digits.
	AccountID = "fa4e0acc0000000000000000000fa4e0"
	// AppID is the app whose sessions are given to [New]; see [App] for more.
	AppID = "fa4e0a99-0000-4000-8000-0000000fa4e0"
	// Token is the API token, sent as "Authorization: Bearer …".
	Token = "fake-token-not-a-secret-0123456789abcdef"
	// Key is the older API key, sent as X-Auth-Key beside [Email].
	Key = "fake-key-not-a-secret-0123456789abcde"
	// Email belongs to [Key] and is sent as X-Auth-Email.
	Email = "fake@realtimekit.example"
)

// Environment leads the provider to the app of [New], served at baseURL, in the
// form of os.Environ.
func Environment(baseURL string) []string {
	return []string{
		"CLOUDFLARE_BASE_URL=" + baseURL,
		"CLOUDFLARE_API_TOKEN=" + Token,
		"CLOUDFLARE_ACCOUNT_ID=" + AccountID,
		"REALTIMEKIT_APP_ID=" + AppID,
	}
}

// authenticate is nil for credentials that the fake knows. As the gateway does,
// it looks at Authorization first and at the key and e-mail only without it.
func authenticate(header http.Header) *refusal {
	if authorization := header.Get("Authorization"); authorization != "" {
		return authenticateBearer(authorization)
	}
	if header.Get("X-Auth-Key") != Key || header.Get("X-Auth-Email") != Email {
		return formB(http.StatusBadRequest, 9106, "Missing or invalid X-Auth-Key, X-Auth-Email or Authorization headers")
	}
	return nil
}

func authenticateBearer(authorization string) *refusal {
	token, ok := strings.CutPrefix(authorization, "Bearer ")
	if !ok || token == "" || strings.ContainsAny(token, " \t") {
		return formB(http.StatusBadRequest, 6003, "Invalid request headers",
			link{Code: 6111, Message: "Invalid format for Authorization header"})
	}
	if token != Token {
		return denied()
	}
	return nil
}

// denied is one answer for a bad token, a wrong account and a missing
// permission: Cloudflare does not tell them apart. 401 was seen as well.
func denied() *refusal {
	return formB(http.StatusForbidden, 10000, "Authentication error")
}
