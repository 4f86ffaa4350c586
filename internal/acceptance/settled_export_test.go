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
	wantText(t, made.printed, "This state holds the export of 2025-12, so 2026-01 cannot be exported to it.")
	if text := run("state", "list"); strings.Count(text, "terraform_data.day[") != 8 {
		t.Errorf("the state does not have the 8 days any more:\n%s", text)
	}
}

// TestSettledExport_summary exports a month without sessions, a settled one and one with
// a live session. Only the last is refused by default.
func TestSettledExport_summary(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settledExport)
	created := map[string]any{"created_at": "2026-02-01T00:00:00Z", "status": "ENDED", "minutes_consumed": 1.5}
	server := fakeapi.New(nil, unfiltered)
	w := newWorkdir(t, server, settledExport, "TF_VAR_month=2026-02", "TF_VAR_at=2026-03-01T00:00:00Z")
	summary := func(want string, arguments ...string) {
		t.Helper()
		w.must(t, append([]string{"apply", "-no-color", "-auto-approve"}, arguments...)...)
		if got := w.must(t, "output", "-no-color", "-raw", "summary"); got != want {
			t.Errorf("the summary is %q, want %q", got, want)
		}
	}
	summary("2026-02 has no sessions.")
	if made := w.try(t, "output", "-no-color", "-raw", "export"); made.ok {
		t.Errorf("a month without sessions is exported: %q", made.printed)
	}
	server.Update(func([]fakeapi.Session) []fakeapi.Session { return []fakeapi.Session{odd(1, created)} })
	summary("2026-02 is settled. Sessions: 1, live: 0. Minutes consumed: 1.50.")
	wantText(t, w.must(t, "output", "-raw", "export"), `"minutes_consumed":1.50,`)
	created["status"] = "LIVE"
	server.Update(func([]fakeapi.Session) []fakeapi.Session { return []fakeapi.Session{odd(1, created)} })
	summary("2026-02 is not settled. Sessions: 1, live: 1. Minutes consumed: 1.50.", "-var=allow_unsettled=true")
}
