package fakeapi_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The sessions and rooms of each app have its id as the organization.
func TestNewSample(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(100)
	server := fakeapi.NewSample(data)
	for _, app := range []string{fakeapi.AppID, fakeapi.Classroom, fakeapi.Support} {
		r := request(t, fakeapi.MemoryURL, "")
		r.URL.Path = strings.Replace(r.URL.Path, fakeapi.AppID, app, 1)
		body := do(t, server, r).body
		if own, all := strings.Count(body, fmt.Sprintf(`"organization_id":%q`, app)), strings.Count(body, `"organization_id":`); own != all || all < 25 {
			t.Errorf("%d of %d sessions and rooms are those of %s", own, all, app)
		}
	}
	if !reflect.DeepEqual(data, fakeapi.Sessions(100)) {
		t.Error("the data that were given have changed")
	}
}
