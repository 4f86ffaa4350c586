package main

import (
	"slices"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// source is where the sessions come from.
type source struct {
	title     string   // a line
	note      string   // what else the reader should know
	variables []string // lead the provider there, in the form of os.Environ
	fake      bool
}

// needed are the variables that lead to the real service.
var needed = []string{"CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID"}

// choose takes the real service when the environment has all that it needs. The
// variables are for the fake API, which is not started for nothing.
func choose(environ []string) source {
	found, missing := look(environ)
	switch {
	case len(missing) == 0:
		return source{
			title:     service(found) + ", with the credentials in the environment",
			note:      "It is only read: nothing is changed there.",
			variables: found,
		}
	case len(missing) == len(needed):
		return source{
			title: "the fake API, started for this demo. All of its data are made up.",
			note:  "To read your own sessions set " + list(needed) + ".",
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
func service(variables []string) string {
	const name = "CLOUDFLARE_BASE_URL="
	elsewhere := func(entry string) bool { return strings.HasPrefix(entry, name) && entry != name }
	if slices.ContainsFunc(variables, elsewhere) {
		return "whatever answers at your CLOUDFLARE_BASE_URL"
	}
	return "the RealtimeKit service"
}

// look gives the variables that the provider reads, and the names of those that
// are missing. An empty one counts as unset, as it does for the provider.
func look(environ []string) (found, missing []string) {
	set := map[string]bool{}
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		if strings.HasPrefix(name, "CLOUDFLARE_") || strings.HasPrefix(name, "REALTIMEKIT_") {
			found = append(found, entry)
			set[name] = value != ""
		}
	}
	for _, name := range needed {
		if !set[name] {
			missing = append(missing, name)
		}
	}
	return found, missing
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
