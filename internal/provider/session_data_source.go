package provider

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-framework/types/basetypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

type sessionModel struct {
	appModel
	sessionFields

	IncludeBreakoutRooms types.Bool `tfsdk:"include_breakout_rooms"`
	IncludeUndocumented  types.Bool `tfsdk:"include_undocumented"`
}

type sessionFields struct {
	ID                        types.String  `tfsdk:"id"`
	AssociatedID              types.String  `tfsdk:"associated_id"`
	BreakoutRooms             types.List    `tfsdk:"breakout_rooms"`
	CreatedAt                 types.String  `tfsdk:"created_at"`
	EndedAt                   types.String  `tfsdk:"ended_at"`
	LiveParticipants          types.Int64   `tfsdk:"live_participants"`
	MaxConcurrentParticipants types.Int64   `tfsdk:"max_concurrent_participants"`
	MeetingDisplayName        types.String  `tfsdk:"meeting_display_name"`
	Meta                      types.String  `tfsdk:"meta"`
	MinutesConsumed           types.Float64 `tfsdk:"minutes_consumed"`
	OrganizationID            types.String  `tfsdk:"organization_id"`
	StartedAt                 types.String  `tfsdk:"started_at"`
	Status                    types.String  `tfsdk:"status"`
	Type                      types.String  `tfsdk:"type"`
	Undocumented              types.String  `tfsdk:"undocumented"`
	UpdatedAt                 types.String  `tfsdk:"updated_at"`
}

func sessionSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Reads one session by its id, in one request.",
		Attributes: merged(appAttributes(ctx), rowAttributes(sessionColumns(false)), map[string]schema.Attribute{
			"id": sessionIDAttribute(),
			"breakout_rooms": jsonListAttribute("Breakout rooms of the session, each a JSON text for `jsondecode`. " +
				"Requested only with `include_breakout_rooms`. Empty if the API sends none."),
			"include_breakout_rooms": optionalBool("Whether to request the breakout rooms of the session. False by default."),
			"include_undocumented":   includeUndocumentedAttribute(),
		}),
	}
}

// sessionColumns has the same schema whether or not undocumented fields are included.
func sessionColumns(includeUndocumented bool) []column[realtimekit.Session] {
	type session = realtimekit.Session
	return []column[session]{
		textColumn("associated_id", "Id of the meeting that the session belongs to. A meeting has a new session each time people come back. "+
			"Null if the API sends none.", func(s *session) *string { return s.AssociatedID }),
		jsonListColumn("breakout_rooms", "Breakout rooms of the session, each a JSON text for `jsondecode`. Empty if the API sends none.",
			func(s *session) []json.RawMessage { return s.BreakoutRooms }),
		textColumn("created_at", "When the session was created, as the API writes it, such as `2026-01-12T14:21:34.388Z`. Null if the API sends none.",
			func(s *session) *string { return s.CreatedAt }),
		textColumn("ended_at", "When the session ended, as the API writes it. Null while the session is live, and if the API sends none.",
			func(s *session) *string { return s.EndedAt }),
		textColumn("id", "Id of the session, a UUID.", func(s *session) *string { return &s.ID }),
		countColumn("live_participants", "Number of participants who are in the session now. Null if the API sends no whole number.",
			func(s *session) *int64 { return s.LiveParticipants }),
		countColumn("max_concurrent_participants", "Maximum number of participants in the session at once. Null if the API sends no whole number.",
			func(s *session) *int64 { return s.MaxConcurrentParticipants }),
		textColumn("meeting_display_name", "Title of the meeting, free text. Null if the API sends none.",
			func(s *session) *string { return s.MeetingDisplayName }),
		jsonColumn("meta", "What the API sends as `meta`, such as a room name: a JSON text for `jsondecode`. Null if the API sends none.",
			func(s *session) json.RawMessage { return s.Meta }),
		floatColumn("minutes_consumed", "Minutes that the session consumed, with a fraction. "+
			"Null if the API sends no number.", func(s *session) *float64 { return s.MinutesConsumed }),
		textColumn("organization_id", "Id of the app. Null if the API sends none.", func(s *session) *string { return s.OrganizationID }),
		textColumn("started_at", "When the session started, as the API writes it. Null if the API sends none.",
			func(s *session) *string { return s.StartedAt }),
		textColumn("status", "`LIVE` or `ENDED`; other values are returned unchanged. By default, a session ends about a minute after the last participant leaves. "+
			"Null if the API sends none.", func(s *session) *string { return s.Status }),
		textColumn("type", "Kind of session: `meeting`, `livestream` or `participant`; other values are returned unchanged. Null if the API sends none.",
			func(s *session) *string { return s.Type }),
		textColumn("undocumented", "Fields that the API sends beyond the documented ones, a JSON object for `jsondecode`: `{}` without such fields. "+
			"Null unless `include_undocumented` is true.", func(s *session) *string {
			if !includeUndocumented {
				return nil
			}
			return new(s.Undocumented.JSON())
		}),
		textColumn("updated_at", "When the record last changed, as the API writes it. Null if the API sends none.",
			func(s *session) *string { return s.UpdatedAt }),
	}
}

func (m *sessionModel) read(ctx context.Context, conn *connection) diag.Diagnostics {
	account, app, diags := conn.app(m.AccountID, m.AppID)
	if diags.HasError() {
		return diags
	}
	id := m.ID
	query := realtimekit.SessionQuery{AccountID: account, AppID: app, ID: id.ValueString(), IncludeBreakoutRooms: m.IncludeBreakoutRooms.ValueBool()}

	session, warning, err := conn.client.Session(ctx, query)
	if err != nil {
		info := sessionReading("read the session", account, app, query.ID, query.Sent())
		if query.IncludeBreakoutRooms {
			info.smaller = "set include_breakout_rooms of this block to false"
		}
		return append(diags, info.unableTo(err))
	}
	diags.Append(reportedError(warning)...)

	fields := objectValue(sessionColumns(m.IncludeUndocumented.ValueBool()), &session)
	diags.Append(fields.As(ctx, &m.sessionFields, basetypes.ObjectAsOptions{})...)

	m.ID = id // as configured, if the API writes it in another case
	m.setApp(account, app)
	return diags
}

func sessionReading(what, account, app, session string, sent []string) reading {
	return reading{
		what: what, target: "session, app or account", accountID: account, sent: sent, narrow: "run again",
		checkTarget: fmt.Sprintf("There are two possible causes: the app has no session with the id %s, or app_id %s is not an app of account_id %s.",
			session, app, account),
	}
}
