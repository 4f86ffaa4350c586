package provider_test

import (
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/helper/resource"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestAWholeNumberMayBeWrittenInAnyWay(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(20))

	var asked []string

	w.applies(t, resource.TestStep{ConfigPlanChecks: oncePlanned(func() {
		for _, request := range w.api.Requests() {
			asked = append(asked, request.Query.Get("per_page"))
		}
	})})

	slices.Sort(asked)

	if want := []string{"5", "6", "7"}; !slices.Equal(asked, want) {
		t.Errorf("asked for %q sessions, want %q", asked, want)
	}
}
