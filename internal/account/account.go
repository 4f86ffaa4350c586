// Package account finds the account that the environment leads the provider to,
// for the commands that read a real one.
package account

import "strings"

// Account is what an environment says of it.
type Account struct {
	// Variables are all that the provider reads, in the form of os.Environ.
	Variables []string
	values    map[string]string
}

// In is the account of an environment in the form of os.Environ.
func In(environ []string) Account {
	a := Account{values: map[string]string{}}
	for _, entry := range environ {
		name, value, _ := strings.Cut(entry, "=")
		if strings.HasPrefix(name, "CLOUDFLARE_") || strings.HasPrefix(name, "REALTIMEKIT_") {
			a.Variables = append(a.Variables, entry)
			a.values[name] = value
		}
	}
	return a
}

// Value is that of a variable. An empty one counts as unset, as it does for the
// provider.
func (a Account) Value(name string) string { return a.values[name] }

// Missing names the variables that the provider needs beside those that are set:
// a token, or a key and its e-mail, the account and the app.
func (a Account) Missing() []string {
	needed := []string{"CLOUDFLARE_API_TOKEN", "CLOUDFLARE_ACCOUNT_ID", "REALTIMEKIT_APP_ID"}
	if a.Value("CLOUDFLARE_API_TOKEN") == "" && a.Value("CLOUDFLARE_API_KEY") != "" {
		needed[0] = "CLOUDFLARE_EMAIL"
	}
	var missing []string
	for _, name := range needed {
		if a.Value(name) == "" {
			missing = append(missing, name)
		}
	}
	return missing
}
