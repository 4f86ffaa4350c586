package provider_test

import (
	"regexp"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// varying is what differs between two runs: durations, the name of a request, and
// which of several pages failed first.
var varying = regexp.MustCompile(`\b(\d+h)?(\d+m)?\d+s\b|cf-ray [0-9a-zA-Z-]+|\(page \d+\)`)

// unvarying is a text without line breaks and what varies.
func unvarying(text string) string {
	return varying.ReplaceAllString(strings.Join(strings.Fields(text), " "), "…")
}

// The guide quotes what the provider says, to the letter.
func TestTheGuideQuotesErrorsAsTheyAre(t *testing.T) {
	t.Parallel()

	page := unvarying(largeAppsPage(t))

	for name, row := range map[string]struct {
		sessions     int
		budget, read string
		options      []fakeapi.Option
		fault        fakeapi.Effect
	}{
		"too long for the time": {sessions: 50, budget: "1000", read: "20m", options: []fakeapi.Option{
			fakeapi.MaxPageSize(25), fakeapi.TotalCount(func(int) any { return 250_000 }),
		}},
		"budget used up":       {sessions: 50, budget: "1", read: "1m", options: []fakeapi.Option{fakeapi.MaxPageSize(25), fakeapi.NoPaging()}},
		"limit of the API":     {sessions: 3, budget: "1000", read: "10m", fault: fakeapi.RetryAfter("3600")},
		"read timeout":         {sessions: 3, budget: "1000", read: "1s", fault: silence},
		"not proven":           {sessions: 40, budget: "1000", read: "10m", options: []fakeapi.Option{fakeapi.TotalCount(func(real int) any { return real + 5 })}},
		"refused credentials":  {sessions: 3, budget: "1000", read: "10m", fault: fakeapi.ErrorB(403, 10000, "Authentication error")},
		"unknown app or other": {sessions: 3, budget: "1000", read: "10m", fault: fakeapi.ErrorA(404, 404, "App not found")},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			w := newWorld(t, fakeapi.Sessions(row.sessions), row.options...)
			if row.fault != nil {
				w.api.Inject(&fakeapi.Fault{Answer: row.fault})
			}

			said := w.processOf(t, "large-apps", map[string]string{"budget": row.budget, "read": row.read}).plan(t)
			if len(said) != 1 {
				t.Fatalf("the plan says %v", said)
			}

			if text := "Error: " + said[0].Summary + "\n\n" + said[0].Detail; !strings.Contains(page, unvarying(text)) {
				t.Errorf("the guide does not quote\n%s", text)
			}
		})
	}
}
