package acceptance

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/echoprovider"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// needsEphemerals skips on a CLI without ephemeral resources.
func needsEphemerals(t *testing.T) {
	t.Helper()
	skipBelow(t, "1.10", "1.11")
}

// The plan and the apply each read the list, and nothing of it stays: no id, no title and
// not the account, which is in the result.
func TestEphemeral_leavesNothing(t *testing.T) {
	t.Parallel()
	needsEphemerals(t)
	data := fakeapi.Sessions(3)
	data[1].MeetingDisplayName = "A title that no other session has"
	server := fakeapi.New(data)
	k := keeping(newCase(t, server, "ephemeral"))

	k.must(t, "plan", "-out=saved.tfplan")
	wantRequests(t, server, 1)
	k.must(t, "show", "-json", "saved.tfplan")
	k.must(t, "apply", "saved.tfplan")
	wantRequests(t, server, 2)
	k.must(t, "apply", "-json", "-auto-approve", "-replace=terraform_data.kept")
	k.must(t, "show", "-json")
	k.addFiles(t, k.dir)
	for _, text := range []string{data[0].ID, data[1].MeetingDisplayName, fakeapi.AccountID} {
		if places := k.places(text); len(places) > 0 {
			t.Errorf("%q is in %q", text, places)
		}
	}
	k.wantFound(t, "something kept", "saved.tfplan/tfplan", "show -json saved.tfplan", "show -json", "terraform.tfstate", "terraform.tfstate.backup")
}

func TestEphemeral_reachesOtherProviders(t *testing.T) {
	t.Parallel()
	needsEphemerals(t)
	data := fakeapi.Sessions(40)
	factories := servedFrom(t, fakeapi.New(data))
	factories["echo"] = echoprovider.NewProviderServer()

	var checks []statecheck.StateCheck
	for attribute, want := range map[string]any{
		"sessions": rowsOf(t, data, true), "total_count": int64(40), "complete": true,
		"account_id": fakeapi.AccountID, "app_id": fakeapi.AppID,
	} {
		checks = append(checks, statecheck.ExpectKnownValue("echo.list", tfjsonpath.New("data").AtMapKey(attribute), exactly(want)))
	}
	resource.UnitTest(t, resource.TestCase{Steps: []resource.TestStep{{
		ProtoV6ProviderFactories: factories,
		ConfigDirectory:          config.StaticDirectory("testdata/echo"),
		ConfigStateChecks:        checks,
	}}})
}
