package provider_test

import (
	"encoding/json"
	"strings"
	"testing"
)

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

// reads says which apps are read from now on, and with which other variables.
func (s *secretive) reads(t *testing.T, apps []string, variables ...string) {
	t.Helper()

	list, err := json.Marshal(apps)
	if err != nil {
		t.Fatal(err)
	}

	s.environment = append(s.environment, append(variables, "TF_VAR_apps="+string(list))...)
}

// keep runs a command and keeps what it said under its name.
func (s *secretive) keep(t *testing.T, arguments ...string) (output string, ok bool) {
	t.Helper()

	said, ok := s.run(t, arguments...)
	s.said.add(t, strings.Join(arguments, " "), said)

	return string(said), ok
}

// wellDone runs a command that must not fail.
func (s *secretive) wellDone(t *testing.T, arguments ...string) {
	t.Helper()

	if output, ok := s.keep(t, arguments...); !ok {
		t.Errorf("%v failed:\n%s", arguments, output)
	}
}

// notDone runs a command that must fail.
func (s *secretive) notDone(t *testing.T, arguments ...string) {
	t.Helper()

	if output, ok := s.keep(t, arguments...); ok {
		t.Errorf("%v did not fail:\n%s", arguments, output)
	}
}

// plan is the command that plans, into a file where that is possible.
func (s *secretive) plan(file string) []string {
	if s.savesPlans {
		return []string{"plan", "-out=" + file}
	}

	return []string{"plan"}
}

// look asks for the state in all the ways there are.
func (s *secretive) look(t *testing.T) {
	t.Helper()

	for _, command := range []string{"show", "show -json", "state pull", "output", "output -json"} {
		s.wellDone(t, strings.Fields(command)...)
	}
}
