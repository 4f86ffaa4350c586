package acceptance

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What the examples of the functions must output. Among the titles of the fake are
// some that a spreadsheet or a page would take for more than text.

func csvOfAWeek(sessions []fakeapi.Session) map[string]any {
	start := time.Date(2026, time.January, 5, 0, 0, 0, 0, time.UTC)
	week := [][]string{{"started_at", "meeting_display_name", "minutes_consumed"}}
	rooms := [][]string{{"Id", "Rooms"}}
	for _, session := range between(sessions, start, start.AddDate(0, 0, 7)) {
		title := inert(session.MeetingDisplayName)
		week = append(week, []string{session.StartedAt.Format("2006-01-02T15:04:05.000Z"), title, digits(session.MinutesConsumed)})
		rooms = append(rooms, []string{session.ID, sortedJSON(session.BreakoutRooms)})
	}
	return map[string]any{"sessions": csvOf(week), "rooms": csvOf(rooms)}
}

// sortedJSON is a list as jsonencode writes it, with names in their order.
func sortedJSON(rooms []json.RawMessage) string {
	list := make([]any, len(rooms))
	for i, room := range rooms {
		if err := json.Unmarshal(room, &list[i]); err != nil {
			panic(err)
		}
	}
	text, err := json.Marshal(list)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// inert is a title of the fake's as a spreadsheet may see it.
func inert(title string) string {
	return strings.NewReplacer("=SUM", "'=SUM", "+49", "'+49").Replace(title)
}

func csvOf(records [][]string) string {
	var text strings.Builder
	if err := csv.NewWriter(&text).WriteAll(records); err != nil {
		panic(err)
	}
	return text.String()
}

func tableOfMeetings(sessions []fakeapi.Session) map[string]any {
	groups := tally(sessions, byMeeting)
	shown := strings.NewReplacer("<", "&lt;", ">", "&gt;", "|", `\|`, `\`, `\\`, "\n", "<br>")
	text := "| Meeting | Sessions | Minutes |\n| --- | ---: | ---: |\n"
	for _, id := range slices.Sorted(maps.Keys(groups)) {
		title := shown.Replace(strings.TrimSpace(groups[id].title))
		text += fmt.Sprintf("| %s | %d | %s |\n", title, groups[id].sessions, digits(groups[id].float()))
	}
	return map[string]any{"meetings": text}
}

// digits are those of a number that the fake gives four decimals, or of a sum of such,
// which is exact in decimals alone.
func digits(number float64) string {
	return strconv.FormatFloat(math.Round(number*1e4)/1e4, 'f', -1, 64)
}
