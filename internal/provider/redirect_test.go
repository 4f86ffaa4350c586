package provider_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Go would send X-Auth-Key and X-Auth-Email to wherever a redirect leads, and a
// token to the same host.
func TestCredentialsDoNotFollowARedirect(t *testing.T) {
	t.Parallel()

	for _, status := range []int{
		http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect,
	} {
		for kind, credentials := range bothKinds() {
			for _, place := range []string{"a place on the same host", "another host"} {
				t.Run(fmt.Sprintf("%d with a %s to %s", status, kind, place), func(t *testing.T) {
					t.Parallel()

					w, other := newWorld(t, fakeapi.Sessions(3)).with(credentials), newWorld(t, fakeapi.Sessions(3))

					target := "/client/v4/elsewhere"
					if place == "another host" {
						// To the client, another name is another host.
						target = strings.Replace(other.environment["CLOUDFLARE_BASE_URL"], "127.0.0.1", "localhost", 1)
					}

					w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Status(status, "", "Location: "+target)})

					said := w.connect(t).fails(t)
					wantText(t, said, "The API answered with a redirect", "which is not followed", fmt.Sprintf("HTTP status %d", status))
					wantNoSecret(t, said)
					w.wantRequests(t, 1)
					other.wantRequests(t, 0)
				})
			}
		}
	}
}

// fails is what a read says that must fail.
func (l link) fails(t *testing.T) string {
	t.Helper()

	answer, err := l.server.ReadDataSource(t.Context(), &tfprotov6.ReadDataSourceRequest{
		TypeName: sessionsType, Config: configuration(t, l.schema, nil),
	})
	if err != nil || len(answer.Diagnostics) == 0 {
		t.Fatalf("no error: %v", err)
	}

	var said strings.Builder
	for _, diagnostic := range answer.Diagnostics {
		said.WriteString(diagnostic.Summary + "\n" + diagnostic.Detail + "\n")
	}

	return said.String()
}
