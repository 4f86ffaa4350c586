package provider

import (
	"context"
	"strconv"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework-timeouts/datasource/timeouts"
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider/fastrows"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// BenchmarkRows returns 10,000 sessions in the answer of a data source: with State.Set,
// and with fastrows. Both begin with the sessions in memory.
func BenchmarkRows(b *testing.B) {
	sessions := make([]realtimekit.Session, 10_000)
	for i := range sessions {
		sessions[i] = realtimekit.Session{
			ID: "5ca11ab1e-0000-4000-8000-" + strconv.FormatInt(100_000_000_000+int64(i), 10), AssociatedID: new("bbbf5e59-b72b-4ad0-8a76-e8dba8d7f0f9"),
			MeetingDisplayName: new("Weekly " + strconv.Itoa(i)), Status: new("ENDED"), Type: new("meeting"),
			OrganizationID: new("fa4e0a99-0000-4000-8000-0000000fa4e0"),
			CreatedAt:      new("2026-01-12T14:21:34.388Z"), StartedAt: new("2026-01-12T14:21:34.388Z"),
			UpdatedAt: new("2026-01-12T14:21:34.388Z"), EndedAt: new("2026-01-12T14:51:34.388Z"),
			LiveParticipants: new(int64(0)), MaxConcurrentParticipants: new(int64(i % 50)), MinutesConsumed: new(float64(i) / 8),
		}
	}
	model := &sessionsModel{sessionListModel: sessionListModel{appModel: appModel{blockModel: blockModel{Timeouts: timeouts.Value{Object: types.ObjectNull(map[string]attr.Type{"read": types.StringType})}}}}}
	columns := sessionColumns(false)
	model.Columns, model.Sessions = types.SetNull(types.StringType), types.ListNull(rowType(columns))

	b.Run("state-set", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			whole := *model
			whole.Sessions = listValue(columns, sessions)
			encode(b, &whole)
		}
	})

	b.Run("fastrows", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			answer, err := fastrows.Server(reader{read: func(ctx context.Context) *tfprotov6.DynamicValue {
				rows := newRows(ctx, columns, "")
				for _, session := range sessions {
					rows.Add(session)
				}
				if err := rows.Return(ctx, "sessions", false); err != nil {
					b.Fatal(err)
				}
				return encode(b, model)
			}}).ReadDataSource(b.Context(), nil)
			if err != nil || len(answer.State.MsgPack) < 1<<20 {
				b.Fatal(err, answer)
			}
		}
	})
}

// encode sets the state and encodes it as the framework does.
func encode(b *testing.B, model *sessionsModel) *tfprotov6.DynamicValue {
	b.Helper()
	schema := sessionsSchema(b.Context())
	state := tfsdk.State{Schema: schema, Raw: tftypes.NewValue(schema.Type().TerraformType(b.Context()), nil)}
	if diags := state.Set(b.Context(), model); diags.HasError() {
		b.Fatal(diags)
	}
	value, err := tfprotov6.NewDynamicValue(state.Raw.Type(), state.Raw)
	if err != nil {
		b.Fatal(err)
	}
	return &value
}

// reader is a server whose data sources have the state that read returns.
type reader struct {
	tfprotov6.ProviderServer

	read func(context.Context) *tfprotov6.DynamicValue
}

func (r reader) ReadDataSource(ctx context.Context, _ *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	return &tfprotov6.ReadDataSourceResponse{State: r.read(ctx)}, nil
}
