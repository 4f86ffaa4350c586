package request

import (
	"log/slog"
	"net/http"
)

// Credentials prove to Cloudflare who asks: a token, or the older pair of
// global API key and e-mail address. The zero value sends nothing.
type Credentials struct {
	Token string
	Key   string
	Email string
}

// authorize writes the credentials into header. A token shuts out the pair.
func (c Credentials) authorize(header http.Header) {
	switch {
	case c.Token != "":
		header.Set("Authorization", "Bearer "+c.Token)
	case c.Key != "":
		header.Set("X-Auth-Key", c.Key)
		header.Set("X-Auth-Email", c.Email)
	}
}

// String keeps the credentials out of %v and %+v.
func (c Credentials) String() string { return "(redacted)" }

// GoString keeps the credentials out of %#v.
func (c Credentials) GoString() string { return c.String() }

// LogValue keeps the credentials out of structured logs.
func (c Credentials) LogValue() slog.Value { return slog.StringValue(c.String()) }
