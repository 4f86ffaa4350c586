package provider

import (
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

func TestReading_ignored(t *testing.T) {
	t.Parallel()
	texts := map[string]string{}
	disorder := realtimekit.Listing{Disorder: "session 1 (5 minutes) comes before session 2 (900 minutes)"}
	for name, test := range map[string]struct {
		reading reading
		listing realtimekit.Listing
	}{
		"nothing":          {reading{}, realtimekit.Listing{}},
		"an error":         {reading{items: "sessions"}, realtimekit.Listing{Warning: "shard 3 is down"}},
		"order":            {reading{items: "sessions"}, disorder},
		"order, max_items": {reading{items: "sessions", maxItems: 3}, disorder},
		"status and search": {reading{items: "sessions"}, realtimekit.Listing{Ignored: []realtimekit.Ignored{
			{Parameter: "status", Contradicting: 30, Total: 40, LeftOut: true}, {Parameter: "search", Contradicting: 21, Total: 40},
		}}},
	} {
		for _, diagnostic := range test.reading.ignored(test.listing) {
			texts[name] += diagnostic.Severity().String() + ": " + diagnostic.Summary() + "\n\n" + diagnostic.Detail() + "\n\n"
		}
	}
	wantGolden(t, "ignored.golden", texts)
}
