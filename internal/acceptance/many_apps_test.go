package acceptance

import (
	"net/http"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// TestManyApps_tokens sends the partner's token to the partner's account, and no other.
func TestManyApps_tokens(t *testing.T) {
	t.Parallel()
	const partner = "fake-token-of-the-partner-0123456789abcdef"
	hasToken := func(r fakeapi.Request) bool { return r.Header.Get("Authorization") == "Bearer "+partner }
	server := fakeapi.NewSample(sampleSessions())
	accepted := &fakeapi.Fault{Name: "a second token", When: hasToken, Answer: func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		r.Header.Set("Authorization", "Bearer "+fakeapi.Token)
		next.ServeHTTP(w, r)
	}}
	server.Inject(accepted)
	w := newWorkdir(t, server, "examples/many-apps", "TF_VAR_partner_api_token="+partner)
	w.must(t, "plan", "-no-color")
	if accepted.Fired() == 0 {
		t.Error("nothing is read with the partner's token")
	}
	for _, r := range server.Requests() {
		if ofPartner := strings.Contains(r.Path, "/"+fakeapi.PartnerAccountID+"/"); hasToken(r) != ofPartner {
			t.Errorf("%s is read with the token of another account", r.Path)
		}
	}
}
