package main

import (
	"slices"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi/estate"
)

// What the examples must output that are to be copied whole.

var appByName = map[string]string{
	"own/classroom":    estate.Classroom,
	"own/support":      estate.Support,
	"partner/workshop": estate.Workshop,
}

func manyApps(sessions []fakeapi.Session) map[string]any {
	var all []fakeapi.Session
	for _, app := range appByName {
		all = append(all, estate.Part(app, sessions)...)
	}
	return map[string]any{"apps": appsOfAccounts(sessions)["apps"], "all": appSummary(all)}
}

func appsOfAccounts(sessions []fakeapi.Session) map[string]any {
	apps := map[string]any{}
	for name, app := range appByName {
		apps[name] = appSummary(estate.Part(app, sessions))
	}
	return map[string]any{"apps": apps}
}

func appSummary(sessions []fakeapi.Session) map[string]any {
	live := slices.DeleteFunc(slices.Clone(sessions), func(s fakeapi.Session) bool { return s.Status != "LIVE" })
	return map[string]any{
		"sessions": len(sessions), "minutes": minutes(sessions), "live": len(live), "complete": true,
	}
}
