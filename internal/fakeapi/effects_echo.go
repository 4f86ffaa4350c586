package fakeapi

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
)

// Echo repeats the credentials of its request in headers. The function gets them too, for
// the body that it answers with. For a nil function, the body is the real one.
func Echo(answer func(credentials string) Effect) Effect {
	return func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		credentials := CredentialsOf(r)
		for _, name := range []string{"Cf-Ray", "Server", "Ratelimit", "Ratelimit-Policy", "Set-Cookie"} {
			w.Header().Set(name, credentials)
		}
		if answer == nil {
			next.ServeHTTP(w, r)
		} else {
			answer(credentials)(w, r, next)
		}
	}
}

// CredentialsOf returns the credentials of a request, each in three spellings: plain,
// percent-encoded and in base64. Spaces separate them.
func CredentialsOf(r *http.Request) string {
	var all []string
	for _, name := range []string{"Authorization", "X-Auth-Key", "X-Auth-Email"} {
		if secret := strings.TrimPrefix(r.Header.Get(name), "Bearer "); secret != "" {
			all = append(all, secret, url.QueryEscape(secret), base64.StdEncoding.EncodeToString([]byte(secret)))
		}
	}
	return strings.Join(all, " ")
}

// Spellings returns the forms in which a text may occur in another, in lower case: plain,
// percent-encoded and in base64. A search in lower case finds all base64, and perhaps more.
func Spellings(text string) []string {
	all := []string{
		text, url.QueryEscape(text), url.PathEscape(text),
		base64.RawStdEncoding.EncodeToString([]byte(text)), base64.RawURLEncoding.EncodeToString([]byte(text)),
	}
	for i := range all {
		all[i] = strings.ToLower(all[i])
	}
	return all
}
