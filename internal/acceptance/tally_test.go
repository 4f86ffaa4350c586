package acceptance

import (
	"cmp"
	"fmt"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// group is what a report says of some sessions. The minutes are exact, as they
// are for Terraform: a float64 may round the last digit shown the other way.
type group struct {
	key      string
	title    string
	sessions int
	minutes  *big.Float
}

func (g group) shown() string { return fmt.Sprintf("%10s %9d", g.minutes.Text('f', 1), g.sessions) }

func (g group) float() float64 {
	minutes, _ := g.minutes.Float64()
	return minutes
}

// tally groups sessions, oldest first, by what key says of them.
func tally(sessions []fakeapi.Session, key func(fakeapi.Session) string) map[string]group {
	groups := map[string]group{}
	for _, session := range sessions {
		g, ok := groups[key(session)]
		if !ok {
			g.key, g.minutes = key(session), new(big.Float).SetPrec(512)
		}
		g.title = cmp.Or(session.MeetingDisplayName, g.title)
		g.sessions++
		g.minutes.Add(g.minutes, big.NewFloat(session.MinutesConsumed))
		groups[key(session)] = g
	}
	return groups
}

// ranking has the group with the most minutes first.
func ranking(groups map[string]group) []group {
	return slices.SortedFunc(maps.Values(groups), func(a, b group) int { return b.minutes.Cmp(a.minutes) })
}

func inOrder(groups map[string]group) []group {
	return slices.SortedFunc(maps.Values(groups), func(a, b group) int { return cmp.Compare(a.key, b.key) })
}

func all(fakeapi.Session) string               { return "" }
func byMeeting(session fakeapi.Session) string { return session.AssociatedID }
func byDay(session fakeapi.Session) string     { return session.CreatedAt.UTC().Format("2006-01-02") }

// plain is a title of the fake's as the report shows it.
func plain(title string) string {
	return cmp.Or(strings.TrimSpace(strings.ReplaceAll(title, "\n", " ")), "(no title)")
}

// reportLines is the report, without bars.
func reportLines(sessions []fakeapi.Session) []string {
	live := liveLines(sessions)
	meetings, days := ranking(tally(sessions, byMeeting)), inOrder(tally(sessions, byDay))
	lines := []string{
		fmt.Sprintf("Sessions  %9d", len(sessions)),
		fmt.Sprintf("Meetings  %9d", len(meetings)),
		fmt.Sprintf("Minutes   %11s", tally(sessions, all)[""].minutes.Text('f', 1)),
		fmt.Sprintf("Live now  %9d", len(live)),
		"Complete  yes, it is proven that no session is missing",
		"",
		"Live now    present",
	}
	lines = append(append(lines, live...), "", "Meetings      minutes  sessions")
	for _, meeting := range meetings[:10] {
		lines = append(lines, fmt.Sprintf("           %s  %s", meeting.shown(), plain(meeting.title)))
	}
	lines = append(lines, fmt.Sprintf("… and %d more", len(meetings)-10), "", "Days          minutes  sessions")
	lines = append(lines, fmt.Sprintf("… after %d more", len(days)-14))
	for _, day := range days[len(days)-14:] {
		lines = append(lines, fmt.Sprintf("%s %s", day.key, day.shown()))
	}
	return lines
}

func liveLines(sessions []fakeapi.Session) []string {
	var lines []string
	for _, session := range sessions {
		if session.Status == "LIVE" {
			lines = append(lines, fmt.Sprintf("%19d  %s", session.LiveParticipants, plain(session.MeetingDisplayName)))
		}
	}
	return lines
}

var bar = regexp.MustCompile(`  █+ *(  |$)`)

// withoutBars are the lines of a report, and nothing of the bars in them.
func withoutBars(report string) []string {
	var lines []string
	for line := range strings.Lines(report) {
		lines = append(lines, bar.ReplaceAllString(strings.TrimSuffix(line, "\n"), "$1"))
	}
	return lines
}

func equalLines(t *testing.T, got, want []string) {
	t.Helper()
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || got[i] != want[i] {
			t.Fatalf("line %d differs\n got:\n%s\nwant:\n%s", i+1, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}
