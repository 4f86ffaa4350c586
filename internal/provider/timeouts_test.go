package provider_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestATimeoutThatIsNoneSaysWhy(t *testing.T) {
	t.Parallel()

	const (
		units   = `a duration is written with units, such as "30s", "10m" or "1h30m"`
		days    = `a duration has no days and weeks; write them in hours, such as "24h" for a day`
		largest = `a duration is 2562047h at the most, which is 292 years; write a shorter one, such as "1h"`
	)

	for text, problem := range map[string]string{
		"10m":                     "",
		"1h30m":                   "",
		"2562047h":                "",
		"2562048h":                largest,
		"1h99999999999999999999s": largest,
		"1d":                      days,
		"2w":                      days,
		"1d12h":                   days,
		"12h1.5d":                 days,
		"10":                      units,
		"ten":                     units,
		"":                        units,
		"10 m":                    units,
		"10min":                   units,
		"-1m":                     `a timeout of -1m0s leaves no time for a request; give it a duration above zero, such as "10m"`,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()

			var want []string
			if problem != "" {
				want = append(want, "The value of timeouts.read cannot be used: "+problem+".")
			}

			timeouts := map[string]tftypes.Value{"read": tftypes.NewValue(tftypes.String, text)}
			wantProblems(t, problemsOf(t, sessionsType, map[string]any{"timeouts": timeouts}), want...)
		})
	}
}

// The read does not count on what is validated before it.
func TestAReadWithATimeoutThatIsNoneAsksNothing(t *testing.T) {
	t.Parallel()

	w := newWorld(t, fakeapi.Sessions(3))
	answer := w.connect(t).answer(t, map[string]any{"timeouts": readTimeout("ten")})

	if len(answer.Diagnostics) != 1 || answer.Diagnostics[0].Severity != tfprotov6.DiagnosticSeverityError {
		t.Errorf("want one error, got %v", answer.Diagnostics)
	}

	w.wantRequests(t, 0)
}
