package provider

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

type sessionListModel struct {
	appModel
	listModel

	AssociatedID types.String `tfsdk:"associated_id"`
	StartTime    types.String `tfsdk:"start_time"`
	EndTime      types.String `tfsdk:"end_time"`
	Participants types.String `tfsdk:"participants"`
	Search       types.String `tfsdk:"search"`
	Status       types.String `tfsdk:"status"`
	PerPage      types.Number `tfsdk:"per_page"`
}

func sessionListAttributes(ctx context.Context) map[string]schema.Attribute {
	return merged(appAttributes(ctx), listAttributes("sessions"), map[string]schema.Attribute{
		"associated_id": optionalText("Only sessions of the meeting with this id. All meetings if absent.", realtimekit.CheckMeetingID),
		"start_time": optionalText("Only sessions from this moment on, an RFC 3339 time such as `2026-01-31T00:00:00Z`, not before 1970. "+
			"From the first session if absent.", checkTime),
		"end_time": optionalText("Only sessions up to this moment, an RFC 3339 time, neither before `start_time` nor before 1970. "+
			"Up to the last session if absent.", checkTime),
		"participants": optionalText("Only sessions whose number of participants is in this range, `min:max`, such as `1:10`. "+
			"Any number if absent. An open end (`5:`) is sent unchanged.", realtimekit.CheckParticipants),
		"search": optionalText("Only sessions whose meeting title, meeting id or session id matches this text. "+
			"All sessions if absent or empty.", checkOneLine),
		"status": optionalText("Only sessions with this status: `LIVE` or `ENDED`. Both if absent.",
			oneOf(realtimekit.StatusLive, realtimekit.StatusEnded)),
		"per_page": optionalNumber("How many sessions to ask for in one request, from 1 to 1000. If absent, 1000 for a whole list, or 100 if the API "+
			"refuses that. It changes how many requests a whole list takes, never which sessions are in it.", 1, maxPerPage),
	})
}

// validate ignores unknown times, and those that their own validators refuse.
func (m *sessionListModel) validate() (diags diag.Diagnostics) {
	if start, end := sendableTime(m.StartTime), sendableTime(m.EndTime); !start.IsZero() && !end.IsZero() && start.After(end) {
		diags.AddAttributeError(path.Root("start_time"), "Invalid time window",
			fmt.Sprintf("start_time (%s) is after end_time (%s). Swap them, or change one of them.",
				m.StartTime.ValueString(), m.EndTime.ValueString()))
	}
	return diags
}

func (m *sessionListModel) query(conn *connection) (realtimekit.SessionsQuery, diag.Diagnostics) {
	account, app, diags := conn.app(m.AccountID, m.AppID)
	diags.Append(notAPlaceholder("start_time", m.StartTime)...)
	diags.Append(notAPlaceholder("end_time", m.EndTime)...)
	return realtimekit.SessionsQuery{
		AccountID:    account,
		AppID:        app,
		AssociatedID: m.AssociatedID.ValueString(),
		StartTime:    sendableTime(m.StartTime),
		EndTime:      sendableTime(m.EndTime),
		Participants: m.Participants.ValueString(),
		Search:       m.Search.ValueString(),
		Status:       m.Status.ValueString(),
		PerPage:      intOf(m.PerPage),
	}, diags
}

func (m *sessionListModel) setResult(query realtimekit.SessionsQuery, listing realtimekit.Listing, totals bool) diag.Diagnostics {
	m.setApp(query.AccountID, query.AppID)
	return m.setListing(sessionsReading(query), listing, easierProof(query, totals))
}

const maxPerPage = 1000

const narrowWindow = "narrow the window with start_time and end_time"

func sessionsReading(query realtimekit.SessionsQuery) reading {
	return reading{
		what: "list sessions", items: "sessions", target: "account, app or page",
		checkTarget: checkApp(query.AccountID, query.AppID), accountID: query.AccountID,
		sent: query.Sent(), perPage: query.PerPage, pageNo: query.PageNo, maxItems: query.MaxItems,
		narrow: narrowWindow, smaller: "set per_page of this block to a smaller number",
	}
}

// easierProof returns steps that make a list of sessions easier to prove. With totals, the
// user cannot sort or filter the sessions afterwards.
func easierProof(query realtimekit.SessionsQuery, totals bool) []string {
	var steps []string
	if order := (realtimekit.SessionsQuery{SortBy: query.SortBy, SortOrder: query.SortOrder}); !order.Stable() {
		steps = append(steps, "remove "+joined(order.Sent(), "and")+
			", and sort the sessions in HCL instead, so that the order does not change during the read")
	}
	filters := realtimekit.SessionsQuery{Participants: query.Participants, Search: query.Search}.Sent()

	because := ", because sessions enter and leave such a list during the read"
	if len(filters) == 0 && query.Status == realtimekit.StatusEnded {
		because = ", because sessions that end during the read enter such a list anywhere"
	}
	instead := ", and filter the sessions in HCL instead"
	if totals {
		instead = ", or filter the sessions of realtimekit_sessions in HCL instead"
	}
	switch {
	case query.Status == "":
	case totals:
		steps = append(steps, "remove status and add \"status\" to group_by"+because)
	default:
		filters = append(filters, "status")
	}
	if len(filters) > 0 {
		steps = append(steps, "remove "+joined(filters, "and")+instead+because)
	}
	return append(steps, narrowWindow+", so that fewer pages are read")
}
