package realtimekit

import (
	"errors"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Go's client reads the address before it asks whether to follow it, and fails
// with the whole of it when it is none.
func TestARedirectToNowhereIsRefusedLikeAnyOther(t *testing.T) {
	t.Parallel()

	for name, test := range map[string]struct{ location, want string }{
		"no address":       {"https://user:hunter2@exa mple.com/?token=hunter2", "a redirect"},
		"no port":          {"https://example.com:hunter2/", "a redirect"},
		"no host":          {"/hunter2", "a redirect"},
		"nothing":          {"", "a redirect"},
		"another protocol": {"gopher://example.com/hunter2", "a redirect to example.com"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			synctest.Test(t, func(t *testing.T) {
				server := fakeapi.New(fakeapi.Sessions(3))
				t.Cleanup(server.Close)
				server.Inject(&fakeapi.Fault{Answer: fakeapi.Status(302, "", "Location: "+test.location)})

				_, err := connect(t, server).Sessions(t.Context(), app())

				failure, ok := errors.AsType[*Error](err)
				if !ok || failure.Kind != KindRedirect || failure.Err.Error() != test.want || strings.Contains(err.Error(), "hunter2") {
					t.Errorf("error %v", err)
				}

				if requests := server.Requests(); len(requests) != 1 {
					t.Errorf("%d requests", len(requests))
				}
			})
		})
	}
}
