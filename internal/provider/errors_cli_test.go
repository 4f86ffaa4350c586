package provider_test

import (
	"net/http"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The texts are tested to the letter elsewhere; here they are read where users
// read them, behind all that a CLI does to them.
func TestAFailureOfTheAPISaysWhatToDo(t *testing.T) {
	t.Parallel()

	for name, row := range map[string]struct {
		environment map[string]string
		fault       fakeapi.Effect
		want        []string
	}{
		"wrong token": {
			environment: map[string]string{"CLOUDFLARE_API_TOKEN": "hush-another-token"},
			want: []string{
				"Unable to list sessions", `"Authentication error"`, "API code 10000", "HTTP status 403", "cf-ray",
				"the credentials are wrong or expired", "another account than account_id " + fakeapi.AccountID,
				"they lack a permission", "permission Realtime or Realtime Admin",
			},
		},
		"refused argument": {
			fault: fakeapi.ErrorA(http.StatusUnprocessableEntity, 422, `"participants" is not allowed`),
			want:  []string{"Unable to list sessions", `"participants" is not allowed`, "HTTP status 422", "argument of this block"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, fakeapi.Sessions(3)).with(row.environment)
			if row.fault != nil {
				w.api.Inject(&fakeapi.Fault{Answer: row.fault})
			}

			text := w.fails(t, oneApp())
			wantText(t, text, row.want...)
			wantNoSecret(t, text)
		})
	}
}

// An API that begins an answer and never ends it is given up when the user says.
func TestTimeoutsReadBoundsTheRead(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(3))
	stall := &fakeapi.Fault{Answer: fakeapi.Stall(100)}
	w.api.Inject(stall)

	wantText(t, w.fails(t, resource.TestStep{PlanOnly: true}),
		"Unable to list sessions", "The read timeout passed before the list was read", "Raise timeouts.read of this block")

	if stall.Fired() != 1 {
		t.Errorf("the API stalled %d times, want once", stall.Fired())
	}
}

// A failure that may pass is tried again as often as max_retries says; 0 is a
// number like any other, and not the absence of one.
func TestMaxRetriesBoundsTheAttempts(t *testing.T) {
	t.Parallel()

	for name, row := range map[string]struct {
		retries  int
		requests int
		want     []string
	}{
		"none": {retries: 0, requests: 1, want: []string{"Unable to list sessions", "The API failed", "HTTP status 503"}},
		"one":  {retries: 1, requests: 2, want: []string{"Unable to list sessions", "The API failed", "HTTP status 503", "2 attempts"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, fakeapi.Sessions(3))
			w.api.Inject(&fakeapi.Fault{Answer: fakeapi.HTML(http.StatusServiceUnavailable)})

			wantText(t, w.fails(t, resource.TestStep{
				PlanOnly:        true,
				ConfigDirectory: config.StaticDirectory("testdata/TestMaxRetriesBoundsTheAttempts"),
				ConfigVariables: config.Variables{"max_retries": config.IntegerVariable(row.retries)},
			}), row.want...)
			w.wantRequests(t, row.requests)
		})
	}
}
