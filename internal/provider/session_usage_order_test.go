package provider_test

import (
	"maps"
	"reflect"
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Groups with equal values keep the default order, and null comes last both ways.
func TestSessionUsage_sortedGroups(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(40)
	for i := range data {
		data[i].AssociatedID, data[i].MinutesConsumed = string(rune('a'+i%4)), float64([]int{5, 900, 5, 70}[i%4])
		data[i].MeetingDisplayName = string(rune('A' + i%4))
		if i%4 == 3 {
			data[i].Extra["started_at"] = nil
		}
	}
	to := newWorld(t, data, fakeapi.MaxPageSize(1000)).connect(t).of(t, usageType)
	for name, test := range map[string]struct {
		arguments map[string]any
		want      []string
	}{
		"default":              {nil, []string{"a", "b", "c", "d"}},
		"minutes":              {map[string]any{"sort_by": "minutes_consumed"}, []string{"a", "c", "d", "b"}},
		"minutes, descending":  {map[string]any{"sort_by": "minutes_consumed", "sort_order": "DESC"}, []string{"b", "d", "a", "c"}},
		"top two":              {map[string]any{"sort_by": "minutes_consumed", "sort_order": "DESC", "max_groups": 2}, []string{"b", "d"}},
		"more than there are":  {map[string]any{"max_groups": 9}, []string{"a", "b", "c", "d"}},
		"title, descending":    {map[string]any{"sort_by": "meeting_display_name", "sort_order": "DESC"}, []string{"d", "c", "b", "a"}},
		"a time with a null":   {map[string]any{"sort_by": "first_started_at"}, []string{"a", "b", "c", "d"}},
		"a time, descending":   {map[string]any{"sort_by": "first_started_at", "sort_order": "DESC"}, []string{"c", "b", "a", "d"}},
		"a number of sessions": {map[string]any{"sort_by": "sessions", "sort_order": "DESC"}, []string{"a", "b", "c", "d"}},
	} {
		arguments := map[string]any{"group_by": []any{"meeting"}}
		maps.Copy(arguments, test.arguments)

		state := to.attributes(t, to.answer(t, arguments)) // with a warning of the missing times

		var got []string
		for _, group := range plainly(t, state["groups"]).([]any) {
			got = append(got, group.(object)["associated_id"].(string))
		}
		if !slices.Equal(got, test.want) {
			t.Errorf("%s: %v, want %v", name, got, test.want)
		}
		if count, total := plainly(t, state["group_count"]), plainly(t, state["totals"]).(object)["sessions"]; count != 4.0 || total != 40.0 {
			t.Errorf("%s: %v groups, %v sessions in all", name, count, total)
		}
	}
}

// In the night when clocks are set back, texts of two offsets are not in the order of
// time.
func TestSessionUsage_sortedPeriods(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(3)
	for i, created := range []string{"2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z"} {
		data[i].Extra["created_at"] = created
	}
	groups := newWorld(t, data).connect(t).of(t, usageType).read(t, map[string]any{
		"group_by": []any{"hour"}, "time_zone": "Europe/Berlin", "sort_by": "period_start", "sort_order": "DESC",
	})["groups"]

	var got []any
	for _, group := range plainly(t, groups).([]any) {
		got = append(got, group.(object)["period_start"])
	}
	if want := []any{"2026-10-25T03:00:00+01:00", "2026-10-25T02:00:00+01:00", "2026-10-25T02:00:00+02:00"}; !reflect.DeepEqual(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestSessionUsage_invalidOrder(t *testing.T) {
	t.Parallel()
	day, unknownKey := []any{"day"}, []any{unknown}
	for name, test := range map[string]struct {
		arguments map[string]any
		at, want  string
	}{
		"no group_by":         {map[string]any{"sort_by": "sessions"}, "sort_by", "there are no groups without group_by; set group_by, or remove sort_by"},
		"max_groups alone":    {map[string]any{"max_groups": 3}, "max_groups", "there are no groups without group_by; set group_by, or remove max_groups"},
		"no groups":           {map[string]any{"group_by": day, "max_groups": 0}, "max_groups", "it must be a whole number from 1 to 2147483647, not 0"},
		"sort_order alone":    {map[string]any{"group_by": day, "sort_order": "DESC"}, "sort_order", "sort_order requires sort_by; set sort_by to an attribute of groups, or remove sort_order"},
		"not grouped by it":   {map[string]any{"group_by": day, "sort_by": "status"}, "sort_by", `status is null in every group; add "status" to group_by, or sort by another attribute`},
		"no period":           {map[string]any{"group_by": []any{"type"}, "sort_by": "period_start"}, "sort_by", `period_start is null in every group; add "hour", "day", "week" or "month" to group_by, or sort by another attribute`},
		"an unknown key":      {map[string]any{"group_by": unknownKey, "sort_by": "status"}, "", ""},
		"an unknown group_by": {map[string]any{"group_by": unknown, "sort_by": "status", "max_groups": 1}, "", ""},
		"a title":             {map[string]any{"group_by": []any{"meeting"}, "sort_by": "meeting_display_name"}, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			reported := problemsOf(t, usageType, test.arguments)
			if test.want == "" {
				wantProblems(t, reported)
			} else {
				wantProblemAt(t, reported, test.at, cannotBeUsed(test.at, test.want), "")
			}
		})
	}
}
