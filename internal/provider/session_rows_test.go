package provider

import (
	"bytes"
	"encoding/json"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/datasource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// Rows that bypass the framework make the same bytes as the framework does.
func TestSessionRows_sameAsFramework(t *testing.T) {
	t.Parallel()

	rapid.Check(t, func(t *rapid.T) {
		sessions := rapid.SliceOfN(rapid.Custom(drawSession), 0, 40).Draw(t, "sessions")
		undocumented := rapid.Bool().Draw(t, "undocumented")

		model := sessionsModel{listModel: listModel{Complete: types.BoolValue(true), Timeouts: noTimeouts()}, Sessions: []sessionModel{}}
		for _, session := range sessions {
			model.Sessions = append(model.Sessions, newSessionModel(session, undocumented))
		}

		want := encodedState(t, model)

		rows := &sessionRows{most: largestAnswer, undocumented: undocumented}
		for _, session := range sessions {
			rows.Add(session)
		}

		model.Sessions = nil
		sink := &rowSink{attribute: "sessions", rows: rows}

		got, err := sink.splice(encodedState(t, model))
		if err != nil || !bytes.Equal(got.MsgPack, want.MsgPack) {
			t.Fatalf("error %v\n%q,\nwant\n%q", err, got.MsgPack, want.MsgPack)
		}
	})
}

func drawSession(t *rapid.T) realtimekit.Session {
	text := func(name string) *string { return rapid.Ptr(rapid.String(), true).Draw(t, name) }
	raw := rapid.SampledFrom([]json.RawMessage{nil, json.RawMessage(`{"a":[1,2.50]}`), json.RawMessage(`"` + string(bytes.Repeat([]byte("x"), 300)) + `"`)})

	return realtimekit.Session{
		ID:           rapid.StringN(1, -1, -1).Draw(t, "id"),
		AssociatedID: text("meeting"), MeetingDisplayName: text("title"), OrganizationID: text("app"), Status: text("status"), Type: text("type"),
		CreatedAt: text("created"), StartedAt: text("started"), UpdatedAt: text("updated"), EndedAt: text("ended"),
		LiveParticipants:          rapid.Ptr(rapid.Int64(), true).Draw(t, "live"),
		MaxConcurrentParticipants: rapid.Ptr(rapid.Int64Range(-70_000, 70_000), true).Draw(t, "peak"),
		MinutesConsumed: rapid.Ptr(rapid.OneOf(rapid.Float64Range(-1e6, 1e6), rapid.Float64Range(-1.7e308, 1.7e308),
			rapid.Map(rapid.Int64(), func(n int64) float64 { return float64(n) }), rapid.Just(1<<63-1.0), rapid.Just(5e-324)), true).Draw(t, "minutes"),
		BreakoutRooms: rapid.SliceOfN(rapid.Just(json.RawMessage(`{"id":"r"}`)), 0, 20).Draw(t, "rooms"),
		Meta:          raw.Draw(t, "meta"),
		Undocumented:  rapid.SliceOfN(rapid.Just(realtimekit.Field{Name: "n", Value: `{"a": "<\u00e9>"}`}), 0, 2).Draw(t, "undocumented"),
	}
}

func noTimeouts() timeouts.Value {
	return timeouts.Value{Object: types.ObjectNull(map[string]attr.Type{"read": types.StringType})}
}

// encodedState encodes a model as the framework does.
func encodedState(t *rapid.T, model sessionsModel) *tfprotov6.DynamicValue {
	t.Helper()

	schema := sessionsSchema(t.Context())
	of := schema.Type().TerraformType(t.Context())
	state := tfsdk.State{Schema: schema, Raw: tftypes.NewValue(of, nil)}

	if diags := state.Set(t.Context(), model); diags.HasError() {
		t.Fatal(diags)
	}

	value, err := tfprotov6.NewDynamicValue(of, state.Raw)
	if err != nil {
		t.Fatal(err)
	}

	return &value
}

// The rows of a list that is too large are counted, not kept.
func TestSessionRows_limit(t *testing.T) {
	t.Parallel()

	size := 2 * len(appendSession(nil, &realtimekit.Session{ID: "s1"}, false))

	for most, kept := range map[int]int{size - 1: 1, size: 2} {
		rows := &sessionRows{most: most}
		rows.Add(realtimekit.Session{ID: "s1"})
		rows.Add(realtimekit.Session{ID: "s2"})

		if rows.kept != kept || rows.size != size {
			t.Errorf("most %d: %d rows are kept, want %d; %d bytes counted", most, rows.kept, kept, rows.size)
		}
	}
}
