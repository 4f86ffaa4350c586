package provider_test

import (
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestCheckTimeout_problems(t *testing.T) {
	t.Parallel()
	const (
		units   = `write a duration with units, such as "30s", "10m" or "1h30m"`
		days    = `a duration cannot use days or weeks; write them in hours, such as "24h" for a day`
		largest = `a duration is at most 2562047h, which is 292 years; write a shorter one, such as "1h"`
		noTime  = ` leaves no time for a request; write a duration above zero, such as "10m"`
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
		"-1m":                     "a timeout of -1m0s" + noTime,
		"0s":                      "a timeout of 0s" + noTime,
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			var want []string
			if problem != "" {
				want = append(want, cannotBeUsed("timeouts.read", problem))
			}
			wantProblems(t, problemsOf(t, sessionsType, map[string]any{"timeouts": map[string]any{"read": text}}), want...)
		})
	}
}

// The read does not rely on the validation before it.
func TestBlockModel_deadline_malformedSendsNothing(t *testing.T) {
	t.Parallel()
	w := newWorld(t, fakeapi.Sessions(3))
	if reported := w.connect(t).answer(t, map[string]any{"timeouts": map[string]any{"read": "ten"}}).Diagnostics; len(reported) != 1 {
		t.Errorf("want one error, got %v", reported)
	}
	w.wantRequests(t, 0)
}
