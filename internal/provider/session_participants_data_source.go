package provider

import (
	"context"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

type participantsModel struct {
	appModel
	listModel
	rowsModel

	SessionID         types.String `tfsdk:"session_id"`
	Search            types.String `tfsdk:"search"`
	SortBy            types.String `tfsdk:"sort_by"`
	SortOrder         types.String `tfsdk:"sort_order"`
	View              types.String `tfsdk:"view"`
	IncludePeerEvents types.Bool   `tfsdk:"include_peer_events"`
	MaxItems          types.Number `tfsdk:"max_items"`

	// Participants stays null: its rows do not pass through the framework.
	Participants types.List `tfsdk:"participants"`
}

func participantsSchema(ctx context.Context) schema.Schema {
	return schema.Schema{
		MarkdownDescription: "Lists the participants of one session: who took part, when, and for how long. The read fails if the list cannot be proven complete; see `on_incomplete`.",
		Attributes: merged(appAttributes(ctx), listAttributes("participants"), map[string]schema.Attribute{
			"session_id": sessionIDAttribute(),
			"search": optionalText("Only participants whose id, custom id or display name matches this text. All participants if absent or empty.",
				checkOneLine),
			"sort_by": optionalText("What to sort by: `joinedAt`, the default, or `duration`.",
				oneOf(realtimekit.SortByJoinedAt, realtimekit.SortByDuration)),
			"sort_order": sortOrderAttribute("`ASC` or `DESC`. `ASC` by default; with `duration`, the API decides."),
			"view": optionalText("`raw`, the default, has a row for each time that somebody joined; `consolidated` has one for each user.",
				oneOf(realtimekit.ViewRaw, realtimekit.ViewConsolidated)),
			"include_peer_events": optionalBool("Whether to request `peer_events`. False by default."),
			"max_items":           maxItemsAttribute("participants", "the first ones in the order of the list"),
		}, rowsSchema("participants", "The participants, each row once, in the API's order. Empty if none matches.", participantColumns())),
	}
}

func participantColumns() []column[realtimekit.Participant] {
	type participant = realtimekit.Participant
	return []column[participant]{
		textColumn("created_at", "When the record was created, as the API writes it. Null if the API sends none.",
			func(p *participant) *string { return p.CreatedAt }),
		textColumn("custom_participant_id", "Id that your application gave the participant. Null if the API sends none.",
			func(p *participant) *string { return p.CustomParticipantID }),
		textColumn("display_name", "Name of the participant, free text: personal data. Null if the API sends none.",
			func(p *participant) *string { return p.DisplayName }),
		floatColumn("duration", "Minutes that the participant was in the session, with a fraction. Null if the API sends no number.",
			func(p *participant) *float64 { return p.Duration }),
		textColumn("id", "Id of the row. It may be null in the `consolidated` view.", func(p *participant) *string { return p.ID }),
		textColumn("joined_at", "When the participant joined, as the API writes it. Null if the API sends none.",
			func(p *participant) *string { return p.JoinedAt }),
		textColumn("left_at", "When the participant left, as the API writes it. Null if the API sends none.",
			func(p *participant) *string { return p.LeftAt }),
		jsonListColumn("peer_events", "Events of the participant, each a JSON text for `jsondecode`. "+
			"Requested only with `include_peer_events`. Empty if the API sends none.",
			func(p *participant) []json.RawMessage { return p.PeerEvents }),
		textColumn("preset_name", "Preset of the participant. Null if the API sends none.", func(p *participant) *string { return p.PresetName }),
		textColumn("updated_at", "When the record last changed, as the API writes it. Null if the API sends none.",
			func(p *participant) *string { return p.UpdatedAt }),
		textColumn("user_id", "Id of the user. Null if the API sends none.", func(p *participant) *string { return p.UserID }),
	}
}

func (m *participantsModel) validate() diag.Diagnostics {
	_, diags := chooseColumns(participantColumns(), m.Columns)
	return diags
}

func (m *participantsModel) read(ctx context.Context, conn *connection) diag.Diagnostics {
	account, app, diags := conn.app(m.AccountID, m.AppID)
	columns, problems := chooseColumns(participantColumns(), m.Columns)
	if diags.Append(problems...); diags.HasError() {
		return diags
	}
	query := realtimekit.ParticipantsQuery{
		AccountID: account, AppID: app, SessionID: m.SessionID.ValueString(),
		Search: m.Search.ValueString(), SortBy: m.SortBy.ValueString(), SortOrder: m.SortOrder.ValueString(), View: m.View.ValueString(),
		IncludePeerEvents: m.IncludePeerEvents.ValueBool(), MaxItems: intOf(m.MaxItems),
	}
	info := sessionReading("list participants", account, app, query.SessionID, query.Sent())
	info.items, info.maxItems, info.narrow = "participants", query.MaxItems, "set max_items of this block"

	rows := newRows(ctx, columns, "Name only the columns that you need, or set max_items of this block.")

	listing, err := conn.client.Participants(ctx, query, rows)
	if err == nil {
		err = returnRows(ctx, &m.rowsModel, "participants", rows)
	}
	if err != nil {
		return append(diags, info.unableTo(err))
	}
	m.setApp(account, app)

	steps := []string{"run again when the session has ended"}
	if changing := query.Changing(); len(changing) > 0 {
		steps = append([]string{"remove " + joined(changing, "and") + ", and do the same in HCL instead, because such a list may change during the read"}, steps...)
	}
	return append(diags, m.setListing(info, listing, steps)...)
}
