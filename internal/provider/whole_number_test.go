package provider_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// notWhole is the detail for a number that is not one of these.
func notWhole(argument string, least, most int64, number string) string {
	return cannotBeUsed(argument, fmt.Sprintf("it must be a whole number from %d to %d, not %s", least, most, number))
}

// number is parsed as HCL parses it.
func number(t *testing.T, text string) *big.Float {
	t.Helper()
	parsed, _, err := big.ParseFloat(text, 10, 512, big.ToNearestEven)
	if err != nil {
		t.Fatal(err)
	}
	return parsed
}

func TestWholeNumber_bounds(t *testing.T) {
	t.Parallel()
	ofSessions := func(t *testing.T, arguments map[string]any) []*tfprotov6.Diagnostic {
		t.Helper()
		return problemsOf(t, sessionsType, arguments)
	}
	for argument, test := range map[string]struct {
		validate    func(*testing.T, map[string]any) []*tfprotov6.Diagnostic
		least, most int64
	}{
		"max_retries":               {problemsOfProvider, 0, 10},
		"requests_per_five_minutes": {problemsOfProvider, 1, 1_000_000},
		"max_concurrent_requests":   {problemsOfProvider, 1, 64},
		"per_page":                  {ofSessions, 1, 1000},
		"page_no":                   {ofSessions, 1, 1<<31 - 1},
		"max_items":                 {ofSessions, 1, 1<<31 - 1},
	} {
		t.Run(argument, func(t *testing.T) {
			t.Parallel()
			for _, good := range []any{test.least, test.most, float64(test.most), unknown, nil} {
				wantProblems(t, test.validate(t, map[string]any{argument: good}))
			}
			for text, bad := range map[string]any{
				fmt.Sprint(test.least - 1): test.least - 1,
				fmt.Sprint(test.most + 1):  test.most + 1,
				"1.5":                      1.5,
			} {
				wantProblems(t, test.validate(t, map[string]any{argument: bad}), notWhole(argument, test.least, test.most, text))
			}
		})
	}
}

// A number is quoted with all its digits unless that takes seconds.
func TestWholeNumber_digits(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"0.0001":               "0.0001",
		"1.00000000000001":     "1.00000000000001",
		"-0":                   "0",
		"4294967296":           "4294967296",
		"99999999999999999999": "99999999999999999999",
		"1e30":                 "1e+30",
		"1e-30":                "1e-30",
		"1e2000":               "about 2 to the power of 6644",
		"1e-2000":              "about 2 to the power of -6643",
	} {
		t.Run(text, func(t *testing.T) {
			t.Parallel()
			wantProblems(t, problemsOf(t, sessionsType, map[string]any{"per_page": number(t, text)}), notWhole("per_page", 1, 1000, want))
		})
	}
}

// The other arguments of the block are checked as well.
func TestWholeNumber_otherProblems(t *testing.T) {
	t.Parallel()
	wantProblems(t, problemsOf(t, sessionsType, map[string]any{"per_page": 1.5, "status": "live"}),
		notWhole("per_page", 1, 1000, "1.5"), cannotBeUsed("status", `"live" is not allowed; write "LIVE" (allowed: "LIVE", "ENDED")`))
}

func TestWholeNumber_sent(t *testing.T) {
	t.Parallel()
	for text, value := range map[string]any{"5": 5.0, "7": number(t, "7.000")} {
		w := newWorld(t, fakeapi.Sessions(20))
		w.connect(t).read(t, map[string]any{"max_items": value})
		if got := w.api.Requests()[0].Query.Get("per_page"); got != text {
			t.Errorf("asked for %q sessions, want %s", got, text)
		}
	}
}
