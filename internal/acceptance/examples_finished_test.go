package acceptance

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What the examples must output that are to be copied whole.

var appByName = map[string]string{
	"own/classroom":    fakeapi.Classroom,
	"own/support":      fakeapi.Support,
	"partner/workshop": fakeapi.Workshop,
}

func manyApps(sessions []fakeapi.Session) map[string]any {
	var all []fakeapi.Session
	for _, app := range appByName {
		all = append(all, fakeapi.SamplePart(app, sessions)...)
	}
	return map[string]any{"apps": appsOfAccounts(sessions)["apps"], "all": appSummary(all)}
}

func appsOfAccounts(sessions []fakeapi.Session) map[string]any {
	apps := map[string]any{}
	for name, app := range appByName {
		apps[name] = appSummary(fakeapi.SamplePart(app, sessions))
	}
	return map[string]any{"apps": apps}
}

func appSummary(sessions []fakeapi.Session) map[string]any {
	live := slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool { return s.Status != "LIVE" })
	return map[string]any{
		"sessions": len(sessions), "minutes": minutes(sessions), "live": len(live), "complete": true,
	}
}

// settledExport is the export of the last month that was over a day before.
func settledExport(sessions []fakeapi.Session) map[string]any {
	start, end := monthBefore(then.AddDate(0, 0, -1))
	month := between(sessions, start, end.Add(-1))
	month = slices.DeleteFunc(month, func(s fakeapi.Session) bool { return s.Status != "ENDED" })
	slices.SortFunc(month, byDayAndID)

	texts, export := map[string]string{}, ""
	for _, session := range month {
		texts[byDay(session)] += exported(session)
		export += exported(session)
	}
	hashes := map[string]any{}
	for day, text := range texts {
		hashes[day] = hashOf(text)
	}
	return map[string]any{"month": start.Format("2006-01"), "hashes": hashes, "export": export}
}

func hashOf(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:])
}

func byDayAndID(a, b fakeapi.Session) int {
	return cmp.Or(cmp.Compare(byDay(a), byDay(b)), cmp.Compare(a.ID, b.ID))
}

// exported is the line of a session. Maps are written in the order of their keys,
// as jsonencode of Terraform does it.
func exported(session fakeapi.Session) string {
	const layout = "2006-01-02T15:04:05.000Z"
	line, err := json.Marshal(map[string]any{
		"id": session.ID, "meeting": session.AssociatedID, "title": session.MeetingDisplayName,
		"started_at": session.StartedAt.UTC().Format(layout), "ended_at": session.EndedAt.UTC().Format(layout),
		"participants": session.MaxConcurrentParticipants, "minutes": session.MinutesConsumed,
	})
	if err != nil {
		panic(err)
	}
	return string(line) + "\n"
}
