package provider_test

import (
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestATimeIsReadByTheRulesOfRFC3339(t *testing.T) {
	t.Parallel()

	const (
		form = ` is no RFC 3339 time; write one with its offset, such as "2026-01-31T00:00:00Z" or "2026-01-31T00:00:00+01:00"`
		old  = " is before 1970 in UTC, and no session is that old; write a later time, or leave the argument out for no bound"
		far  = " is after the year 9999 in UTC, in which it would be sent; write an earlier time, or leave the argument out for no bound"
	)

	for text, problem := range map[string]string{
		"1970-01-01T00:00:00Z":      "",
		"1969-12-31T23:30:00-01:00": "",
		"9999-12-31T23:59:59Z":      "",
		"2026-01-31T00:00:00+23:59": "",
		// While older CLIs validate, what comes of plantimestamp().
		"0001-01-01T00:00:00Z":      "",
		"0000-12-31T00:00:00Z":      "",
		"1969-01-01T00:00:00Z":      "1969-01-01T00:00:00Z" + old,
		"1970-01-01T00:30:00+01:00": "1970-01-01T00:30:00+01:00" + old,
		"9999-12-31T23:30:00-01:00": "9999-12-31T23:30:00-01:00" + far,
		"2026-01-31T00:00:00+24:00": `"2026-01-31T00:00:00+24:00"` + form,
		"2026-01-31T00:00:00+01:60": `"2026-01-31T00:00:00+01:60"` + form,
		"2026-01-31T00:00:00,5Z":    `"2026-01-31T00:00:00,5Z"` + form,
		"2026-01-31":                `"2026-01-31"` + form,
		"":                          `""` + form,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()

			for _, argument := range []string{"start_time", "end_time"} {
				var want []string
				if problem != "" {
					want = append(want, "The value of "+argument+" cannot be used: "+problem+".")
				}

				wantProblems(t, problemsOf(t, sessionsType, map[string]any{argument: text}), want...)
			}
		})
	}
}

func TestATimeIsSentInUTC(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(3))
	w.connect(t).read(t, map[string]any{"start_time": "1969-12-31T23:30:00-01:00", "end_time": "9999-12-31T23:59:59.5+00:30"})

	query := w.api.Requests()[0].Query
	if start, end := query.Get("start_time"), query.Get("end_time"); start != "1970-01-01T00:30:00Z" || end != "9999-12-31T23:29:59.5Z" {
		t.Errorf("asked from %s to %s", start, end)
	}
}
