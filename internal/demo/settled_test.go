package main

import (
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/demo/workspace"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// The dozen lies in the first two days of January; these are two of one day, in
// their order.
const earlier, later = 1, 2

func TestASettledExportChangesOnlyWithItsLines(t *testing.T) {
	t.Parallel()
	provider := built(t)
	for name, test := range map[string]struct {
		change func([]fakeapi.Session)
		want   map[string][]string // what is planned, by address
	}{
		"nothing": {func([]fakeapi.Session) {}, none},
		"a record that was touched": {func(s []fakeapi.Session) {
			s[earlier].UpdatedAt = s[earlier].UpdatedAt.Add(time.Hour)
		}, none},
		"another order": {func(s []fakeapi.Session) {
			s[earlier].CreatedAt, s[later].CreatedAt = s[later].CreatedAt, s[earlier].CreatedAt
		}, none},
		"a session that ended at last": {func(s []fakeapi.Session) {
			late := slices.IndexFunc(s, func(s fakeapi.Session) bool { return s.Status == "LIVE" })
			s[late].Status, s[late].EndedAt = "ENDED", &s[late].UpdatedAt
		}, replaced("2026-01-01")},
		"a session that is of another month": {func(s []fakeapi.Session) {
			s[0].CreatedAt = s[0].CreatedAt.AddDate(0, -1, 0)
		}, replaced("2026-01-01")},
		"minutes that were corrected": {func(s []fakeapi.Session) { s[earlier].MinutesConsumed++ }, replaced("2026-01-01")},
		"a title of the other day":    {func(s []fakeapi.Session) { s[11].MeetingDisplayName = "Renamed" }, replaced("2026-01-02")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server := fakeapi.New(aDozen())
			w := newWorkspace(t, server, provider, "examples/settled-export", "TF_VAR_at=2026-02-02T00:00:00Z")
			apply(t, w)
			server.Update(func(s []fakeapi.Session) []fakeapi.Session { test.change(s); return s })
			if got := planned(t, w); !reflect.DeepEqual(got, test.want) {
				t.Errorf("planned %v, want %v", got, test.want)
			}
		})
	}
}

var none = map[string][]string{}

func replaced(day string) map[string][]string {
	return map[string][]string{fmt.Sprintf("terraform_data.day[%q]", day): {"delete", "create"}}
}

// planned is what another plan would do, by address, without what it leaves alone.
func planned(t *testing.T, w *workspace.Workspace) map[string][]string {
	t.Helper()
	if err := w.Plan(t.Context()); err != nil {
		t.Fatal(err)
	}
	var plan struct {
		Changes []struct {
			Address string
			Change  struct{ Actions []string }
		} `json:"resource_changes"`
	}
	text, err := w.ShowPlan(t.Context())
	if err == nil {
		err = json.Unmarshal([]byte(text), &plan)
	}
	if err != nil {
		t.Fatal(err)
	}
	actions := map[string][]string{}
	for _, change := range plan.Changes {
		if change.Change.Actions[0] != "no-op" {
			actions[change.Address] = change.Change.Actions
		}
	}
	return actions
}
