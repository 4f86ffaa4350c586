package fakeapi

import (
	"net/http"
	"regexp"
	"strings"
)

// basePath is the path of the API's base URL.
const basePath = "/client/v4"

var accountID = regexp.MustCompile(`^[0-9a-fA-F]{32}$`)

// admit checks all that comes before the query, and names the app asked for.
func (s *Server) admit(r *http.Request) (app string, no *refusal) {
	account, app, ok := route(r.URL.EscapedPath())
	switch {
	case !ok:
		return "", unroutable(r.URL.Path)
	case r.Method != http.MethodGet:
		return "", formB(http.StatusMethodNotAllowed, http.StatusMethodNotAllowed, "Method not allowed")
	}
	if no := s.authenticate(r.Header); no != nil {
		return "", no
	}
	if account != AccountID {
		return "", s.denied()
	}
	return app, nil
}

// route reads the path as it was sent: a slash that is escaped stays part of
// its segment, so that a client which escapes too little is found out.
func route(path string) (account, app string, ok bool) {
	rest, ok := strings.CutPrefix(path, basePath+"/accounts/")
	segments := strings.Split(rest, "/")
	if !ok || len(segments) != 5 || !accountID.MatchString(segments[0]) ||
		segments[1] != "realtime" || segments[2] != "kit" || segments[4] != "sessions" {
		return "", "", false
	}
	return segments[0], segments[3], true
}
