package acceptance

import (
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// The month and its days are those of the time zone, whatever the offset of the
// moment is written with.
func TestTheNewestSettledMonthIsThatOfTheZone(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	for name, test := range map[string]struct {
		at, zone, grace, want string
	}{
		"an offset before":          {"2026-02-28T20:00:00-08:00", "UTC", "0", "2026-02"},
		"an offset after":           {"2026-03-01T05:00:00+08:00", "UTC", "0", "2026-01"},
		"a zone that is ahead":      {"2026-02-28T15:00:00Z", "Asia/Tokyo", "0", "2026-02"},
		"a zone that is behind":     {"2026-03-01T04:59:59Z", "America/New_York", "0", "2026-01"},
		"the first moment":          {"2026-03-01T00:00:00Z", "UTC", "0", "2026-02"},
		"the moment before":         {"2026-02-28T23:59:59Z", "UTC", "0", "2026-01"},
		"the first after the grace": {"2026-03-02T00:00:00Z", "UTC", "24", "2026-02"},
		"the last of the grace":     {"2026-03-01T23:59:59Z", "UTC", "24", "2026-01"},
		"the longest grace":         {"2026-03-01T00:00:00Z", "UTC", "8784", "2025-01"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, fakeapi.New(nil), settled,
				"TF_VAR_at="+test.at, "TF_VAR_time_zone="+test.zone, "TF_VAR_grace_hours="+test.grace)
			if got := plannedOutputs(t, w)["month"]; got != test.want {
				t.Errorf("month = %v, want %s", got, test.want)
			}
		})
	}
}

// A month that is asked for is refused until it is settled, by the same clocks.
func TestAMonthThatIsNotSettledIsRefused(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	for at, want := range map[string]bool{"2026-03-01T23:00:00+01:00": false, "2026-03-02T00:00:00+01:00": true} {
		t.Run(at, func(t *testing.T) {
			t.Parallel()
			w := newWorkdir(t, fakeapi.New(nil), settled, "TF_VAR_at="+at, "TF_VAR_month=2026-02", "TF_VAR_time_zone=Europe/Berlin")
			err := w.Plan(t.Context())
			if want && err != nil || !want && !isFailure(err, "2026-02 is not settled: it can be exported 24 hours after its end.") {
				t.Errorf("err = %v", err)
			}
		})
	}
}

// With the next month the state would lose the days of the one before.
func TestTheNextMonthDestroysNothing(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	server := fakeapi.New(fakeapi.Sessions(400))
	w := newWorkdir(t, server, settled, "TF_VAR_month=2026-01")
	apply(t, w)
	_, err := w.Run(t.Context(), "apply", "-no-color", "-auto-approve", "-var", "month=2026-02")
	if !isFailure(err, "This state is of 2026-01, and 2026-02 is to be exported.") {
		t.Errorf("err = %v", err)
	}
	if text, err := w.Run(t.Context(), "state", "list"); err != nil || strings.Count(text, "terraform_data.day[") != 31 {
		t.Errorf("the state has no longer all days: %v\n%s", err, text)
	}
	for _, arguments := range [][]string{
		{"workspace", "new", "2026-02"},
		{"apply", "-no-color", "-auto-approve", "-var", "month=2026-02"},
		{"workspace", "select", "default"},
	} {
		if _, err := w.Run(t.Context(), arguments[0], arguments[1:]...); err != nil {
			t.Fatal(err)
		}
	}
	if changes, err := w.Changes(t.Context()); err != nil || changes {
		t.Errorf("changes = %v: %v", changes, err)
	}
}

// A session that is of no month would be in no export.
func TestASessionThatIsOfNoMonthIsRefused(t *testing.T) {
	t.Parallel()
	skipUnlessItRuns(t, settled)
	for name, created := range map[string]any{"nothing": nil, "no time": "yesterday"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			session := odd(map[string]any{"created_at": created})
			w := newWorkdir(t, fakeapi.New(session, unfiltered), settled)
			if err := w.Plan(t.Context()); !isFailure(err, "so not to which month they belong: "+session[0].ID+".") {
				t.Errorf("err = %v", err)
			}
		})
	}
}
