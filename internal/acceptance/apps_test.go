package acceptance

import (
	"net/http"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const (
	manyAppsFolder = "examples/many-apps"
	forEachAccount = "examples/many-apps/opentofu-for-each"
)

// One app that is not proven complete in each account does not stop the report,
// and is not hidden in it.
func TestAReportOnAppsSaysWhichOfThemIsNotComplete(t *testing.T) {
	t.Parallel()
	few := []int{len(fakeapi.SamplePart(fakeapi.Support, some())), len(fakeapi.SamplePart(fakeapi.Workshop, some()))}
	unproven := fakeapi.TotalCount(func(real int) any {
		if slices.Contains(few, real) {
			return real + 5
		}
		return real
	})
	want := map[string]any{"own/classroom": true, "own/support": false, "partner/workshop": false}
	for _, folder := range []string{manyAppsFolder, forEachAccount} {
		t.Run(folder, func(t *testing.T) {
			t.Parallel()
			skipUnlessItRuns(t, folder)
			outputs := plannedOutputs(t, newWorkdir(t, fakeapi.NewSample(some(), unproven), folder))
			complete := map[string]any{}
			for name, app := range outputs["apps"].(map[string]any) {
				complete[name] = app.(map[string]any)["complete"]
			}
			if !reflect.DeepEqual(complete, want) {
				t.Errorf("complete are %v, want %v", complete, want)
			}
			if all, ok := outputs["all"].(map[string]any); ok && all["complete"] != false {
				t.Errorf("all is %v", all)
			}
		})
	}
}

// The partner's token goes to the partner's account, and no other token does.
func TestEachAccountIsReadWithItsOwnToken(t *testing.T) {
	t.Parallel()
	const partner = "fake-token-of-the-partner-0123456789abcdef"
	server := fakeapi.NewSample(some())
	accepted := &fakeapi.Fault{Name: "a second token", When: authorizedWith(partner), Answer: func(w http.ResponseWriter, r *http.Request, next http.Handler) {
		r.Header.Set("Authorization", "Bearer "+fakeapi.Token)
		next.ServeHTTP(w, r)
	}}
	server.Inject(accepted)
	w := newWorkdir(t, server, manyAppsFolder, "TF_VAR_partner_api_token="+partner)
	if err := w.Plan(t.Context()); err != nil {
		t.Fatal(err)
	}
	if accepted.Fired() == 0 {
		t.Error("nothing is read with the partner's token")
	}
	for _, r := range server.Requests() {
		ofPartner := strings.Contains(r.Path, "/"+fakeapi.PartnerAccountID+"/")
		if authorizedWith(partner)(r) != ofPartner {
			t.Errorf("%s is read with the token of another account", r.Path)
		}
	}
}

func authorizedWith(token string) func(fakeapi.Request) bool {
	return func(r fakeapi.Request) bool { return r.Header.Get("Authorization") == "Bearer "+token }
}

// A null among the ids, or instead of them, is refused in words.
func TestNullIsNoApp(t *testing.T) {
	t.Parallel()
	for variable, row := range map[string]struct{ value, says string }{
		"TF_VAR_apps":               {`null`, "required"},
		"TF_VAR_partner_apps":       {`{"workshop":null}`, "Each app is given by its id, a UUID."},
		"TF_VAR_partner_account_id": {"", "An account id has 32 hexadecimal digits."},
	} {
		t.Run(variable, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, fakeapi.NewSample(nil), manyAppsFolder, variable+"="+row.value)
			if err := w.Plan(t.Context()); !isFailure(err, row.says) {
				t.Errorf("err = %v", err)
			}
		})
	}
	for value, says := range map[string]string{
		`null`:                   "required",
		accountWith(`null`):      "Each app is given by its id, a UUID.",
		accountWith(`{"a":"b"}`): "Each app is given by its id, a UUID.",
	} {
		t.Run("TF_VAR_accounts "+value, func(t *testing.T) {
			t.Parallel()
			skipUnlessItRuns(t, forEachAccount)
			w := newWorkdir(t, fakeapi.NewSample(nil), forEachAccount, "TF_VAR_accounts="+value)
			if err := w.Plan(t.Context()); !isFailure(err, says) {
				t.Errorf("err = %v", err)
			}
		})
	}
}

func accountWith(apps string) string {
	return `{"own":{"account_id":"` + fakeapi.AccountID + `","apps":` + apps + `}}`
}
