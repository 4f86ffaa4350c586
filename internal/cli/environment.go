package cli

import (
	"slices"
	"strings"
)

// foreign are the variables, by prefix, that would make a run another one than
// it says: other arguments, other folders, another provider, another account.
var foreign = []string{"TF_", "TOFU_", "CLOUDFLARE_", "REALTIMEKIT_"}

// IsForeign tells whether a variable, in the form of os.Environ, is one that the
// user has set for runs of their own.
func IsForeign(entry string) bool {
	return slices.ContainsFunc(foreign, func(prefix string) bool { return strings.HasPrefix(entry, prefix) })
}

// WithoutForeign is environ without what [IsForeign].
func WithoutForeign(environ []string) []string {
	return slices.DeleteFunc(slices.Clone(environ), IsForeign)
}
