package main

import (
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/account"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// source is where the sessions come from.
type source struct {
	title     string   // a line
	note      string   // what else the reader should know
	variables []string // lead the provider there, in the form of os.Environ
	fake      bool
}

// choose takes the real service when the environment has all that it needs. The
// variables are for the fake API, which is not started for nothing.
func choose(environ []string) source {
	found := account.In(environ)
	missing := found.Missing()
	switch {
	case len(missing) == 0:
		return source{
			title:     service(found) + ", with the credentials in the environment",
			note:      "It is only read: nothing is changed there.",
			variables: found.Variables,
		}
	case len(missing) == len(account.In(nil).Missing()):
		return source{
			title: "the fake API, started for this demo. All of its data are made up.",
			note:  "To read your own sessions set " + list(missing) + ".",
			fake:  true,
		}
	default:
		return source{
			title: "the fake API, started for this demo. All of its data are made up.",
			note:  "The real service needs " + list(missing) + " as well, which " + verb(missing) + " not set.",
			fake:  true,
		}
	}
}

// service is the real one, unless the user has set another address: that of the
// fake API served by itself, say. The address is not shown: it may hold a secret.
func service(a account.Account) string {
	if a.Value("CLOUDFLARE_BASE_URL") != "" {
		return "whatever answers at your CLOUDFLARE_BASE_URL"
	}
	return "the RealtimeKit service"
}

// madeUp is a service with a few hundred sessions, on pages of a hundred.
func madeUp() *fakeapi.Server { return fakeapi.New(fakeapi.Sessions(250)) }

// list is "a", "a and b" or "a, b and c".
func list(names []string) string {
	last := len(names) - 1
	if last == 0 {
		return names[0]
	}
	return strings.Join(names[:last], ", ") + " and " + names[last]
}

func verb(names []string) string {
	if len(names) == 1 {
		return "is"
	}
	return "are"
}
