package fakeapi_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestSessions(t *testing.T) {
	t.Parallel()
	seen, children := map[string]fakeapi.Session{}, 0
	all := fakeapi.Sessions(2_000)
	for i, s := range all {
		if seen[s.ID].ID != "" || i > 0 && !s.CreatedAt.After(all[i-1].CreatedAt) {
			t.Fatalf("session %d has id %s and was created at %v", i, s.ID, s.CreatedAt)
		}
		seen[s.ID] = s
		if id, ok := s.Extra["parent_session_id"].(string); ok {
			children++
			if parent := seen[id]; parent.AssociatedID != s.AssociatedID || len(parent.BreakoutRooms) != 2 {
				t.Errorf("session %d has the parent %q: %+v", i, id, parent)
			}
		}
	}
	if children != 100 {
		t.Errorf("%d breakout sessions, want 100", children)
	}
	if !reflect.DeepEqual(fakeapi.Sessions(37), all[:37]) {
		t.Error("a shorter list does not begin a longer one")
	}
	// Reports by month need two of them.
	if first, last := all[0].CreatedAt, all[249].CreatedAt; first.Format(time.DateOnly) != "2026-01-01" || last.Month() == first.Month() {
		t.Errorf("250 sessions are from %v to %v", first, last)
	}
}

// Only the times differ, and the last of them is the moment.
func TestSessionsUntil(t *testing.T) {
	t.Parallel()
	moment := time.Date(2031, time.March, 4, 5, 6, 7, 8_000_000, time.UTC)
	times := regexp.MustCompile(`"20[-0-9]+T[:.0-9]+Z"`)
	// A list of eleven or twelve has a parent whose rooms would come next.
	for _, n := range []int{0, 1, 10, 11, 12, 13, 45} {
		fixed, err := json.Marshal(fakeapi.Sessions(n))
		if err != nil {
			t.Fatal(err)
		}
		shifted, err := json.Marshal(fakeapi.SessionsUntil(n, moment))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(times.ReplaceAll(fixed, nil), times.ReplaceAll(shifted, nil)) {
			t.Errorf("%d sessions differ in more than their times: %s", n, shifted)
		}
		if all := times.FindAllString(string(shifted), -1); n > 0 && slices.Max(all) != `"2031-03-04T05:06:07.008Z"` {
			t.Errorf("the last time of %d sessions is %s", n, slices.Max(all))
		}
	}
}
