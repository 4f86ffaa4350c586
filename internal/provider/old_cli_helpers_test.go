package provider_test

// This file serves the old tests on a CLI that are left, and goes with them.

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-testing/config"
	"github.com/hashicorp/terraform-plugin-testing/helper/resource"
	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/plancheck"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// variable is any Go value as a variable of the configuration.
func variable(t *testing.T, value any) config.Variable {
	t.Helper()

	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}

	return json.RawMessage(text)
}

// planCheck is a function that runs with a plan.
type planCheck func()

func (f planCheck) CheckPlan(context.Context, plancheck.CheckPlanRequest, *plancheck.CheckPlanResponse) {
	f()
}

// oncePlanned runs a function when the first plan of a step was made: the later
// ones of the same step send their requests all over again.
func oncePlanned(f func()) resource.ConfigPlanChecks {
	return resource.ConfigPlanChecks{PreApply: []plancheck.PlanCheck{planCheck(f)}}
}

// expect checks attributes of a list of sessions.
func expect(address string, attributes map[string]knownvalue.Check) []statecheck.StateCheck {
	return expectOf(sessionsType, address, attributes)
}

// expectOf checks attributes of any data source.
func expectOf(source, address string, attributes map[string]knownvalue.Check) []statecheck.StateCheck {
	var checks []statecheck.StateCheck

	for name, want := range attributes {
		checks = append(checks, statecheck.ExpectKnownValue("data."+source+"."+address, tfjsonpath.New(name), want))
	}

	return checks
}

// wholeList checks all results of a data source that lists these sessions.
func wholeList(t *testing.T, address string, sessions []fakeapi.Session) []statecheck.StateCheck {
	t.Helper()

	return expect(address, map[string]knownvalue.Check{
		"sessions":    sessionList(t, sessions, false),
		"total_count": knownvalue.Int64Exact(int64(len(sessions))),
		"complete":    knownvalue.Bool(true),
	})
}

func sessionList(t *testing.T, sessions []fakeapi.Session, _ bool) knownvalue.Check {
	t.Helper()

	return exactly(sessionObjects(t, sessions, false))
}

// exactly checks a value as JSON has it.
func exactly(want any) knownvalue.Check {
	switch want := want.(type) {
	case float64:
		return knownvalue.Float64Exact(want)
	case string:
		return knownvalue.StringExact(want)
	case bool:
		return knownvalue.Bool(want)
	case []any:
		list := make([]knownvalue.Check, len(want))
		for i, element := range want {
			list[i] = exactly(element)
		}

		return knownvalue.ListExact(list)
	case object:
		attributes := map[string]knownvalue.Check{}
		for name, value := range want {
			attributes[name] = exactly(value)
		}

		return knownvalue.ObjectExact(attributes)
	default:
		return knownvalue.Null()
	}
}

// reads applies the configuration in the test's directory, which reads each
// list once, and checks the outputs.
func (p *process) reads(t *testing.T, want map[string]knownvalue.Check) {
	t.Helper()
	p.must(t, "apply", "-auto-approve")

	outputs := p.outputs(t)
	for name, check := range want {
		if err := check.CheckValue(outputs[name].Value); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// reports checks that a plan reports one thing, and what it says.
func (p *process) reports(t *testing.T, severity, summary string, details ...string) {
	t.Helper()

	reported := p.plan(t)
	if len(reported) != 1 || reported[0].Severity != severity || reported[0].Summary != summary {
		t.Fatalf("want one %s, %q, got %+v", severity, summary, reported)
	}

	wantText(t, reported[0].Detail, details...)
}

func largeAppsPage(t *testing.T) string {
	t.Helper()

	text, err := os.ReadFile("../../templates/guides/large-apps.md.tmpl")
	if err != nil {
		t.Fatal(err)
	}

	return string(text)
}

// secretive is a process whose every output is kept for a search.
type secretive struct {
	*process
	said haystack
	// savesPlans is false where the credentials are variables: the CLI writes the
	// values of all variables into a saved plan, sensitive ones too, which no
	// provider can prevent.
	savesPlans bool
}

func (w *world) secretive(t *testing.T, variables map[string]string) *secretive {
	t.Helper()

	s := &secretive{process: w.process(t, variables), said: haystack{}, savesPlans: len(variables) == 0}
	s.environment = append(s.environment, "TF_LOG=TRACE", "TF_LOG_PATH=trace.log", "TF_IN_AUTOMATION=1", "GOTRACEBACK=all")

	return s
}

// keep runs a command and keeps what it said under its name.
func (s *secretive) keep(t *testing.T, arguments ...string) (output string, ok bool) {
	t.Helper()

	said, ok := s.run(t, arguments...)
	s.said.add(t, strings.Join(arguments, " "), said)

	return string(said), ok
}

// notDone runs a command that must fail.
func (s *secretive) notDone(t *testing.T, arguments ...string) {
	t.Helper()

	if output, ok := s.keep(t, arguments...); ok {
		t.Errorf("%v did not fail:\n%s", arguments, output)
	}
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

// haystack is everything that a run said and left behind, by name.
type haystack map[string][]byte

// addFiles takes in what is in a directory, and in the archives there.
func (h haystack) addFiles(t *testing.T, directory string) {
	t.Helper()

	err := filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		// The plugin is a link: this program itself, which has the secrets in it.
		if err != nil || !entry.Type().IsRegular() {
			return err
		}

		content, err := os.ReadFile(path)
		h.add(t, filepath.Base(path), content)

		return err
	})
	if err != nil {
		t.Error(err)
	}
}

// add takes in a text and, where it is an archive, what is packed in it: a
// saved plan is one.
func (h haystack) add(t *testing.T, name string, content []byte) {
	t.Helper()

	h[name] = append(h[name], content...)

	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		return
	}

	for _, packed := range archive.File {
		file, err := packed.Open()
		if err != nil {
			t.Fatal(err)
		}

		unpacked, err := io.ReadAll(file)
		if err != nil {
			t.Fatal(err)
		}

		h.add(t, name+"/"+packed.Name, unpacked)
	}
}

// holding are the names under which a text is found in any of its disguises.
func (h haystack) holding(text string) []string {
	disguises := spellings(text)

	return slices.DeleteFunc(slices.Sorted(maps.Keys(h)), func(name string) bool {
		content := bytes.ToLower(h[name])

		return !slices.ContainsFunc(disguises, func(d string) bool { return bytes.Contains(content, []byte(d)) })
	})
}

func as(answer fakeapi.Effect) fakeapi.Effect {
	return repeating(func(string) fakeapi.Effect { return answer })
}
