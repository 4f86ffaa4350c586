package provider

import (
	"context"
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
			"id":                     sessionIDAttribute(),
			"include_breakout_rooms": optionalBool("Whether to request the breakout rooms of the session. False by default."),
			"include_undocumented":   includeUndocumentedAttribute(),
		}),
	}
}

func (m *sessionModel) read(ctx context.Context, connection *connection) diag.Diagnostics {
	account, app, diags := connection.app(m.AccountID, m.AppID)
	if diags.HasError() {
		return diags
	}
	id := m.ID
	query := realtimekit.SessionQuery{AccountID: account, AppID: app, ID: id.ValueString(), IncludeBreakoutRooms: m.IncludeBreakoutRooms.ValueBool()}

	session, warning, err := connection.client.Session(ctx, query)
	if err != nil {
		return append(diags, sessionReading(query, "read the session").unableTo(err))
	}
	diags.Append(reportedError(warning)...)

	fields := objectValue(sessionColumns(m.IncludeUndocumented.ValueBool()), &session)
	diags.Append(fields.As(ctx, &m.sessionFields, basetypes.ObjectAsOptions{})...)

	m.ID = id // as configured, if the API writes it in another case
	m.setApp(account, app)
	return diags
}

func sessionReading(query realtimekit.SessionQuery, what string) reading {
	return reading{
		what: what, target: "session, app or account", accountID: query.AccountID, sent: query.Sent(), narrow: "run again",
		checkTarget: fmt.Sprintf("There are two possible causes: the app has no session with the id %s, or app_id %s is not an app of account_id %s.",
			query.ID, query.AppID, query.AccountID),
	}
}
