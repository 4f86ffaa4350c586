package realtimekit

import (
	"context"
	"errors"
	"net/url"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/request"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// DailyUsage is what the API itself counts by day.
type DailyUsage struct {
	Sessions, Recordings DailyTotals
}

// DailyTotals are a total and its days. A nil field was not sent.
type DailyTotals struct {
	Count   *int64
	Minutes *float64
	Days    []Day
}

// Day is one day of DailyTotals. Its time zone is not documented.
type Day struct {
	Day     *string
	Count   *int64
	Minutes *float64
}

// DailyUsageQuery selects days. The dates are optional and sent as they are.
type DailyUsageQuery struct {
	AccountID, AppID   string
	StartDate, EndDate string
}

// Sent returns the API's names of the parameters that the user set.
func (q DailyUsageQuery) Sent() []string { return namesOf(q.values()) }

func (q DailyUsageQuery) values() url.Values {
	return valuesOf(map[string]string{"start_date": q.StartDate, "end_date": q.EndDate})
}

// DailyUsage makes one request. See Session for the warning and the error.
func (c *Client) DailyUsage(ctx context.Context, q DailyUsageQuery) (usage DailyUsage, warning string, err error) {
	app, err := appPath(q.AccountID, q.AppID)
	if err != nil {
		return DailyUsage{}, "", err
	}
	_, warning, err = c.get(ctx, 0, app+"/analytics/daywise", q.values(), func(_ context.Context, envelope request.Envelope) error {
		stats := pick(envelope.Data, "session_stats", "recording_stats")
		if len(stats) == 0 {
			return errors.New("it has neither data.session_stats nor data.recording_stats")
		}
		usage.Sessions = decodeTotals(stats["session_stats"],
			[2]string{"sessions_count", "sessions_minutes_consumed"}, [2]string{"total_sessions", "total_session_minutes"})
		usage.Recordings = decodeTotals(stats["recording_stats"],
			[2]string{"recording_count", "recording_minutes_consumed"}, [2]string{"total_recordings", "total_recording_minutes"})
		return nil
	})
	return usage, warning, err
}

// decodeTotals reads a total and its days, given the names of their count and minutes.
func decodeTotals(object string, total, day [2]string) DailyTotals {
	fields := pick(object, total[0], total[1], "day_stats")
	totals := DailyTotals{Count: wire.Count(fields[total[0]]), Minutes: wire.Number(fields[total[1]])}
	if strings.HasPrefix(fields["day_stats"], "[") {
		totals.Days = []Day{}
	}
	wire.EachElement(fields["day_stats"], func(row string) {
		fields := pick(row, "day", day[0], day[1])
		totals.Days = append(totals.Days, Day{text(fields["day"]), wire.Count(fields[day[0]]), wire.Number(fields[day[1]])})
	})
	return totals
}
