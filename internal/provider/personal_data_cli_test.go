package provider_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// personalData is a configuration of the guide on personal data, and in which
// of personalPlaces a title is found, on both CLIs.
type personalData struct {
	folder, what string
	found        [5]bool
	ephemeral    bool
}

func personalRows() []personalData {
	const yes, no = true, false

	return []personalData{
		{folder: "list", what: "a list, without an output", found: [5]bool{yes, yes, no, no, no}},
		{folder: "output", what: "a list, titles in an output", found: [5]bool{yes, yes, yes, no, no}},
		{folder: "sensitive", what: "a list, titles in a `sensitive` output", found: [5]bool{yes, yes, no, no, no}},
		{folder: "check", what: "a list in a data block inside a `check`", found: [5]bool{yes, yes, yes, no, no}},
		{folder: "usage-by-meeting", what: "usage with `meeting` in `group_by`", found: [5]bool{yes, yes, no, no, no}},
		{folder: "usage", what: "usage by day, in an output", found: [5]bool{no, no, no, no, no}},
		{folder: "ephemeral", what: "an ephemeral list", found: [5]bool{no, no, no, no, no}, ephemeral: true},
	}
}

// personalPlaces are where a run leaves what it read, by the commands and files
// that stand for each.
func personalPlaces() [5][]string {
	return [5][]string{
		{"terraform.tfstate", "state pull", "show -json"},
		{"saved.tfplan/tfstate", "saved.tfplan/tfplan"},
		{"plan -out=saved.tfplan", "apply saved.tfplan", "output"},
		{"debug.log"},
		{"trace.log"},
	}
}

// The title of one session, which no other has, is searched for in all that a
// run says and leaves behind.
func TestATitleIsFoundWhereTheGuideSays(t *testing.T) {
	t.Parallel()

	const title = "A title that nobody else has"

	for _, row := range personalRows() {
		t.Run(row.folder, func(t *testing.T) {
			t.Parallel()

			if row.ephemeral {
				needsEphemerals(t)
			}

			data := fakeapi.Sessions(3)
			data[1].MeetingDisplayName = title

			w := newWorld(t, data)
			s := &secretive{process: w.processOf(t, "personal-data/"+row.folder, nil), said: haystack{}}

			s.wellDone(t, "plan", "-out=saved.tfplan")
			s.wellDone(t, "apply", "saved.tfplan")
			s.look(t)
			s.log(t, "DEBUG", "debug.log")
			s.log(t, "TRACE", "trace.log")
			s.said.addFiles(t, s.directory)

			wantFound(t, s.said, "requested a page of sessions", "debug.log", "trace.log")

			for i, places := range personalPlaces() {
				if got := s.said.inAnyOf(title, places); got != row.found[i] {
					t.Errorf("%q is found: %t, in one of %q. The guide says: %t", title, got, places, row.found[i])
				}
			}
		})
	}
}

// log plans once more and keeps the CLI's log.
func (s *secretive) log(t *testing.T, level, file string) {
	t.Helper()

	before := s.environment
	s.environment = slices.Concat(before, []string{"TF_LOG=" + level, "TF_LOG_PATH=" + file})
	s.wellDone(t, "plan")
	s.environment = before
}

// inAnyOf tells whether a text is found under one of these names.
func (h haystack) inAnyOf(text string, names []string) bool {
	some := haystack{}
	for _, name := range names {
		some[name] = h[name]
	}

	return len(some.holding(text)) > 0
}

// What is published is what is measured.
func TestThePublishedPlacesAreTheMeasuredOnes(t *testing.T) {
	t.Parallel()

	const page = "../../templates/guides/personal-data.md.tmpl"

	text, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}

	for _, row := range personalRows() {
		cells := []string{row.what}

		for _, found := range row.found {
			cells = append(cells, map[bool]string{true: "**yes**", false: "no"}[found])
		}

		if line := fmt.Sprintf("\n| %s |\n", strings.Join(cells, " | ")); !strings.Contains(string(text), line) {
			t.Errorf("%s has no line%s", page, line)
		}
	}
}

// Encryption is in the files. Who may run the CLI reads the state as before.
func TestOpenTofuEncryptsWhatStateHolds(t *testing.T) {
	t.Parallel()

	if !underTest.isOpenTofu() {
		t.Skip("only OpenTofu encrypts")
	}

	skipBelow(t, "", "1.7")

	data := fakeapi.Sessions(3)
	s := newWorld(t, data).secretive(t, map[string]string{"passphrase": "a passphrase of a test"})
	s.environment = append(s.environment, "TF_LOG=")

	s.wellDone(t, "plan", "-out=saved.tfplan")
	s.wellDone(t, "apply", "saved.tfplan")
	s.wellDone(t, "show", "-json")
	s.said.addFiles(t, s.directory)

	for _, file := range []string{"saved.tfplan", "terraform.tfstate"} {
		if len(s.said[file]) == 0 {
			t.Errorf("there is no %s", file)
		}
	}

	if places := s.said.holding(data[0].ID); !slices.Equal(places, []string{"show -json"}) {
		t.Errorf("a session is in %q", places)
	}
}
