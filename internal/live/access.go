package main

import (
	"cmp"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/account"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// access is where to ask, and as whom.
type access struct {
	base    *url.URL
	id, app string
	token   string
	// key and email are the older pair of credentials, both or none.
	key, email string
}

// accessTo judges the variables as the provider does.
func accessTo(found account.Account) (access, error) {
	if missing := found.Missing(); len(missing) > 0 {
		return access{}, fmt.Errorf("needs an account to read: set %s. The token needs the permission Realtime or Realtime Admin. "+
			"Nothing is changed there, and at most %d requests are sent, beside those of the provider", strings.Join(missing, ", "), mostRequests)
	}
	a := access{
		id: found.Value("CLOUDFLARE_ACCOUNT_ID"), app: found.Value("REALTIMEKIT_APP_ID"),
		token: found.Value("CLOUDFLARE_API_TOKEN"),
	}
	if key, email := found.Value("CLOUDFLARE_API_KEY"), found.Value("CLOUDFLARE_EMAIL"); key != "" && email != "" {
		a.key, a.email = key, email
	}
	base, err := realtimekit.ParseBaseURL(cmp.Or(found.Value("CLOUDFLARE_BASE_URL"), realtimekit.DefaultBaseURL))
	a.base = base
	return a, errors.Join(
		about("CLOUDFLARE_BASE_URL", err),
		about("CLOUDFLARE_ACCOUNT_ID", realtimekit.CheckAccountID(a.id)),
		about("REALTIMEKIT_APP_ID", realtimekit.CheckAppID(a.app)),
		credential("CLOUDFLARE_API_TOKEN", a.token),
		credential("CLOUDFLARE_API_KEY", a.key),
		credential("CLOUDFLARE_EMAIL", a.email),
	)
}

func about(name string, err error) error {
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func credential(name, text string) error {
	if text == "" {
		return nil
	}
	return about(name, realtimekit.CheckCredential(text))
}

// secrets are what no report may hold.
func (a access) secrets() []string { return []string{a.token, a.key, a.email, a.id, a.app} }

// authorize writes the token into header, or the older pair where there is none.
func (a access) authorize(header http.Header) {
	if a.token != "" {
		header.Set("Authorization", "Bearer "+a.token)
		return
	}
	header.Set("X-Auth-Key", a.key)
	header.Set("X-Auth-Email", a.email)
}

// sessions is the address of the endpoint.
func (a access) sessions() *url.URL {
	return a.base.JoinPath("accounts", a.id, "realtime", "kit", a.app, "sessions")
}
