package provider_test

import (
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
	const (
		exchange = " Exchange the two, or move one of them."
		columns  = `"associated_id", "breakout_rooms", "created_at", "ended_at", "id", "live_participants", "max_concurrent_participants", ` +
			`"meeting_display_name", "meta", "minutes_consumed", "organization_id", "started_at", "status", "type", "undocumented", "updated_at"`
	)
	for name, test := range map[string]struct {
		arguments map[string]any
		at, want  string
		summary   string // "Invalid " and the argument if empty
	}{
		"status":               {map[string]any{"status": "live"}, "status", cannotBeUsed("status", `"live" is not allowed; write "LIVE" (allowed: "LIVE", "ENDED")`), ""},
		"status, another word": {map[string]any{"status": "active"}, "status", cannotBeUsed("status", `"active" is not allowed (allowed: "LIVE", "ENDED")`), ""},
		"sort_by":              {map[string]any{"sort_by": "created_at"}, "sort_by", cannotBeUsed("sort_by", `"created_at" is not allowed; write "createdAt" (allowed: "createdAt", "minutesConsumed")`), ""},
		"sort_order":           {map[string]any{"sort_order": "asc"}, "sort_order", cannotBeUsed("sort_order", `"asc" is not allowed; write "ASC" (allowed: "ASC", "DESC")`), ""},
		"on_incomplete":        {map[string]any{"on_incomplete": "warns"}, "on_incomplete", cannotBeUsed("on_incomplete", `"warns" is not allowed; write "warn" (allowed: "error", "warn")`), ""},
		"columns": {
			map[string]any{"columns": []any{"id", "createdAt"}}, "columns", cannotBeUsed("columns", `"createdAt" is not allowed; write "created_at" (allowed: `+columns+`)`), "",
		},
		"columns, another word": {
			map[string]any{"columns": []any{"title"}}, "columns", cannotBeUsed("columns", `"title" is not allowed (allowed: `+columns+`)`), "",
		},
		"columns, a null": {
			map[string]any{"columns": []any{"id", nil}}, "columns", cannotBeUsed("columns", "an element is null; remove it"), "",
		},
		"no columns": {
			map[string]any{"columns": []any{}}, "columns", cannotBeUsed("columns", "an empty set has no columns; name at least one, or remove columns to get all"), "",
		},
		"undocumented without include_undocumented": {
			map[string]any{"columns": []any{"id", "undocumented"}},
			"columns",
			cannotBeUsed("columns", "undocumented would always be null; set include_undocumented = true, or remove undocumented"), "",
		},
		"associated_id":                   {map[string]any{"associated_id": ""}, "associated_id", cannotBeUsed("associated_id", "it is empty; remove it to get all meetings"), ""},
		"associated_id with a line break": {map[string]any{"associated_id": "m-1\n"}, "associated_id", cannotBeUsed("associated_id", `"m-1\n": `+pastedSpace), ""},
		"participants": {
			map[string]any{"participants": "many"},
			"participants",
			cannotBeUsed("participants", `a range of participants is written min:max, such as "1:10"`),
			"",
		},
		"participants backwards": {
			map[string]any{"participants": "10:1"},
			"participants",
			cannotBeUsed("participants", "the range of participants begins at 10, after its end 1; write the smaller number first"),
			"",
		},
		"account_id":                 {map[string]any{"account_id": "fa4e0acc0000000000000000000fa4e"}, "account_id", cannotBeUsed("account_id", badAccountID), ""},
		"account_id not hexadecimal": {map[string]any{"account_id": "ga4e0acc0000000000000000000fa4e0"}, "account_id", cannotBeUsed("account_id", badAccountID), ""},
		"empty app_id":               {map[string]any{"app_id": ""}, "app_id", cannotBeUsed("app_id", badAppID), ""},
		"app_id with a slash":        {map[string]any{"app_id": "a/b"}, "app_id", cannotBeUsed("app_id", badAppID), ""},
		"app_id with dots":           {map[string]any{"app_id": ".."}, "app_id", cannotBeUsed("app_id", badAppID), ""},
		"app_id with a query":        {map[string]any{"app_id": "a?b"}, "app_id", cannotBeUsed("app_id", badAppID), ""},
		"app_id with a line break":   {map[string]any{"app_id": "a\n"}, "app_id", cannotBeUsed("app_id", `"a\n": `+pastedSpace), ""},
		"search of a heredoc":        {map[string]any{"search": "stand-up\n"}, "search", cannotBeUsed("search", "it contains a line break, as a heredoc does; remove that (with trimspace)"), ""},
		"page_no with max_items": {
			map[string]any{"page_no": 1, "max_items": 1},
			"page_no",
			"page_no reads one page as it is, and max_items reads as many pages as it needs, so only one of them can be set. " +
				"Remove page_no to limit the whole list, or remove max_items and set per_page for a page of that size.",
			"page_no with max_items",
		},
		"start after end": {
			map[string]any{"start_time": "2026-01-31T00:00:01Z", "end_time": "2026-01-31T00:00:00Z"},
			"start_time",
			"start_time (2026-01-31T00:00:01Z) is after end_time (2026-01-31T00:00:00Z)." + exchange,
			"Invalid time window",
		},
		"start after end, and before it as text": {
			map[string]any{"start_time": "2026-01-30T23:30:00-02:00", "end_time": "2026-01-31T01:00:00Z"},
			"start_time",
			"start_time (2026-01-30T23:30:00-02:00) is after end_time (2026-01-31T01:00:00Z)." + exchange,
			"Invalid time window",
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantProblemAt(t, problemsOf(t, sessionsType, test.arguments), test.at, test.want, test.summary)
			wantProblemAt(t, problemsOfEphemeral(t, sessionsType, test.arguments), test.at, test.want, test.summary)
			switch test.at {
			case "sort_by", "sort_order", "page_no", "columns":
			default:
				wantProblemAt(t, problemsOf(t, usageType, test.arguments), test.at, test.want, test.summary)
			}
		})
	}
}
