package acceptance

import (
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const (
	liveGuard     = "examples/live-guard"
	liveMeetings  = "examples/live-guard/meetings"
	openCheck     = "examples/ephemeral-resources/realtimekit_sessions"
	settledExport = "examples/settled-export"
)

// finding is what the plan of an example says about some sessions: one error, or no
// error and these warnings. A plan without an error has this output, or no changes.
type finding struct {
	folder    string
	sessions  []fakeapi.Session
	option    fakeapi.Option
	variables string
	fails     string
	warns     []string
	output    string
}

// TestExamples_findings plans the examples that fail or warn for what they read.
func TestExamples_findings(t *testing.T) {
	t.Parallel()
	type values = map[string]any
	one := func(v values) []fakeapi.Session { return []fakeapi.Session{live(1, v)} }
	const (
		at        = "at=2026-02-01T00:00:00Z "
		leftOpen  = "Live sessions without participants for 30 minutes: 1, limit: 0."
		notProven = "list of sessions is not proven complete"
		limits    = "max_live=4 warn_live=2"
		february  = "month=2026-02 time_zone=Europe/Berlin at="
		notOver   = "2026-02 is not settled, because it is not over. Sessions: 2, live: 0. Minutes consumed: 2.34."
		stillLive = "2026-02 is not settled. Sessions: 2, live: 1. Minutes consumed: 2.34."
	)
	longEmpty := one(values{"updated_at": "2026-01-31T23:29:59Z"})
	notLongEmpty := []fakeapi.Session{
		live(1, values{"updated_at": "2026-01-31T23:30:00Z"}),
		live(2, values{"updated_at": "2026-02-01T00:45:00+01:00"}),
		live(3, values{"updated_at": "2020-01-01T00:00:00Z", "live_participants": 1}),
		live(4, values{"updated_at": "2026-01-31T23:30:00Z", "live_participants": nil}),
		live(5, values{"started_at": "2026-01-31T23:45:00Z"}),
		live(6, values{"updated_at": "2020-01-01T00:00:00Z", "status": "ENDED"}),
	}
	inFebruary := func(status string) []fakeapi.Session {
		return []fakeapi.Session{
			odd(1, values{"created_at": "2026-02-01T00:00:00+01:00", "status": status, "minutes_consumed": 1.114}),
			odd(2, values{"created_at": "2026-02-28T22:59:59Z", "status": "ENDED", "minutes_consumed": 1.223}),
			odd(3, values{"created_at": "2026-02-28T23:00:00Z", "status": "LIVE", "minutes_consumed": 10}),
		}
	}
	undated := []fakeapi.Session{odd(1, nil), odd(2, values{"created_at": "yesterday"})}
	openWarning := []string{"A live session has no participants."}
	for name, row := range map[string]finding{
		"guard, few":             {liveGuard, busy(2), unfiltered, limits, "", nil, "Live sessions: 2, limit: 4. Within the limit."},
		"guard, many":            {liveGuard, busy(4), unfiltered, limits, "", []string{"Live sessions: 4, limit: 4, with a warning above 2."}, "Live sessions: 4, limit: 4. Within the limit."},
		"guard, too many":        {liveGuard, busy(5), unfiltered, limits, "Live sessions: 5, limit: 4. Over the limit.", nil, ""},
		"guard, default limit":   {liveGuard, busy(101), unfiltered, "", "Live sessions: 101, limit: 100.", nil, ""},
		"guard, incomplete list": {liveGuard, busy(1), unproven, limits, notProven, nil, ""},

		"meetings, as many as allowed": {liveMeetings, notLongEmpty, fakeapi.MaxPageSize(3), at + "max_live=5", "", nil, "Live sessions: 5, limit: 5."},
		"meetings, one too many":       {liveMeetings, notLongEmpty, unfiltered, at + "max_live=4", "Live sessions: 5, limit: 4.", nil, ""},
		"meetings, default limit":      {liveMeetings, busy(101), unfiltered, "", "Live sessions: 101, limit: 100.", nil, ""},
		"meetings, title":              {liveMeetings, one(values{"meeting_display_name": "Stand-up\n\x1b[2J"}), unfiltered, at, "- Stand-up?\ufffd[2J, live since 2026-01-31T00:00:00Z, participants: 0", nil, ""},
		"meetings, empty for too long": {liveMeetings, longEmpty, unfiltered, at, leftOpen, nil, ""},
		"meetings, empty for less":     {liveMeetings, longEmpty, unfiltered, at + "max_minutes_empty=31", "", nil, "Live sessions: 1, limit: 100."},
		"meetings, missing values":     {liveMeetings, one(values{"live_participants": nil, "status": nil}), unfiltered, "", leftOpen, nil, ""},
		"meetings, unreadable values":  {liveMeetings, one(values{"live_participants": "many", "status": "live", "updated_at": "a while ago"}), unfiltered, "", leftOpen, nil, ""},
		"meetings, incomplete list":    {liveMeetings, busy(12), unproven, "", notProven, nil, ""},

		"check, empty":              {openCheck, one(nil), unfiltered, "", "", openWarning, ""},
		"check, missing count":      {openCheck, one(values{"live_participants": nil}), unfiltered, "", "", nil, ""},
		"check, ended or not empty": {openCheck, append(busy(1), live(1, values{"status": "ENDED"})), unfiltered, "", "", nil, ""},

		"export, month not over":  {settledExport, inFebruary("ENDED"), unfiltered, february + "2026-02-28T23:59:59+01:00", notOver, nil, ""},
		"export, live session":    {settledExport, inFebruary("live"), unfiltered, february + "2026-03-01T00:00:00+01:00", stillLive, nil, ""},
		"export, missing times":   {settledExport, undated, unfiltered, "", "so their month is not known: " + undated[0].ID + ", " + undated[1].ID + ".", nil, ""},
		"export, incomplete list": {settledExport, sampleSessions(), unproven, "month=2025-12", "list of sessions is not proven complete", nil, ""},

		"ceiling": {"examples/recipes/ceiling", sampleSessions(), unfiltered, "most=20", "The list is cut at 20 sessions", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			row.check(t)
		})
	}
}

func (f finding) check(t *testing.T) {
	t.Helper()
	skipUnlessItRuns(t, f.folder)
	var variables []string
	for variable := range strings.FieldsSeq(f.variables) {
		variables = append(variables, "TF_VAR_"+variable)
	}
	w := newWorkdir(t, fakeapi.New(f.sessions, f.option), f.folder, variables...)
	arguments := []string{"plan", "-no-color"}
	if f.output == "" {
		arguments = append(arguments, "-detailed-exitcode")
	}
	made := w.try(t, arguments...)
	if made.ok != (f.fails == "") || strings.Count(made.printed, "Error: ") > 1 || strings.Count(made.printed, "Check block assertion failed") != len(f.warns) {
		t.Errorf("want only the error %q and the warnings %q, got\n%s", f.fails, f.warns, made.printed)
	}
	wantText(t, made.printed, append(f.warns, f.fails, f.output)...)
}
