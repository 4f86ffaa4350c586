package provider_test

import (
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestCheckTime_problems(t *testing.T) {
	t.Parallel()
	const (
		form = ` is not an RFC 3339 time; write one with its offset, such as "2026-01-31T00:00:00Z" or "2026-01-31T00:00:00+01:00"`
		old  = " is before 1970 in UTC, and no session is that old; write a later time, or remove the argument"
		far  = " is after the year 9999 in UTC; write an earlier time, or remove the argument"
	)
	for text, problem := range map[string]string{
		"1970-01-01T00:00:00Z":      "",
		"1969-12-31T23:30:00-01:00": "",
		"9999-12-31T23:59:59Z":      "",
		"2026-01-31T00:00:00+23:59": "",
		"2026-01-31t00:00:00z":      "",
		"2026-01-31t00:00:00+01:00": "",
		// While older CLIs validate, these come of plantimestamp().
		"0001-01-01T00:00:00Z":      "",
		"0000-12-31T00:00:00Z":      "",
		"1969-01-01T00:00:00Z":      "1969-01-01T00:00:00Z" + old,
		"1970-01-01T00:30:00+01:00": "1970-01-01T00:30:00+01:00" + old,
		"9999-12-31T23:30:00-01:00": "9999-12-31T23:30:00-01:00" + far,
		"2026-01-31T00:00:00+24:00": `"2026-01-31T00:00:00+24:00"` + form,
		"2026-01-31T00:00:00+01:60": `"2026-01-31T00:00:00+01:60"` + form,
		"2026-01-31T00:00:00,5Z":    `"2026-01-31T00:00:00,5Z"` + form,
		"2026-01-31T00:00:00":       `"2026-01-31T00:00:00"` + form,
		"2026-01-31":                `"2026-01-31"` + form,
		"":                          `""` + form,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			for _, argument := range []string{"start_time", "end_time"} {
				reported := problemsOf(t, sessionsType, map[string]any{argument: text})
				if problem == "" {
					wantProblems(t, reported)
				} else {
					wantProblemAt(t, reported, argument, cannotBeUsed(argument, problem), "")
				}
			}
		})
	}
}

// Terraform before 1.10 and OpenTofu before 1.9 use year 1 for plantimestamp() while they
// validate. A read must not treat that time as no bound.
func TestNotAPlaceholder(t *testing.T) {
	t.Parallel()
	const placeholder = "the year is before 100, and no session is that old; write a time from 1970 on, or remove the argument. " +
		"Terraform before 1.10 and OpenTofu before 1.9 use year 1 while plantimestamp() is unknown"
	for name, arguments := range map[string]map[string]any{
		"start_time": {"start_time": "0000-12-31T00:00:00Z", "end_time": "2026-01-31T00:00:00Z"},
		"end_time":   {"start_time": "2026-01-31T00:00:00Z", "end_time": "0001-01-02T00:00:00Z"},
	} {
		for _, source := range []string{sessionsType, usageType} {
			w := newWorld(t, fakeapi.Sessions(3))
			wantProblems(t, problemsOf(t, source, arguments))
			wantProblemAt(t, w.connect(t).of(t, source).answer(t, arguments).Diagnostics, name, cannotBeUsed(name, placeholder), "")
			w.wantRequests(t, 0)
		}
	}
}

func TestSendableTime_sentInUTC(t *testing.T) {
	t.Parallel()
	w := newWorld(t, fakeapi.Sessions(3))
	w.connect(t).read(t, map[string]any{"start_time": "1969-12-31t23:30:00-01:00", "end_time": "9999-12-31T23:29:59.5z"})
	query := w.api.Requests()[0].Query
	if start, end := query.Get("start_time"), query.Get("end_time"); start != "1970-01-01T00:30:00Z" || end != "9999-12-31T23:29:59.5Z" {
		t.Errorf("asked from %s to %s", start, end)
	}
}
