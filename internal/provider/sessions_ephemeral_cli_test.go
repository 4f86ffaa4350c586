package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-testing/echoprovider"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// needsEphemerals skips on a CLI that does not know ephemeral blocks.
func needsEphemerals(t *testing.T) {
	t.Helper()
	skipBelow(t, "1.10", "1.11")
}

// What a list is worth to others is what another provider gets of it.
func TestAnEphemeralListReachesOtherProviders(t *testing.T) {
	t.Parallel()
	needsEphemerals(t)

	data := fakeapi.Sessions(40)
	w := newWorld(t, data)

	whole := map[string]knownvalue.Check{
		"sessions":    sessionList(t, data, true),
		"total_count": knownvalue.Int64Exact(40),
		"complete":    knownvalue.Bool(true),
		"account_id":  knownvalue.StringExact(fakeapi.AccountID),
		"app_id":      knownvalue.StringExact(fakeapi.AppID),
	}

	var checks []statecheck.StateCheck
	for attribute, want := range whole {
		checks = append(checks, statecheck.ExpectKnownValue("echo.list", tfjsonpath.New("data").AtMapKey(attribute), want))
	}

	test := w.testCase(resource.TestStep{ConfigStateChecks: checks})
	test.Steps[0].ProtoV6ProviderFactories["echo"] = func() (tfprotov6.ProviderServer, error) { return echoprovider.NewProviderServer()() }
	resource.UnitTest(t, test)
}

// Everything that a run says and leaves behind is searched for what is in the
// list: by an id, which is on one row, and by the account, which is in the result.
func TestNothingOfAnEphemeralListIsKept(t *testing.T) {
	t.Parallel()
	needsEphemerals(t)

	data := fakeapi.Sessions(3)
	data[1].MeetingDisplayName = "A title that nobody else has"

	for name, row := range map[string]struct {
		kept  string
		found bool
	}{"ephemeral": {"false", false}, "with the data source": {"true", true}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, data)
			s := w.secretive(t, map[string]string{"kept": row.kept})
			s.environment = append(s.environment, "TF_LOG=") // a trace has the answers of every provider in it
			s.everything(t)

			for _, text := range []string{data[0].ID, data[1].MeetingDisplayName, fakeapi.AccountID} {
				if places := s.said.holding(text); len(places) > 0 != row.found {
					t.Errorf("%q is in %q", text, places)
				}
			}

			wantFound(t, s.said, "something", "saved.tfplan/tfplan", "terraform.tfstate", "terraform.tfstate.backup", "show -json saved.tfplan", "state pull")

			if row.found {
				wantFound(t, s.said, data[0].ID, "saved.tfplan/tfstate", "terraform.tfstate", "show -json saved.tfplan", "state pull")
			}

			t.Logf("%d bytes under %d names", s.said.size(), len(s.said))
		})
	}
}

// everything plans, applies and looks, until the state has a backup.
func (s *secretive) everything(t *testing.T) {
	t.Helper()
	s.wellDone(t, "plan", "-json")
	s.wellDone(t, "plan", "-out=saved.tfplan")
	s.wellDone(t, "show", "saved.tfplan")
	s.wellDone(t, "show", "-json", "saved.tfplan")
	s.wellDone(t, "apply", "saved.tfplan")
	s.wellDone(t, "apply", "-auto-approve", "-replace=terraform_data.something")
	s.look(t)
	s.said.addFiles(t, s.directory)
}

// The price of keeping nothing: what the plan read is gone when it is applied.
func TestAnEphemeralListIsReadInThePlanAndInTheApply(t *testing.T) {
	t.Parallel()
	needsEphemerals(t)

	w := newWorld(t, fakeapi.Sessions(3))
	p := w.process(t, nil)

	p.must(t, "plan", "-out=saved.tfplan")
	w.wantRequests(t, 1)

	p.must(t, "apply", "saved.tfplan")
	w.wantRequests(t, 2)
}
