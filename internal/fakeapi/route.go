package fakeapi

import (
	"net/http"
	"regexp"
	"strings"
)

// basePath is the path of the API's base URL.
const basePath = "/client/v4"

// address is where an app is: the ids in the path that leads to its sessions.
type address struct{ account, app string }

// home is the app whose sessions are given to [New].
var home = address{AccountID, AppID}

var accountID = regexp.MustCompile(`^[0-9a-fA-F]{32}$`)

// admit checks all that comes before the query, and names the app asked for.
func (s *Server) admit(r *http.Request) (app address, no *refusal) {
	app, ok := route(r.URL.EscapedPath())
	switch {
	case !ok:
		return app, unroutable(r.URL.Path)
	case r.Method != http.MethodGet:
		return app, formB(http.StatusMethodNotAllowed, http.StatusMethodNotAllowed, "Method not allowed")
	}
	if no := authenticate(r.Header); no != nil {
		return app, no
	}
	if !s.knows(app.account) {
		return app, denied()
	}
	return app, nil
}

// route reads the path as it was sent: a slash that is escaped stays part of
// its segment, so that a client which escapes too little is found out.
func route(path string) (app address, ok bool) {
	rest, ok := strings.CutPrefix(path, basePath+"/accounts/")
	segments := strings.Split(rest, "/")
	if !ok || len(segments) != 5 || !accountID.MatchString(segments[0]) ||
		segments[1] != "realtime" || segments[2] != "kit" || segments[4] != "sessions" {
		return address{}, false
	}
	return address{account: segments[0], app: segments[3]}, true
}

// knows tells whether the credentials reach an account: one that has an app.
func (s *Server) knows(account string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	for app := range s.apps {
		if app.account == account {
			return true
		}
	}
	return false
}
