package acceptance

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// TestSettledExport_changes changes sessions after an export, and then exports the
// next month with the same state.
func TestSettledExport_changes(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settledExport)
	secret := func() []fakeapi.Session {
		sessions := sampleSessions()
		for i := range sessions {
			sessions[i].MeetingDisplayName = "Confidential"
		}
		return sessions
	}
	server := fakeapi.New(secret())
	w := newExample(t, server, settledExport)
	run := func(arguments ...string) string {
		t.Helper()
		text := w.must(t, append(arguments, "-no-color")...)
		if strings.Contains(text, "Confidential") {
			t.Errorf("%q shows a title:\n%s", arguments, text)
		}
		return text
	}
	run("apply", "-auto-approve")
	for _, row := range []struct {
		change func([]fakeapi.Session)
		day    string // "" for none
	}{
		{func(s []fakeapi.Session) {
			s[1].UpdatedAt = s[1].UpdatedAt.Add(time.Hour)
			s[1].CreatedAt, s[2].CreatedAt = s[2].CreatedAt, s[1].CreatedAt
		}, ""},
		{func(s []fakeapi.Session) { s[1].MinutesConsumed++ }, "2025-12-20"},
		{func(s []fakeapi.Session) { s[0].CreatedAt = s[0].CreatedAt.AddDate(0, -1, 0) }, "2025-12-20"},
		{func(s []fakeapi.Session) { s[5].Status, s[5].EndedAt = "ENDED", &s[5].UpdatedAt }, "2025-12-22"},
	} {
		server.Update(func([]fakeapi.Session) []fakeapi.Session {
			sessions := secret()
			row.change(sessions)
			return sessions
		})
		want := []string{"No changes."}
		if row.day != "" {
			want = []string{fmt.Sprintf("terraform_data.day[%q] must be replaced", row.day), "Plan: 1 to add, 0 to change, 1 to destroy."}
		}
		wantText(t, run("plan"), want...)
	}
	run("plan", "-destroy")
	run("output")

	made := w.try(t, "apply", "-no-color", "-auto-approve", "-var=month=2026-01", "-var=at=2026-02-03T00:00:00Z")
	if made.ok {
		t.Error("another month is exported with the same state")
	}
	wantText(t, made.printed, "This state is of 2025-12, and 2026-01 is to be exported.")
	if text := run("state", "list"); strings.Count(text, "terraform_data.day[") != 8 {
		t.Errorf("the state does not have the 8 days any more:\n%s", text)
	}
}
