package provider_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Go would send X-Auth-Key and X-Auth-Email wherever a redirect leads, and a token to
// the same host.
func TestConnection_redirectIsNotFollowed(t *testing.T) {
	t.Parallel()
	kinds := map[string]map[string]string{
		"token": nil,
		"pair":  {"CLOUDFLARE_API_TOKEN": "", "CLOUDFLARE_API_KEY": fakeapi.Key, "CLOUDFLARE_EMAIL": fakeapi.Email},
	}
	for _, status := range []int{
		http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect,
	} {
		for kind, credentials := range kinds {
			for _, place := range []string{"same host", "another host"} {
				t.Run(fmt.Sprintf("%d with a %s to %s", status, kind, place), func(t *testing.T) {
					t.Parallel()
					w, other := newWorld(t, fakeapi.Sessions(3)).with(credentials), newWorld(t, fakeapi.Sessions(3))
					target := "/client/v4/elsewhere"
					if place == "another host" {
						// To the client, another name is another host.
						target = strings.Replace(other.environment["CLOUDFLARE_BASE_URL"], "127.0.0.1", "localhost", 1)
					}
					w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Status(status, "", "Location: "+target)})
					said := textOf(w.connect(t).answer(t, nil).Diagnostics)
					wantText(t, said, "does not follow redirects", fmt.Sprintf("HTTP status %d", status))
					wantNoSecret(t, said)
					w.wantRequests(t, 1)
					other.wantRequests(t, 0)
				})
			}
		}
	}
}
