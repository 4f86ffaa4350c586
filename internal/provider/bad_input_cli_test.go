package provider_test

import (
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestBadInputOfADataBlockIsRefused(t *testing.T) {
	t.Parallel()

	const (
		account = "The value of account_id cannot be used: an account id has 32 hexadecimal digits"
		app     = "The value of app_id cannot be used: an app id is a UUID"
		window  = "Exchange the two, or move one of them."
		clock   = ` is no RFC 3339 time; write one with its offset, such as "2026-01-31T00:00:00Z"`
	)

	refused(t, map[string]string{
		"status_unknown":               `status value must be one of: ["LIVE" "ENDED"]`,
		"sort_by_unknown":              `sort_by value must be one of: ["createdAt" "minutesConsumed"]`,
		"sort_order_unknown":           `sort_order value must be one of: ["ASC" "DESC"]`,
		"on_incomplete_unknown":        `on_incomplete value must be one of: ["error" "warn"]`,
		"start_time_without_zone":      `The value of start_time cannot be used: "2026-01-31T00:00:00"` + clock,
		"end_time_date_alone":          `The value of end_time cannot be used: "2026-01-31"` + clock,
		"start_after_end":              "start_time (2026-01-31T00:00:01Z) is after end_time (2026-01-31T00:00:00Z). " + window,
		"start_after_end_across_zones": "start_time (2026-01-30T23:30:00-02:00) is after end_time (2026-01-31T01:00:00Z). " + window,
		"page_no_zero":                 whole("page_no", "1 to 2147483647", "0"),
		"per_page_zero":                whole("per_page", "1 to 1000", "0"),
		"per_page_too_large":           whole("per_page", "1 to 1000", "1001"),
		"per_page_fraction":            whole("per_page", "1 to 1000", "1.5"),
		"page_no_fraction":             whole("page_no", "1 to 2147483647", "1.5"),
		"max_items_fraction":           whole("max_items", "1 to 2147483647", "1.5"),
		"max_items_too_large":          whole("max_items", "1 to 2147483647", "99999999999999999999"),
		"max_items_zero":               whole("max_items", "1 to 2147483647", "0"),
		"page_no_with_max_items":       "Remove page_no for so many sessions in all, or remove max_items",
		"participants_word":            `The value of participants cannot be used: a range of participants is written min:max, such as "1:10"`,
		"participants_backwards":       "The value of participants cannot be used: the range of participants begins at 10, after its end 1; write the smaller",
		"associated_id_empty":          "associated_id string length must be at least 1",
		"account_id_short":             account,
		"account_id_not_hexadecimal":   account,
		"app_id_empty":                 app,
		"app_id_slash":                 app,
		"app_id_parent":                app,
		"app_id_dots":                  app,
		"app_id_question_mark":         app,
		"app_id_hash":                  app,
		"app_id_white_space":           app,
		"app_id_line_break":            app,
		"timeouts_word":                `The value of timeouts.read cannot be used: a duration is written with units, such as "30s", "10m" or "1h30m".`,
		"timeouts_zero":                `The value of timeouts.read cannot be used: a timeout of 0s leaves no time for a request; give it a duration above zero`,
	})
}

func TestBadInputOfAProviderBlockIsRefused(t *testing.T) {
	t.Parallel()

	const (
		cannot = " in the provider block cannot be used: "
		white  = cannot + "it holds white space, a line break or another character that no credential has"
		empty  = cannot + "it is empty"
		person = cannot + "a base URL must not carry a user name or a password; use api_token"
		query  = cannot + "a base URL must not carry a query or a fragment; remove what follows the path"
		no     = cannot + "a base URL is written https://host/path"
		both   = "Remove api_key and email to use the token, or remove api_token to use the key."
	)

	refused(t, map[string]string{
		"api_token_empty":                    "api_token" + empty,
		"api_token_white_space":              "api_token" + white,
		"api_token_line_break":               "api_token" + white,
		"api_token_not_ascii":                "api_token" + white,
		"api_key_empty":                      "api_key" + empty,
		"api_key_white_space":                "api_key" + white,
		"api_key_line_break":                 "api_key" + white,
		"email_empty":                        "email" + empty,
		"email_white_space":                  "email" + white,
		"email_line_break":                   "email" + white,
		"both_kinds":                         both,
		"both_kinds_by_half":                 both,
		"base_url_plain_http":                "base_url" + cannot + "a base URL must be https",
		"base_url_user_info":                 "base_url" + person,
		"base_url_user_info_encoded":         "base_url" + person,
		"base_url_user_info_unreadable":      "base_url" + no,
		"base_url_user_alone":                "base_url" + person,
		"base_url_query":                     "base_url" + query,
		"base_url_query_encoded":             "base_url" + query,
		"base_url_fragment":                  "base_url" + query,
		"base_url_relative":                  "base_url" + no,
		"account_id_word":                    "The value of account_id cannot be used: an account id has 32 hexadecimal digits",
		"app_id_parent":                      "The value of app_id cannot be used: an app id is a UUID",
		"max_retries_too_large":              whole("max_retries", "0 to 10", "11"),
		"max_retries_negative":               whole("max_retries", "0 to 10", "-1"),
		"max_retries_fraction":               whole("max_retries", "0 to 10", "1.5"),
		"max_concurrent_requests_zero":       whole("max_concurrent_requests", "1 to 64", "0"),
		"max_concurrent_requests_too_large":  whole("max_concurrent_requests", "1 to 64", "65"),
		"requests_per_five_minutes_zero":     whole("requests_per_five_minutes", "1 to 1000000", "0"),
		"requests_per_five_minutes_fraction": whole("requests_per_five_minutes", "1 to 1000000", "0.5"),
		"max_concurrent_requests_fraction":   whole("max_concurrent_requests", "1 to 64", "1.5"),
	})
}

// whole is the error for a number that is not one of these.
func whole(argument, span, number string) string {
	return "The value of " + argument + " cannot be used: it must be a whole number from " + span + ", and this is " + number + "."
}

// refused checks that each block of the test's configuration has one error, at
// validate and at plan, with the text that the table has for it; that no word
// beginning with "hush" is printed; and that nothing is sent.
func refused(t *testing.T, table map[string]string) {
	t.Helper()

	w := newWorld(t, fakeapi.Sessions(1))
	p := w.process(t, nil)

	for command, read := range map[string]func(*testing.T, []byte) []diagnostic{"validate": validated, "plan": planned} {
		output, _ := p.run(t, command, "-json")
		wantNoSecret(t, string(output))
		wantOneErrorEach(t, command, read(t, output), table)
	}

	// For a person, it shows lines of the configuration too.
	output, _ := p.run(t, "plan")
	wantNoSecret(t, string(output))

	w.wantRequests(t, 0)
}

func wantOneErrorEach(t *testing.T, command string, reported []diagnostic, table map[string]string) {
	t.Helper()

	found := map[string]int{}

	for _, d := range reported {
		name := d.Address[strings.LastIndex(d.Address, ".")+1:]
		found[name]++

		if want, ok := table[name]; !ok || d.Severity != "error" {
			t.Errorf("%s has a surprise for %s: %+v", command, name, d)
		} else {
			wantText(t, d.Detail, want)
		}
	}

	for name := range table {
		if found[name] != 1 {
			t.Errorf("%s reports %d errors for %s, want 1", command, found[name], name)
		}
	}
}
