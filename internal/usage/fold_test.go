package usage

import (
	"encoding/json"
	"testing"
	"unsafe"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func newFold(tb testing.TB, keys []Key, zone string) *Fold {
	tb.Helper()

	fold, err := New(Options{GroupBy: keys, Zone: zoneOf(tb, zone)})
	if err != nil {
		tb.Fatal(err)
	}

	return fold
}

// asJSON shows what pointers lead to.
func asJSON(t *testing.T, value any) string {
	t.Helper()

	text, err := json.MarshalIndent(value, "", "  ")
	if err != nil {
		t.Fatal(err)
	}

	return string(text)
}

func TestAFoldChecksItsKeys(t *testing.T) {
	t.Parallel()

	for name, keys := range map[string][]Key{
		"none": {}, "unknown": {"user"}, "twice": {Type, Type}, "two periods": {Day, Hour},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			if _, err := New(Options{GroupBy: keys}); err == nil {
				t.Error("no error")
			}
		})
	}
}

func TestAFoldGoesOnAfterAReport(t *testing.T) {
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

// A page may be one buffer into which all texts of its sessions point.
func TestNothingOfASessionIsHeldOnTo(t *testing.T) {
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
