package provider

import (
	"bytes"
	"encoding/json"
	"slices"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/vmihailenco/msgpack/v5"
	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// Both ways to return a value give the same bytes.
func TestSessionColumns_sameBytesAsFramework(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		session := drawSession(t)
		for _, c := range sessionColumns(rapid.Bool().Draw(t, "undocumented")) {
			value, err := c.value(&session).ToTerraformValue(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			want, err := tfprotov6.NewDynamicValue(c.schema.GetType().TerraformType(t.Context()), value)
			if err != nil {
				t.Fatal(err)
			}
			var got bytes.Buffer
			if err := c.encode(msgpack.NewEncoder(&got), &session); err != nil || !bytes.Equal(got.Bytes(), want.MsgPack) {
				t.Fatalf("%s: error %v, %q, want %q", c.name, err, got.Bytes(), want.MsgPack)
			}
		}
	})
}

func TestSessionColumns_sorted(t *testing.T) {
	t.Parallel()
	if names := columnNames(sessionColumns(true)); !slices.IsSorted(names) {
		t.Errorf("the columns are %v", names)
	}
}

func drawSession(t *rapid.T) realtimekit.Session {
	text := func(name string) *string { return rapid.Ptr(rapid.String(), true).Draw(t, name) }
	raw := rapid.SampledFrom([]json.RawMessage{nil, json.RawMessage(`{"a":[1,2.50]}`), json.RawMessage(`"` + string(bytes.Repeat([]byte("x"), 300)) + `"`)})
	return realtimekit.Session{
		ID:           rapid.StringN(1, -1, -1).Draw(t, "id"),
		AssociatedID: text("meeting"), MeetingDisplayName: text("title"), OrganizationID: text("app"), Status: text("status"), Type: text("type"),
		CreatedAt: text("created"), StartedAt: text("started"), UpdatedAt: text("updated"), EndedAt: text("ended"),
		LiveParticipants:          rapid.Ptr(rapid.Int64(), true).Draw(t, "live"),
		MaxConcurrentParticipants: rapid.Ptr(rapid.Int64Range(-70_000, 70_000), true).Draw(t, "max concurrent"),
		MinutesConsumed: rapid.Ptr(rapid.OneOf(rapid.Float64Range(-1e6, 1e6), rapid.Float64Range(-1.7e308, 1.7e308),
			rapid.Map(rapid.Int64(), func(n int64) float64 { return float64(n) }), rapid.Just(1<<63-1.0), rapid.Just(5e-324)), true).Draw(t, "minutes"),
		BreakoutRooms: rapid.SliceOfN(rapid.Just(json.RawMessage(`{"id":"r"}`)), 0, 20).Draw(t, "rooms"),
		Meta:          raw.Draw(t, "meta"),
		Undocumented:  rapid.SliceOfN(rapid.Just(realtimekit.Field{Name: "n", Value: `{"a": "<\u00e9>"}`}), 0, 2).Draw(t, "undocumented"),
	}
}
