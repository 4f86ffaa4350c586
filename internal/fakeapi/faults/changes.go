package faults

import (
	"cmp"
	"slices"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// changes happen during the read, with one request at a time so that they are repeatable.
func changes() []Row {
	rows := []Row{
		{Name: "a session begins at the end", Change: begins, Once: whole(), Always: whole()},
		{Name: "a session begins at the front", Arguments: newestFirst, Change: begins, Once: whole(), Always: whole()},
		{Name: "a session begins at the front, no total", Arguments: newestFirst, Options: options(fakeapi.NoPaging()), Change: begins, Once: whole(), Always: unproven(58)},
		{Name: "a session enters in the middle", Sessions: 100, Arguments: map[string]any{"status": "ENDED"}, Change: sessionEnds, Once: whole(), Always: whole()},
		{Name: "a session leaves", Sessions: 500, Arguments: map[string]any{"status": "LIVE"}, Change: sessionEnds, Once: whole(), Always: unproven(20)},
		{Name: "a session leaves and another enters", Sessions: 500, Arguments: map[string]any{"status": "LIVE"}, Change: exchanged, Once: whole(), Always: unproven(25)},
		{
			Name: "a session leaves a list whose total counts the page", Sessions: 420, Arguments: map[string]any{"status": "LIVE"}, Change: sessionEnds,
			Answer: countPage, When: fakeapi.Any(), Once: whole(),
		},
		{Name: "the order of the sessions changes", Arguments: map[string]any{"sort_by": "minutesConsumed"}, Change: resorted, Once: whole(), Always: unproven(43)},
	}
	for i := range rows {
		rows[i].Reader.Concurrent = 1
	}
	return rows
}

var newestFirst = map[string]any{"sort_order": "DESC"}

// begins adds the session that the app would have next.
func begins(data []fakeapi.Session) []fakeapi.Session {
	return append(data, fakeapi.Sessions(len(data) + 1)[len(data)])
}

func sessionEnds(data []fakeapi.Session) []fakeapi.Session {
	for i := range data {
		if data[i].Status == "LIVE" {
			data[i].Status = "ENDED"
			return data
		}
	}
	return nil
}

func exchanged(data []fakeapi.Session) []fakeapi.Session {
	changed := sessionEnds(data)
	for i := range slices.Backward(changed) {
		if changed[i].Status == "ENDED" {
			changed[i].Status = "LIVE"
			break
		}
	}
	return changed
}

func resorted(data []fakeapi.Session) []fakeapi.Session {
	slices.SortFunc(data, func(a, b fakeapi.Session) int { return cmp.Compare(a.MinutesConsumed, b.MinutesConsumed) })
	data[0].MinutesConsumed = data[len(data)-1].MinutesConsumed + 1
	return data
}
