package main

import (
	"strings"
	"testing"
	"time"
)

// measuredAll has figures with which every target is reached, most of them just.
func measuredAll() map[plan]figures {
	const mib = 1 << 20

	found := map[plan]figures{
		{kind: none}:                   {wall: 200 * time.Millisecond, peak: 20 * mib},
		{kind: idle}:                   {wall: 200 * time.Millisecond, peak: 20 * mib},
		{kind: floor, sessions: 10000}: {wall: 2200 * time.Millisecond, peak: 30 * mib},
	}

	for _, perPage := range pageSizes {
		found[plan{sessions, 10000, perPage}] = figures{wall: 3300 * time.Millisecond, peak: 50 * mib}
		found[plan{usage, 10000, perPage}] = figures{wall: 1100 * time.Millisecond, peak: 50 * mib}
		found[plan{sessions, 100000, perPage}] = figures{wall: 20 * time.Second, peak: 400 * mib}
		found[plan{usage, 100000, perPage}] = figures{wall: 7 * time.Second, peak: 60 * mib}
	}

	return found
}

func TestATargetIsMissedByAnythingOverIt(t *testing.T) {
	t.Parallel()

	if targets := targetsOf(measuredAll()); len(targets) != 9 || anyMissed(targets) {
		t.Fatalf("%+v", targets)
	}

	for name, worse := range map[string]struct {
		plan plan
		by   figures
		text string
	}{
		"time of sessions":   {plan{sessions, 10000, 100}, figures{wall: 1}, "10,000 sessions: 1.1"},
		"time of usage":      {plan{usage, 10000, 100}, figures{wall: 1}, "10,000 usage: 1.1"},
		"memory of usage":    {plan{usage, 100000, 1000}, figures{peak: 1}, "100,000 usage: memory over that at rest"},
		"memory of sessions": {plan{sessions, 100000, 100}, figures{peak: 1}, "100,000 sessions: memory"},
		"growth of usage":    {plan{usage, 10000, 100}, figures{peak: -4 << 20}, "100,000 usage: 1.3"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			found := measuredAll()
			f := found[worse.plan]
			found[worse.plan] = figures{wall: f.wall + worse.by.wall, peak: f.peak + worse.by.peak}

			for _, target := range targetsOf(found) {
				if ours := strings.HasPrefix(target.text, worse.text); target.missed && !ours {
					t.Errorf("missed as well: %+v", target)
				}
			}

			if !anyMissed(targetsOf(found)) {
				t.Error("no target is missed")
			}
		})
	}
}

// A quick look at fewer sessions does not pass for a target reached.
func TestATargetNeedsItsFigures(t *testing.T) {
	t.Parallel()

	found := measuredAll()
	for p := range found {
		if p.sessions == 100000 {
			delete(found, p)
		}
	}

	if targets := targetsOf(found); len(targets) != 3 {
		t.Errorf("%+v", targets)
	}

	if targets := targetsOf(nil); len(targets) != 0 || targetTable(targets) != "" {
		t.Errorf("%+v", targets)
	}
}
