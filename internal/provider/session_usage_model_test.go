package provider

import (
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

func TestMissing(t *testing.T) {
	t.Parallel()
	texts := map[string]string{}
	for name, test := range map[string]struct {
		gaps  usage.Gaps
		rooms int64
	}{
		"nothing":          {},
		"minutes":          {gaps: usage.Gaps{Minutes: 3}},
		"times":            {gaps: usage.Gaps{Times: 1}},
		"lengths":          {gaps: usage.Gaps{Lengths: 2}},
		"periods":          {gaps: usage.Gaps{Periods: 4}},
		"nested rooms":     {rooms: 7},
		"of several kinds": {gaps: usage.Gaps{Minutes: 1, Lengths: 10}, rooms: 1},
	} {
		for _, diagnostic := range missing(usage.Report{Totals: usage.Totals{Sessions: 10}, Gaps: test.gaps}, test.rooms) {
			texts[name] += diagnostic.Severity().String() + ": " + diagnostic.Summary() + "\n\n" + diagnostic.Detail() + "\n\n"
		}
	}
	wantGolden(t, "missing.golden", texts)
}
