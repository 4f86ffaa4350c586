package provider_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// appChanges are what happens to the app between two plans. Each is tried by
// itself, on the sessions that the apply has read.
func appChanges() [4]appChange {
	return [4]appChange{
		{"nothing", func(data []fakeapi.Session) []fakeapi.Session { return data }},
		{"a session began", oneBegins},
		{"a session ended", oneEnds},
		{"updated_at moved", oneIsTouched},
	}
}

type appChange struct {
	name   string
	change func([]fakeapi.Session) []fakeapi.Session
}

// Each configuration is applied once and then planned after each change, never
// applied again: every plan is against the state that the first apply left.
func TestThePlansOfTheGuideAreAsCleanAsItSays(t *testing.T) {
	t.Parallel()

	for _, row := range cleanPlans() {
		t.Run(row.folder, func(t *testing.T) {
			t.Parallel()

			if row.ephemeral {
				needsEphemerals(t)
			}

			data := fakeapi.Sessions(40)
			w := newWorld(t, slices.Clone(data), row.options...)
			p := w.processOf(t, "clean-plans/"+row.folder, nil)

			p.must(t, "get") // for those with a module
			p.must(t, "apply", "-auto-approve")
			nextSecond(t)

			for i, app := range appChanges() {
				w.api.Update(func([]fakeapi.Session) []fakeapi.Session { return app.change(slices.Clone(data)) })

				if got := p.changes(t); got != row.plans[i] {
					t.Errorf("after the change %q the plan is %q; the guide says %q", app.name, got, row.plans[i])
				}
			}
		})
	}
}

// oneBegins adds a session that is live since a minute ago, but not since a month
// that is over.
func oneBegins(data []fakeapi.Session) []fakeapi.Session {
	now := time.Now().UTC()
	begun := now.Add(-time.Minute)

	if begun.Month() != now.Month() {
		begun = now
	}

	added := data[0]
	added.ID, added.Status, added.EndedAt, added.LiveParticipants = "5e551041-0000-4000-8000-000000000001", "LIVE", nil, 3
	added.CreatedAt, added.StartedAt, added.UpdatedAt = begun, begun, begun

	return append(data, added)
}

// oneEnds ends a session of January that is live.
func oneEnds(data []fakeapi.Session) []fakeapi.Session {
	i := slices.IndexFunc(data, func(s fakeapi.Session) bool { return s.Status == "LIVE" })
	end := time.Now()
	data[i].Status, data[i].LiveParticipants, data[i].EndedAt, data[i].UpdatedAt = "ENDED", 0, &end, end
	data[i].MinutesConsumed += 10

	return data
}

// oneIsTouched moves updated_at of an ended session and nothing else.
func oneIsTouched(data []fakeapi.Session) []fakeapi.Session {
	i := slices.IndexFunc(data, func(s fakeapi.Session) bool { return s.Status == "ENDED" })
	data[i].UpdatedAt = data[i].UpdatedAt.Add(time.Hour)

	return data
}

// nextSecond waits until plantimestamp() is another than in the last run.
func nextSecond(t *testing.T) {
	t.Helper()

	now := time.Now().Truncate(time.Second)
	soon(t, "the next second", func() bool { return time.Now().Truncate(time.Second).After(now) })
}

// changes plans, and says in the words of the guide what the plan would change.
func (p *process) changes(t *testing.T) string {
	t.Helper()

	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()

	output, err := p.command(ctx, "plan", "-json", "-detailed-exitcode").Output()

	var exit *exec.ExitError
	if err != nil && !errors.As(err, &exit) {
		t.Fatal(err)
	}

	found := planKinds(t, output)

	switch {
	case err == nil && found == "":
		return clean
	case exit != nil && exit.ExitCode() == 2 && found != "":
		return found
	}

	t.Fatalf("%v, but the plan has %q:\n%s", err, found, output)

	return ""
}

// planKinds names what plan -json says would change.
func planKinds(t *testing.T, output []byte) string {
	t.Helper()

	kinds := map[string]int{}

	lines := bufio.NewScanner(bytes.NewReader(output))
	lines.Buffer(nil, 1<<24)

	for lines.Scan() {
		var line struct {
			Type    string
			Change  struct{ Action string }
			Outputs map[string]struct{ Action string }
		}
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil {
			t.Fatalf("%v in:\n%s", err, output)
		}

		if line.Type == "planned_change" {
			kinds[line.Change.Action]++
		}

		for _, change := range line.Outputs {
			if line.Type == "outputs" && change.Action != "noop" {
				kinds["output"]++
			}
		}
	}

	var said []string
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		if kinds[kind] > 1 {
			kind += fmt.Sprintf(" × %d", kinds[kind])
		}

		said = append(said, kind)
	}

	return strings.Join(said, ", ")
}
