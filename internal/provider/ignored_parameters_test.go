package provider_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// sessionsOf returns n sessions that have ended, with all their times in one month.
func sessionsOf(month time.Month, first, n int) []fakeapi.Session {
	sessions := having(fakeapi.Sessions(first+2*n+10), isEnded)[first : first+n]
	for i := range sessions {
		created := time.Date(2026, month, 2, 0, i, 0, 0, time.UTC)
		ended := created.Add(time.Hour)
		sessions[i].CreatedAt, sessions[i].StartedAt, sessions[i].UpdatedAt, sessions[i].EndedAt = created, created, ended, &ended
	}
	return sessions
}

// Errors next to a good answer are not lost, and tell no credential.
func TestSessions_errorsOfASuccess(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(3))
	w.api.Inject(&fakeapi.Fault{Answer: fakeapi.Rewrite(func(body []byte) []byte {
		return []byte(strings.Replace(string(body), `"success":true`, `"success":true,"errors":[{"code":7,"message":"shard 3 is down, said `+fakeapi.Token+`"}]`, 1))
	})})
	for dataSource, arguments := range map[string]map[string]any{sessionsType: nil, usageType: nil, sessionType: {"id": fakeapi.Sessions(1)[0].ID}, dailyType: nil} {
		reported := w.connect(t).of(t, dataSource).answer(t, arguments).Diagnostics
		if got := summaries(reported); got != "WARNING: The API returned an error together with data" {
			t.Errorf("reported %q", got)
		}
		wantText(t, textOf(reported), `The error is "shard 3 is down, said (redacted)". Something may be missing from the data.`)
	}
}

// A server that ignores a parameter looks like success.
func TestSessions_ignoredParameters(t *testing.T) {
	t.Parallel()

	march := map[string]any{"start_time": "2026-03-01T00:00:00Z", "end_time": "2026-04-01T00:00:00Z"}
	january, inMarch, may := sessionsOf(time.January, 0, 300), sessionsOf(time.March, 300, 11), sessionsOf(time.May, 311, 20)
	early, late := slices.Concat(january, inMarch), slices.Concat(inMarch, may)
	options := []fakeapi.Option{fakeapi.MaxPageSize(1000), fakeapi.IgnoreParameters("start_time", "end_time")}
	window := "WARNING: " + ignoredParameter + "start_time and end_time"

	minutes := sessionsOf(time.March, 0, 4)
	for i, consumed := range []float64{5, 900, 1, 7} {
		minutes[i].MinutesConsumed = consumed
	}
	unsorted := []fakeapi.Option{fakeapi.IgnoreParameters("sort_by", "sort_order"), fakeapi.DefaultSort("createdAt", "ASC")}

	runListTests(t, sessionsType, map[string]listTest{
		"window":   {app: early, options: options, arguments: march, says: window, sessions: inMarch, totalCount: 311},
		"end_time": {app: late, options: []fakeapi.Option{fakeapi.IgnoreParameters("end_time")}, arguments: march, says: window, sessions: inMarch, totalCount: 31},
		"max_items": {
			app: january[:50], options: unsorted, arguments: map[string]any{"max_items": 10}, says: "WARNING: " + ignoredParameter + "the order",
			sessions: january[:10], totalCount: 50, incomplete: true,
		},
		"minutesConsumed": {
			app: minutes, options: unsorted, arguments: map[string]any{"sort_by": "minutesConsumed", "sort_order": "DESC", "max_items": 3},
			says: "WARNING: " + ignoredParameter + "the order", sessions: minutes[:3], totalCount: 4, incomplete: true,
		},
		"search": {
			app: january, options: []fakeapi.Option{fakeapi.MaxPageSize(1000), fakeapi.IgnoreParameters("search")},
			arguments: map[string]any{"search": "nobody-has-this"}, says: "WARNING: " + ignoredParameter + "search", sessions: january,
		},
		"participants": {
			app: january, options: []fakeapi.Option{fakeapi.MaxPageSize(1000), fakeapi.IgnoreParameters("participants")},
			arguments: map[string]any{"participants": "5000:6000"}, says: "WARNING: " + ignoredParameter + "participants", sessions: january,
		},
	})
	runListTests(t, usageType, map[string]listTest{
		"usage": {app: early, options: options, arguments: march, says: window, sessions: inMarch, totalCount: 311},
	})
}
