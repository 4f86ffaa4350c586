package usage

import (
	"encoding/json"
	"testing"
	"unsafe"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func TestFold_addAfterReport(t *testing.T) {
	t.Parallel()
	var (
		fold = newFold(t, []Key{Meeting}, "UTC")
		add  = func() {
			fold.Add(realtimekit.Session{LiveParticipants: new(int64(1)), MaxConcurrentParticipants: new(int64(1)), MinutesConsumed: new(1e300)})
		}
	)

	add()

	before := fold.Report()
	text := asJSON(t, before)
	if again := asJSON(t, fold.Report()); again != text {
		t.Errorf("a second report differs: %s", again)
	}
	add()
	if asJSON(t, before) != text {
		t.Error("an earlier report changed")
	}
	if after := fold.Report(); after.Totals.Sessions != 2 || after.Groups[0].MinutesConsumed != 2e300 {
		t.Errorf("%s", asJSON(t, after))
	}
}

// All texts of a page may point into one buffer.
func TestFold_holdsOnToNothing(t *testing.T) {
	t.Parallel()
	var (
		fold  = newFold(t, []Key{Day, Meeting, Status, Type}, "UTC")
		pages [][]byte
		text  = func(text string) *string {
			page := []byte(text)
			pages = append(pages, page)
			return new(unsafe.String(&page[0], len(page)))
		}
	)
	for _, id := range []string{"1", "2"} {
		fold.Add(realtimekit.Session{
			ID: *text(id), AssociatedID: text("meeting"), MeetingDisplayName: text("name " + id), Status: text("ENDED"), Type: text("meeting"),
			CreatedAt: text("2022-01-12T14:00:00Z"), StartedAt: text("2022-01-12T14:00:0" + id + "Z"), EndedAt: text("2022-01-12T15:00:0" + id + "Z"),
		})
	}
	before := asJSON(t, fold.Report())
	for _, page := range pages {
		for i := range page {
			page[i] = '?'
		}
	}
	if after := asJSON(t, fold.Report()); after != before {
		t.Errorf("%s\nbefore %s", after, before)
	}
}

func TestFold_Rooms(t *testing.T) {
	t.Parallel()
	room := func(texts ...string) (session realtimekit.Session) {
		for _, text := range texts {
			session.BreakoutRooms = append(session.BreakoutRooms, json.RawMessage(text))
		}
		return session
	}
	fold := newFold(t, nil, "UTC",
		room(`{"id":"a","minutes_consumed":1.5}`, `{"id":"listed","minutes_consumed":2}`, `{"id":"b","minutes_consumed":"3"}`),
		room(`{"id":"empty","minutes_consumed":0}`, `{"id":"none"}`, `{"id":"text","minutes_consumed":"NaN"}`, `[1]`, `"room"`, `null`),
		room(`{"id":"a","minutes_consumed":1.5}`), // again
		room(`{"minutes_consumed":1}`, `{"id":null,"minutes_consumed":1}`),
		room(`{"id":"outer","breakout_rooms":[{"id":"inner","breakout_rooms":[{"id":"innermost","minutes_consumed":1}]}]}`),
	)
	// a, b, innermost, and two without an id.
	if got := fold.Rooms(func(id string) bool { return id == "listed" }); got != 5 {
		t.Errorf("%d rooms", got)
	}
}
