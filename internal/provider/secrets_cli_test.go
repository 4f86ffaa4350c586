package provider_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Everything that a CLI prints, logs and leaves behind is searched, when all
// goes well and for each kind of failure. The API repeats the credentials
// wherever an answer has room for them.
func TestNoCredentialLeavesTheProvider(t *testing.T) {
	t.Parallel()

	pair := map[string]string{"CLOUDFLARE_API_KEY": fakeapi.Key, "CLOUDFLARE_EMAIL": fakeapi.Email}

	for name, row := range map[string]struct {
		environment, variables map[string]string
	}{
		"token of the environment": {environment: map[string]string{"CLOUDFLARE_API_TOKEN": fakeapi.Token}},
		"token of the block":       {variables: map[string]string{"api_token": fakeapi.Token}},
		"pair of the environment":  {environment: pair},
		"pair of the block":        {variables: map[string]string{"api_key": fakeapi.Key, "email": fakeapi.Email}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, fakeapi.Sessions(3)).without("CLOUDFLARE_API_TOKEN").with(row.environment)
			s := w.secretive(t, row.variables)
			s.succeed(t, w)
			s.fail(t, w)
			s.search(t)
		})
	}
}

// succeed plans and applies with an API that answers well, though with headers
// that repeat the credentials.
func (s *secretive) succeed(t *testing.T, w *world) {
	t.Helper()

	faults := w.inject(map[string]failure{fakeapi.AppID: {answer: as(unspoilt)}})

	s.reads(t, []string{fakeapi.AppID})
	s.wellDone(t, s.plan("saved.tfplan")...)

	if s.savesPlans {
		s.wellDone(t, "show", "saved.tfplan")
		s.wellDone(t, "show", "-json", "saved.tfplan")
		s.wellDone(t, "apply", "saved.tfplan")
	}

	s.wellDone(t, "apply", "-auto-approve")
	s.look(t)

	// Another state makes a backup of the one before it.
	w.api.Update(func(sessions []fakeapi.Session) []fakeapi.Session { return sessions[1:] })
	s.wellDone(t, "apply", "-auto-approve")
	wantFired(t, faults)
}

// fail plans with an API that fails in every way, and applies where that takes
// no time.
func (s *secretive) fail(t *testing.T, w *world) {
	t.Helper()

	for i, round := range everyFailure() {
		faults := w.inject(round.failures)

		s.reads(t, slices.Sorted(maps.Keys(round.failures)), round.variables...)
		s.notDone(t, "plan", "-json")

		if i == 0 {
			s.notDone(t, s.plan("failed.tfplan")...)
			s.notDone(t, "apply", "-auto-approve")
			s.look(t)
		}

		reported := strings.ReplaceAll(string(s.said["plan -json"]), `\"`, `"`)
		for app, failure := range round.failures {
			if !strings.Contains(reported, failure.want) {
				t.Errorf("no read of %s failed with %q:\n%s", app, failure.want, reported)
			}
		}

		wantFired(t, faults)
	}
}

// search checks that no credential is anywhere, and that it could be found:
// what is no secret is, and so is what stands in the place of one.
func (s *secretive) search(t *testing.T) {
	t.Helper()
	s.said.addFiles(t, s.directory)

	wantNothingSecret(t, s.said)

	places := []string{
		"plan -json", "apply -auto-approve", "show", "show -json", "state pull",
		"trace.log", "terraform.tfstate", "terraform.tfstate.backup",
	}
	if s.savesPlans {
		places = append(places, "show -json saved.tfplan", "saved.tfplan/tfstate", "failed.tfplan/tfstate-prev")
	}

	wantFound(t, s.said, fakeapi.AccountID, places...)
	wantFound(t, s.said, "(redacted)", "plan -json", "apply -auto-approve", "trace.log")
	t.Logf("%d bytes under %d names", s.said.size(), len(s.said))
}

// wantNothingSecret checks that no credential of the fake API is anywhere.
func wantNothingSecret(t *testing.T, all haystack) {
	t.Helper()

	for _, secret := range []string{fakeapi.Token, fakeapi.Key, fakeapi.Email} {
		if places := all.holding(secret); len(places) > 0 {
			t.Errorf("%s is in %q", secret, places)
		}
	}
}

// wantFound checks that a text is found under each of the names.
func wantFound(t *testing.T, all haystack, text string, names ...string) {
	t.Helper()

	found := all.holding(text)
	for _, name := range names {
		if !slices.Contains(found, name) {
			t.Errorf("%q is not in %s, where it must be; it is in %q", text, name, found)
		}
	}
}
