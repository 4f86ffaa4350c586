package acceptance

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

const settled = "examples/settled-export"

// The dozen lies in the first two days of January; these are two of one day, in
// their order.
const earlier, later = 1, 2

func TestASettledExportChangesOnlyWithItsLines(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
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
			w := newWorkdir(t, server, settled, "TF_VAR_at=2026-02-02T00:00:00Z")
			apply(t, w)
			server.Update(func(s []fakeapi.Session) []fakeapi.Session { test.change(s); return s })
			if got := planned(t, w); !reflect.DeepEqual(got, test.want) {
				t.Errorf("planned %v, want %v", got, test.want)
			}
		})
	}
}

func TestNoPlanOfAnExportPrintsATitle(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	sessions := aDozen()
	for i := range sessions {
		sessions[i].MeetingDisplayName = "Confidential"
	}
	w := newWorkdir(t, fakeapi.New(sessions), settled, "TF_VAR_month=2026-01")
	for _, arguments := range [][]string{{"plan", "-no-color"}, {"apply", "-no-color", "-auto-approve"}, {"output", "-no-color"}, {"plan", "-no-color", "-destroy"}} {
		text, err := w.Run(t.Context(), arguments[0], arguments[1:]...)
		if err != nil || strings.Contains(text, "Confidential") {
			t.Errorf("%q prints a title: %v\n%s", arguments, err, text)
		}
	}
	if text, err := w.Text(t.Context(), "export"); err != nil || strings.Count(text, "Confidential") != 11 {
		t.Errorf("the export has not all titles: %v\n%s", err, text)
	}
}

func replaced(day string) map[string][]string {
	return map[string][]string{fmt.Sprintf("terraform_data.day[%q]", day): {"delete", "create"}}
}
