package provider_test

import (
	"bytes"
	"encoding/json"
	"maps"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-testing/knownvalue"
	"github.com/hashicorp/terraform-plugin-testing/statecheck"
	"github.com/hashicorp/terraform-plugin-testing/tfjsonpath"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// expect checks attributes of a list of sessions.
func expect(address string, attributes map[string]knownvalue.Check) []statecheck.StateCheck {
	return expectOf(sessionsType, address, attributes)
}

// expectOf checks attributes of any data source.
func expectOf(source, address string, attributes map[string]knownvalue.Check) []statecheck.StateCheck {
	var checks []statecheck.StateCheck

	for name, want := range attributes {
		checks = append(checks, statecheck.ExpectKnownValue("data."+source+"."+address, tfjsonpath.New(name), want))
	}

	return checks
}

// wholeList checks all results of a data source that lists these sessions.
func wholeList(t *testing.T, address string, sessions []fakeapi.Session) []statecheck.StateCheck {
	t.Helper()

	return expect(address, map[string]knownvalue.Check{
		"sessions":    sessionList(t, sessions, false),
		"total_count": knownvalue.Int64Exact(int64(len(sessions))),
		"complete":    knownvalue.Bool(true),
	})
}

// sessionList is what the state must hold for sessions of the fake, worked out
// from them and not from any code of the provider.
func sessionList(t *testing.T, sessions []fakeapi.Session, undocumented bool) knownvalue.Check {
	t.Helper()

	list := make([]knownvalue.Check, len(sessions))
	for i, s := range sessions {
		list[i] = sessionObject(t, s, undocumented)
	}

	return knownvalue.ListExact(list)
}

func sessionObject(t *testing.T, s fakeapi.Session, undocumented bool) knownvalue.Check {
	t.Helper()

	object := map[string]knownvalue.Check{
		"id":                          knownvalue.StringExact(s.ID),
		"associated_id":               knownvalue.StringExact(s.AssociatedID),
		"meeting_display_name":        knownvalue.StringExact(s.MeetingDisplayName),
		"organization_id":             knownvalue.StringExact(s.OrganizationID),
		"type":                        knownvalue.StringExact(s.Type),
		"status":                      knownvalue.StringExact(s.Status),
		"created_at":                  wireTime(s.CreatedAt),
		"started_at":                  wireTime(s.StartedAt),
		"updated_at":                  wireTime(s.UpdatedAt),
		"ended_at":                    knownvalue.Null(),
		"live_participants":           knownvalue.Int64Exact(s.LiveParticipants),
		"max_concurrent_participants": knownvalue.Int64Exact(s.MaxConcurrentParticipants),
		"minutes_consumed":            knownvalue.Float64Exact(s.MinutesConsumed),
		"breakout_rooms":              rawList(s.BreakoutRooms),
		"meta":                        knownvalue.Null(),
		"undocumented":                knownvalue.Null(),
	}

	if s.EndedAt != nil {
		object["ended_at"] = wireTime(*s.EndedAt)
	}

	if s.Meta != nil {
		object["meta"] = knownvalue.StringExact(string(s.Meta))
	}

	extra := maps.Clone(s.Extra)
	for name, value := range s.Extra {
		if _, documented := object[name]; documented {
			if value != nil {
				t.Fatalf("no expectation for %s = %v", name, value)
			}

			object[name] = knownvalue.Null()
			delete(extra, name)
		}
	}

	if undocumented {
		object["undocumented"] = knownvalue.StringExact(encoded(t, extra))
	}

	return knownvalue.ObjectExact(object)
}

func wireTime(at time.Time) knownvalue.Check { return knownvalue.StringExact(wireText(at)) }

// wireText is a time as the fake writes it.
func wireText(at time.Time) string {
	return at.UTC().Format("2006-01-02T15:04:05.000Z")
}

func rawList(rows []json.RawMessage) knownvalue.Check {
	list := make([]knownvalue.Check, len(rows))
	for i, row := range rows {
		list[i] = knownvalue.StringExact(string(row))
	}

	return knownvalue.ListExact(list)
}

// encoded is an object as a service would send it, HTML and all; no field at
// all is an object, too.
func encoded(t *testing.T, fields map[string]any) string {
	t.Helper()

	if fields == nil {
		fields = map[string]any{}
	}

	var text bytes.Buffer

	encoder := json.NewEncoder(&text)
	encoder.SetEscapeHTML(false)

	if err := encoder.Encode(fields); err != nil {
		t.Fatal(err)
	}

	return string(bytes.TrimSpace(text.Bytes()))
}
