package fakeapi_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Each app has its own number of sessions, with its id as the organization.
func TestNewSample(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(100)
	server := fakeapi.NewSample(data)
	for app, want := range map[string]int{fakeapi.AppID: 100, fakeapi.Classroom: 50, fakeapi.Support: 25, fakeapi.Workshop: 13} {
		account := fakeapi.AccountID
		if app == fakeapi.Workshop {
			account = fakeapi.PartnerAccountID
		}
		r := request(t, fakeapi.MemoryURL, "?per_page=100")
		r.URL.Path = strings.NewReplacer(fakeapi.AccountID, account, fakeapi.AppID, app).Replace(r.URL.Path)
		got := do(t, server, r)
		if len(got.answer.Data.Sessions) != want {
			t.Errorf("%s has %d sessions, want %d", app, len(got.answer.Data.Sessions), want)
		}
		if own, all := strings.Count(got.body, fmt.Sprintf(`"organization_id":%q`, app)), strings.Count(got.body, `"organization_id":`); own != all || all < want {
			t.Errorf("%d of %d sessions and rooms are those of %s", own, all, app)
		}
	}
	if !reflect.DeepEqual(data, fakeapi.Sessions(100)) {
		t.Error("the data that were given have changed")
	}
}
