package acceptance

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const manyApps = "examples/many-apps"

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
	w := newWorkdir(t, server, manyApps, "TF_VAR_partner_api_token="+partner)
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

// TestManyApps_requests counts the requests of a report on twelve apps: one for the apps
// of each account and one for each app, except two apps that take two requests each. One
// has two pages of sessions. Of the other, which has no sessions, page 0 is read too.
func TestManyApps_requests(t *testing.T) {
	t.Parallel()
	for name, row := range map[string]struct {
		folder, output string
		apps, requests int
	}{
		"one account":  {"examples/recipes/every-app", "minutes_by_app", 12, 1 + 12 + 2},
		"two accounts": {manyApps, "apps", 12 + 1, 2 + 12 + 1 + 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := fakeapi.New(fakeapi.Sessions(120), elevenApps()...)
			w := newWorkdir(t, server, row.folder)
			if got := len(w.applied(t, row.output)); got != row.apps {
				t.Errorf("the report has %d apps, want %d", got, row.apps)
			}
			wantRequests(t, server, row.requests)
		})
	}
}

// elevenApps are eleven apps of the own account and one of the partner's. None has a
// number of sessions that could be the largest page of a server.
func elevenApps() []fakeapi.Option {
	options := []fakeapi.Option{fakeapi.AppOf(fakeapi.PartnerAccountID, fakeapi.Workshop, fakeapi.Sessions(7))}
	for i := range 11 {
		sessions := fakeapi.Sessions(6*i + 3)
		if i == 0 {
			sessions = nil
		}
		options = append(options, fakeapi.App(fmt.Sprintf("0b9f7c1e-8a1d-4f5e-9c3b-%012d", i), sessions))
	}
	return options
}

// TestManyApps_names lists apps by their ids if they have the same name or none.
func TestManyApps_names(t *testing.T) {
	t.Parallel()
	for _, folder := range []string{manyApps, "examples/many-apps/opentofu-for-each"} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			skipUnlessItRuns(t, folder)
			server := fakeapi.NewSample(sampleSessions())
			server.Inject(&fakeapi.Fault{
				Name: "other names",
				When: func(r fakeapi.Request) bool { return strings.HasSuffix(r.Path, "/apps") },
				Answer: fakeapi.Rewrite(func(body []byte) []byte {
					return []byte(strings.NewReplacer(`"Support"`, `"Classroom"`, `"Meetings"`, "null").Replace(string(body)))
				}),
			})
			got := slices.Sorted(maps.Keys(newWorkdir(t, server, folder).applied(t, "apps")))
			want := []string{"own/" + fakeapi.Classroom, "own/" + fakeapi.Support, "own/" + fakeapi.AppID, "partner/Workshop"}
			if !slices.Equal(got, want) {
				t.Errorf("the report has the apps %q, want %q", got, want)
			}
		})
	}
}

// TestManyApps_withoutApps reports on accounts without apps.
func TestManyApps_withoutApps(t *testing.T) {
	t.Parallel()
	server := fakeapi.New(nil, fakeapi.AppOf(fakeapi.PartnerAccountID, fakeapi.Workshop, nil),
		fakeapi.EmptyAccount(fakeapi.AccountID), fakeapi.EmptyAccount(fakeapi.PartnerAccountID))
	made := newWorkdir(t, server, manyApps).report(t, "apply", "-auto-approve")
	made.wantOutputs(t, map[string]any{
		"apps": map[string]any{},
		"all":  map[string]any{"sessions": int64(0), "minutes": int64(0), "live": int64(0), "complete": true},
	})
}

// applied applies the configuration and returns an output that is an object.
func (w *workdir) applied(t *testing.T, output string) map[string]any {
	t.Helper()
	made := w.report(t, "apply", "-auto-approve")
	if !made.ok {
		t.Fatalf("apply failed:\n%s", made.printed)
	}
	object, _ := made.outputs[output].(map[string]any)
	return object
}
