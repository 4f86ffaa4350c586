package usage

import (
	"reflect"
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func TestNewest(t *testing.T) {
	t.Parallel()

	// named is a session of the same meeting.
	named := func(id, created string, name *string) realtimekit.Session {
		return realtimekit.Session{ID: id, CreatedAt: &created, MeetingDisplayName: name, AssociatedID: new("meeting")}
	}

	for name, test := range map[string]struct {
		sessions []realtimekit.Session
		want     *string
	}{
		"by created_at":         {[]realtimekit.Session{named("2", "2022-01-12T14:00:00Z", new("old")), named("1", "2022-01-12T14:00:00.1Z", new("new"))}, new("new")},
		"by instant, not text":  {[]realtimekit.Session{named("2", "2022-01-12T15:00:00+02:00", new("old")), named("1", "2022-01-12T14:00:00Z", new("new"))}, new("new")},
		"ties by id":            {[]realtimekit.Session{named("1", "2022-01-12T15:00:00+01:00", new("one")), named("2", "2022-01-12T14:00:00Z", new("two"))}, new("two")},
		"unreadable are oldest": {[]realtimekit.Session{named("2", "9", new("unreadable")), named("1", "0001-01-01T00:00:00Z", new("old"))}, new("old")},
		"unreadable, by id":     {[]realtimekit.Session{named("1", "9", new("one")), named("2", "8", new("two"))}, new("two")},
		"no name any more":      {[]realtimekit.Session{named("1", "2022-01-12T14:00:00Z", new("old")), named("2", "2022-01-12T14:00:01Z", nil)}, nil},
		"an empty name":         {[]realtimekit.Session{named("1", "2022-01-12T14:00:00Z", new("old")), named("2", "2022-01-12T14:00:01Z", new(""))}, new("")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			backwards := slices.Clone(test.sessions)
			slices.Reverse(backwards)

			for _, sessions := range [][]realtimekit.Session{test.sessions, backwards} {
				if got := newFold(t, []Key{Meeting}, "UTC", sessions...).Report().Groups[0].MeetingDisplayName; !reflect.DeepEqual(got, test.want) {
					t.Errorf("called %s", asJSON(t, got))
				}
			}
		})
	}
}
