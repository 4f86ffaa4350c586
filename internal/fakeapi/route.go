package fakeapi

import (
	"path"
	"regexp"
	"strings"
)

const basePath = "/client/v4"

type address struct{ account, app string }

// home is the app whose sessions are given to [New].
var home = address{AccountID, AppID}

var accountID = regexp.MustCompile(`^[0-9a-fA-F]{32}$`)

type call struct {
	address
	session string // "" for a route without one
	reader
}

type handler func(*Server, *call) ([]byte, *refusal)

// routes are in the syntax of [path.Match], below /accounts/.
var routes = []struct {
	pattern string
	handler handler
}{
	{"*/realtime/kit/apps", (*Server).listApps},
	{"*/realtime/kit/*/sessions", (*Server).listSessions},
	{"*/realtime/kit/*/sessions/?*", (*Server).getSession},
	{"*/realtime/kit/*/sessions/?*/participants", (*Server).listParticipants},
	{"*/realtime/kit/*/analytics/daywise", (*Server).getDaywise},
}

// route reads the path as it was sent. An escaped slash stays part of its
// segment, so a client that escapes too little gets a 404.
func route(escaped string) (handler, *call) {
	rest, ok := strings.CutPrefix(escaped, basePath+"/accounts/")
	segments := append(strings.Split(rest, "/"), "") // [5] is the session or empty
	if !ok || !accountID.MatchString(segments[0]) {
		return nil, nil
	}
	for _, r := range routes {
		if match, err := path.Match(r.pattern, rest); err == nil && match {
			return r.handler, &call{address: address{segments[0], segments[3]}, session: segments[min(5, len(segments)-1)]}
		}
	}
	return nil, nil
}
