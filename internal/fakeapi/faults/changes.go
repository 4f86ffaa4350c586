package faults

import "github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"

// changes are worlds that do not stand still while they are read. One request at
// a time, so that each run sees the same changes.
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
		{Name: "sessions are sorted anew", Arguments: map[string]any{"sort_by": "minutesConsumed"}, Change: resorted, Once: whole(), Always: unproven(43)},
	}
	for i := range rows {
		rows[i].Reader.Concurrent = 1
	}
	return rows
}

var newestFirst = map[string]any{"sort_order": "DESC"}

// begins adds the session that the app would have next.
func begins(n int, data []fakeapi.Session) []fakeapi.Session {
	if n == 1 {
		return nil
	}
	return append(data, fakeapi.Sessions(len(data) + 1)[len(data)])
}

// sessionEnds ends the oldest live session.
func sessionEnds(n int, data []fakeapi.Session) []fakeapi.Session {
	for i := range data {
		if n > 1 && data[i].Status == "LIVE" {
			data[i].Status = "ENDED"
			return data
		}
	}
	return nil
}

// exchanged ends the oldest live session, and lets the newest ended one live.
func exchanged(n int, data []fakeapi.Session) []fakeapi.Session {
	changed := sessionEnds(n, data)
	for i := len(changed) - 1; i >= 0; i-- {
		if data[i].Status == "ENDED" {
			data[i].Status = "LIVE"
			break
		}
	}
	return changed
}

// resorted moves the session with the fewest minutes to the other end.
func resorted(n int, data []fakeapi.Session) []fakeapi.Session {
	if n == 1 {
		return nil
	}
	least, most := 0, 0
	for i := range data {
		if data[i].MinutesConsumed < data[least].MinutesConsumed {
			least = i
		}
		if data[i].MinutesConsumed > data[most].MinutesConsumed {
			most = i
		}
	}
	data[least].MinutesConsumed = data[most].MinutesConsumed + 1
	return data
}
