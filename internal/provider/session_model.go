package provider

import (
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// sessionModel is one element of sessions.
type sessionModel struct {
	ID                        types.String   `tfsdk:"id"`
	AssociatedID              types.String   `tfsdk:"associated_id"`
	MeetingDisplayName        types.String   `tfsdk:"meeting_display_name"`
	OrganizationID            types.String   `tfsdk:"organization_id"`
	Type                      types.String   `tfsdk:"type"`
	Status                    types.String   `tfsdk:"status"`
	CreatedAt                 types.String   `tfsdk:"created_at"`
	StartedAt                 types.String   `tfsdk:"started_at"`
	UpdatedAt                 types.String   `tfsdk:"updated_at"`
	EndedAt                   types.String   `tfsdk:"ended_at"`
	LiveParticipants          types.Int64    `tfsdk:"live_participants"`
	MaxConcurrentParticipants types.Int64    `tfsdk:"max_concurrent_participants"`
	MinutesConsumed           types.Float64  `tfsdk:"minutes_consumed"`
	BreakoutRooms             []types.String `tfsdk:"breakout_rooms"`
	Meta                      types.String   `tfsdk:"meta"`
	Undocumented              types.String   `tfsdk:"undocumented"`
}

func newSessionModel(session realtimekit.Session, includeUndocumented bool) sessionModel {
	model := sessionModel{
		ID:                        types.StringValue(session.ID),
		AssociatedID:              types.StringPointerValue(session.AssociatedID),
		MeetingDisplayName:        types.StringPointerValue(session.MeetingDisplayName),
		OrganizationID:            types.StringPointerValue(session.OrganizationID),
		Type:                      types.StringPointerValue(session.Type),
		Status:                    types.StringPointerValue(session.Status),
		CreatedAt:                 types.StringPointerValue(session.CreatedAt),
		StartedAt:                 types.StringPointerValue(session.StartedAt),
		UpdatedAt:                 types.StringPointerValue(session.UpdatedAt),
		EndedAt:                   types.StringPointerValue(session.EndedAt),
		LiveParticipants:          types.Int64PointerValue(session.LiveParticipants),
		MaxConcurrentParticipants: types.Int64PointerValue(session.MaxConcurrentParticipants),
		MinutesConsumed:           types.Float64PointerValue(session.MinutesConsumed),
		BreakoutRooms:             make([]types.String, len(session.BreakoutRooms)),
		Meta:                      jsonText(session.Meta),
		Undocumented:              types.StringNull(),
	}

	for i, room := range session.BreakoutRooms {
		model.BreakoutRooms[i] = types.StringValue(string(room))
	}

	if includeUndocumented {
		model.Undocumented = types.StringValue(session.Undocumented.JSON())
	}

	return model
}

func jsonText(raw json.RawMessage) types.String {
	if raw == nil {
		return types.StringNull()
	}

	return types.StringValue(string(raw))
}
