package provider

import (
	"context"
	"fmt"
	"math"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

type dailyUsageModel struct {
	appModel

	StartDate types.String `tfsdk:"start_date"`
	EndDate   types.String `tfsdk:"end_date"`

	Sessions   types.Object `tfsdk:"sessions"`
	Recordings types.Object `tfsdk:"recordings"`
}

func dailyUsageSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Reads the totals by day that Cloudflare itself counts, in one request. Compare them with `realtimekit_session_usage`.",
		Attributes: merged(appAttributes(ctx), map[string]schema.Attribute{
			"start_date": optionalText("First day, such as `2026-01-31`. If both dates are absent, the API returns the last 30 days.", checkDate),
			"end_date":   optionalText("Last day, such as `2026-01-31`. If both dates are absent, the API returns the last 30 days.", checkDate),
			"sessions":   objectAttribute("What the API counts of sessions.", dailyTotalsColumns("sessions")),
			"recordings": objectAttribute("What the API counts of recordings.", dailyTotalsColumns("recordings")),
		}),
	}
}

func dailyTotalsColumns(items string) []column[realtimekit.DailyTotals] {
	type totals = realtimekit.DailyTotals
	return []column[totals]{
		countColumn("count", "Number of "+items+". Null if the API sends no whole number.", func(t *totals) *int64 { return t.Count }),
		floatColumn("minutes", "Minutes of all "+items+". Null if the API sends no number.", func(t *totals) *float64 { return t.Minutes }),
		listColumn("days", "The days, in the API's order.", dayColumns(items), func(t *totals) []realtimekit.Day { return t.Days }),
	}
}

func dayColumns(items string) []column[realtimekit.Day] {
	type day = realtimekit.Day
	return []column[day]{
		textColumn("day", "The day, as the API writes it.", func(d *day) *string { return d.Day }),
		countColumn("count", "Number of "+items+" of the day. Null if the API sends no whole number.", func(d *day) *int64 { return d.Count }),
		floatColumn("minutes", "Minutes of the "+items+" of the day. Null if the API sends no number.", func(d *day) *float64 { return d.Minutes }),
	}
}

func (m *dailyUsageModel) validate() (diags diag.Diagnostics) {
	// Dates of this form sort like texts.
	if start, end := m.StartDate.ValueString(), m.EndDate.ValueString(); start != "" && end != "" && start > end {
		diags.AddAttributeError(path.Root("start_date"), "Invalid dates",
			fmt.Sprintf("start_date (%s) is after end_date (%s). Swap them, or change one of them.", start, end))
	}
	return diags
}

func (m *dailyUsageModel) read(ctx context.Context, conn *connection) diag.Diagnostics {
	account, app, diags := conn.app(m.AccountID, m.AppID)
	if diags.HasError() {
		return diags
	}
	query := realtimekit.DailyUsageQuery{AccountID: account, AppID: app, StartDate: m.StartDate.ValueString(), EndDate: m.EndDate.ValueString()}

	usage, warning, err := conn.client.DailyUsage(ctx, query)
	if err != nil {
		return append(diags, reading{
			what: "read the daily usage", target: "account or app", checkTarget: checkApp(account, app), accountID: account,
			sent: query.Sent(), narrow: "choose start_date and end_date closer to each other",
		}.unableTo(err))
	}
	m.setApp(account, app)
	m.Sessions = objectValue(dailyTotalsColumns("sessions"), &usage.Sessions)
	m.Recordings = objectValue(dailyTotalsColumns("recordings"), &usage.Recordings)
	diags.Append(reportedError(warning)...)
	diags.Append(m.inconsistencies("sessions", usage.Sessions)...)
	return append(diags, m.inconsistencies("recordings", usage.Recordings)...)
}

// inconsistencies warns of days that are outside the dates, or do not add up to the total.
func (m *dailyUsageModel) inconsistencies(items string, totals realtimekit.DailyTotals) (diags diag.Diagnostics) {
	const effect = " The attributes have what the API sent." + apiChanged

	outside := 0
	for _, day := range totals.Days {
		if day.Day != nil && m.isOutside(*day.Day) {
			outside++
		}
	}
	if outside > 0 {
		diags.AddWarning("The API seems to ignore start_date or end_date",
			fmt.Sprintf("%d of %d days in %s are outside start_date and end_date.", outside, len(totals.Days), items)+effect)
	}
	count, minutes, known := sumOf(totals.Days)
	if !known || totals.Count == nil || totals.Minutes == nil {
		return diags
	}
	// A day may be rounded to a whole minute.
	if count != *totals.Count || math.Abs(minutes-*totals.Minutes) > float64(len(totals.Days))+1 {
		diags.AddWarning("The days do not add up to the total", fmt.Sprintf("The days of %s add up to %d and %g minutes, but the API reports a total of %d and %g minutes.",
			items, count, minutes, *totals.Count, *totals.Minutes)+effect)
	}
	return diags
}

// sumOf adds up days. known is false if the API sent no days, or one without a number.
func sumOf(days []realtimekit.Day) (count int64, minutes float64, known bool) {
	for _, day := range days {
		if day.Count == nil || day.Minutes == nil {
			return 0, 0, false
		}
		count, minutes = count+*day.Count, minutes+*day.Minutes
	}
	return count, minutes, days != nil
}

// isOutside reports whether a day, a date or a time, is outside the dates. A day more on
// either side allows for time zones.
func (m *dailyUsageModel) isOutside(day string) bool {
	at, err := time.Parse(time.DateOnly, day[:min(len(day), len(time.DateOnly))])
	if err != nil {
		return false
	}
	start, errStart := time.Parse(time.DateOnly, m.StartDate.ValueString())
	end, errEnd := time.Parse(time.DateOnly, m.EndDate.ValueString())
	return errStart == nil && at.Before(start.AddDate(0, 0, -1)) || errEnd == nil && at.After(end.AddDate(0, 0, 1))
}
