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
			"include_undocumented": true, "timeouts": map[string]any{"read": "1h30m"},
		},
		"unknown": {
			"account_id": unknown, "app_id": unknown, "associated_id": unknown, "start_time": unknown, "end_time": unknown, "participants": unknown,
			"per_page": unknown, "search": unknown, "sort_by": unknown, "sort_order": unknown, "status": unknown, "page_no": unknown, "max_items": unknown,
			"on_incomplete": unknown, "include_undocumented": unknown, "timeouts": map[string]any{"read": unknown},
		},
		"page_no, and max_items unknown": {"page_no": 1, "max_items": unknown},
		"a window with an unknown end":   {"start_time": "2026-01-31T00:00:00Z", "end_time": unknown},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			wantProblems(t, problemsOf(t, sessionsType, arguments))
			wantProblems(t, problemsOfEphemeral(t, sessionsType, arguments))
		})
	}
}

// An argument that the usage block has as well is checked there, too.
func TestSessions_invalidArguments(t *testing.T) {
	t.Parallel()
	const (
		exchange = " Exchange the two, or move one of them."
		match    = "Invalid Attribute Value Match"
	)
	oneOf := func(argument, values, got string) string {
		return "Attribute " + argument + " value must be one of: [" + values + "], got: " + got
	}
	for name, test := range map[string]struct {
		arguments map[string]any
		at, want  string
		summary   string // "Invalid " and the argument if empty
	}{
		"status":        {map[string]any{"status": "live"}, "status", oneOf("status", `"LIVE" "ENDED"`, `"live"`), match},
		"sort_by":       {map[string]any{"sort_by": "created_at"}, "sort_by", oneOf("sort_by", `"createdAt" "minutesConsumed"`, `"created_at"`), match},
		"sort_order":    {map[string]any{"sort_order": "asc"}, "sort_order", oneOf("sort_order", `"ASC" "DESC"`, `"asc"`), match},
		"on_incomplete": {map[string]any{"on_incomplete": "ignore"}, "on_incomplete", oneOf("on_incomplete", `"error" "warn"`, `"ignore"`), match},
		"associated_id": {map[string]any{"associated_id": ""}, "associated_id", "Attribute associated_id string length must be at least 1, got: 0", "Invalid Attribute Value Length"},
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
		"app_id with a line break":   {map[string]any{"app_id": "a\n"}, "app_id", cannotBeUsed("app_id", badAppID), ""},
		"page_no with max_items": {
			map[string]any{"page_no": 1, "max_items": 1},
			"page_no",
			"page_no reads one page as it is, max_items as many pages as it takes: they exclude each other. " +
				"Remove page_no for so many sessions in all, or remove max_items and set per_page for a page of that size.",
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
			case "sort_by", "sort_order", "page_no":
			default:
				wantProblemAt(t, problemsOf(t, usageType, test.arguments), test.at, test.want, test.summary)
			}
		})
	}
}
