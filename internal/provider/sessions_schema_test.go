package provider_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestSessions_validArguments(t *testing.T) {
	t.Parallel()
	for name, arguments := range map[string]map[string]any{
		"nothing": nil,
		"all": {
			"account_id": fakeapi.AccountID, "app_id": "other.form", "associated_id": "room-of-the-first-version",
			"start_time": "2026-01-31T00:00:00+01:00", "end_time": "2026-01-30T23:00:00Z", "participants": "5:", "per_page": 1000, "search": "",
			"sort_by": "minutesConsumed", "sort_order": "ASC", "status": "ENDED", "max_items": 1, "on_incomplete": "warn",
			"include_undocumented": true, "columns": []any{"undocumented", "id"}, "timeouts": map[string]any{"read": "1h30m"},
		},
		"unknown": {
			"account_id": unknown, "app_id": unknown, "associated_id": unknown, "start_time": unknown, "end_time": unknown, "participants": unknown,
			"per_page": unknown, "search": unknown, "sort_by": unknown, "sort_order": unknown, "status": unknown, "page_no": unknown, "max_items": unknown,
			"on_incomplete": unknown, "include_undocumented": unknown, "columns": unknown, "timeouts": map[string]any{"read": unknown},
		},
		"page_no, and max_items unknown": {"page_no": 1, "max_items": unknown},
		"columns, and one unknown":       {"columns": []any{"id", unknown}},
		"unknown columns":                {"columns": unknown},
		"undocumented, perhaps":          {"columns": []any{"undocumented"}, "include_undocumented": unknown},
		"a window with an unknown end":   {"start_time": "2026-01-31T00:00:00Z", "end_time": unknown},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantProblems(t, problemsOf(t, sessionsType, arguments))
			wantProblems(t, problemsOfEphemeral(t, sessionsType, arguments))
		})
	}
}

func TestSessions_severalUnknownColumns(t *testing.T) {
	t.Parallel()
	reported := problemsOf(t, sessionsType, map[string]any{"columns": []any{"ID", "title", "startedAt"}})
	if len(reported) != 3 {
		t.Errorf("reported %v", reported)
	}
	wantText(t, textOf(reported), `"ID" is not allowed; write "id"`, `"title" is not allowed (`, `"startedAt" is not allowed; write "started_at"`)
}

// An argument that the usage block has as well is checked there, too.
func TestSessions_invalidArguments(t *testing.T) {
	t.Parallel()
	const columns = `"associated_id", "breakout_rooms", "created_at", "ended_at", "id", "live_participants", "max_concurrent_participants", ` +
		`"meeting_display_name", "meta", "minutes_consumed", "organization_id", "started_at", "status", "type", "undocumented", "updated_at"`
	for _, test := range []struct {
		argument string
		value    any
		why      string
	}{
		{"status", "live", `"live" is not allowed; write "LIVE" (allowed: "LIVE", "ENDED")`},
		{"sort_by", "created_at", `"created_at" is not allowed; write "createdAt" (allowed: "createdAt", "minutesConsumed")`},
		{"sort_order", "asc", `"asc" is not allowed; write "ASC" (allowed: "ASC", "DESC")`},
		{"on_incomplete", "warns", `"warns" is not allowed; write "warn" (allowed: "error", "warn")`},
		{"columns", []any{"id", "createdAt"}, `"createdAt" is not allowed; write "created_at" (allowed: ` + columns + `)`},
		{"columns", []any{"id", nil}, "an element is null; remove it"},
		{"columns", []any{}, "an empty set has no columns; name at least one, or remove columns to get all"},
		{"columns", []any{"id", "undocumented"}, "undocumented would always be null; set include_undocumented = true, or remove undocumented"},
		{"associated_id", "", "it is empty; remove it to get all meetings"},
		{"associated_id", "m-1\n", `"m-1\n": ` + pastedSpace},
		{"participants", "many", `write a range of participants as min:max, such as "1:10"`},
		{"account_id", "fa4e0acc0000000000000000000fa4e", badAccountID},
		{"app_id", "a/b", badAppID},
		{"app_id", "a\n", `"a\n": ` + pastedSpace},
		{"search", "stand-up\n", "it contains a line break, as a heredoc does; remove it, for example with trimspace"},
	} {
		t.Run(fmt.Sprintf("%s %v", test.argument, test.value), func(t *testing.T) {
			t.Parallel()
			arguments, want := object{test.argument: test.value}, cannotBeUsed(test.argument, test.why)
			wantProblemAt(t, problemsOf(t, sessionsType, arguments), test.argument, want, "")
			wantProblemAt(t, problemsOfEphemeral(t, sessionsType, arguments), test.argument, want, "")
			if !slices.Contains([]string{"sort_by", "sort_order", "columns"}, test.argument) {
				wantProblemAt(t, problemsOf(t, usageType, arguments), test.argument, want, "")
			}
		})
	}
}

// Each argument is valid without the other.
func TestSessions_contradictingArguments(t *testing.T) {
	t.Parallel()
	const exclusive = "page_no reads one page as it is, and max_items reads as many pages as it needs, so only one of them can be set. " +
		"Remove page_no to limit the whole list, or remove max_items and set per_page for a page of that size."
	both := object{"page_no": 1, "max_items": 1}
	wantProblemAt(t, problemsOf(t, sessionsType, both), "page_no", exclusive, "Conflicting arguments")
	wantProblemAt(t, problemsOfEphemeral(t, sessionsType, both), "page_no", exclusive, "Conflicting arguments")

	// As texts they are in order.
	window := object{"start_time": "2026-01-30T23:30:00-02:00", "end_time": "2026-01-31T01:00:00Z"}
	const exchanged = "start_time (2026-01-30T23:30:00-02:00) is after end_time (2026-01-31T01:00:00Z). Swap them, or change one of them."
	wantProblemAt(t, problemsOf(t, sessionsType, window), "start_time", exchanged, "Invalid time window")
	wantProblemAt(t, problemsOf(t, usageType, window), "start_time", exchanged, "Invalid time window")
}
