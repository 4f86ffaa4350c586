package fastrows

import (
	"context"
	"encoding/binary"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
)

func withSink(s *sink) context.Context { return context.WithValue(context.Background(), sinkKey{}, s) }

// The bytes are in two messages, each with a field number and a length. Warnings are next
// to the value.
func TestMaxAnswer(t *testing.T) {
	t.Parallel()
	const (
		limit    = 256 << 20 // of Terraform and OpenTofu
		warnings = 16 << 10  // several times their size
	)

	size := maxAnswer
	for range 2 {
		size += 1 + len(binary.AppendUvarint(nil, uint64(size)))
	}
	if size += warnings; size > limit {
		t.Errorf("the largest answer has %d bytes, want at most %d", size, limit)
	}
}

// answering is a provider with a fixed answer.
type answering struct {
	tfprotov6.ProviderServer

	answer tfprotov6.ReadDataSourceResponse
	rows   *Rows[row]
	sink   *sink
}

func (a *answering) ReadDataSource(ctx context.Context, _ *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	a.read(ctx)
	return &a.answer, nil
}

func (a *answering) OpenEphemeralResource(ctx context.Context, _ *tfprotov6.OpenEphemeralResourceRequest) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	a.read(ctx)
	return &tfprotov6.OpenEphemeralResourceResponse{Result: a.answer.State, Diagnostics: a.answer.Diagnostics, Deferred: a.answer.Deferred}, nil
}

func (a *answering) read(ctx context.Context) {
	a.sink, _ = ctx.Value(sinkKey{}).(*sink)
	if a.rows != nil {
		_ = a.rows.Return(ctx, "list", false)
	}
}

// calls are the two ways to request a list from a server.
var calls = map[string]func(context.Context, tfprotov6.ProviderServer) (*tfprotov6.DynamicValue, []*tfprotov6.Diagnostic, error){
	"read": func(ctx context.Context, s tfprotov6.ProviderServer) (*tfprotov6.DynamicValue, []*tfprotov6.Diagnostic, error) {
		got, err := s.ReadDataSource(ctx, nil)
		return got.State, got.Diagnostics, err
	},
	"open": func(ctx context.Context, s tfprotov6.ProviderServer) (*tfprotov6.DynamicValue, []*tfprotov6.Diagnostic, error) {
		got, err := s.OpenEphemeralResource(ctx, nil)
		return got.Result, got.Diagnostics, err
	},
}

func TestServer(t *testing.T) {
	t.Parallel()
	const bug = "This is a bug in the provider: the answer has no null for the rows"

	listType := tftypes.List{ElementType: rowType}
	state := func(rows any) *tfprotov6.DynamicValue {
		return &tfprotov6.DynamicValue{MsgPack: object(t, tftypes.NewValue(listType, rows), listType)}
	}
	one := &Rows[row]{Attributes: attributes()}
	one.Add(row{Name: "r"})

	without, empty := state(nil), state([]tftypes.Value{})
	with := state([]tftypes.Value{tftypes.NewValue(rowType, row{Name: "r"}.value())})
	limit := maxAnswer - len(without.MsgPack) - maxLength
	for name, test := range map[string]struct {
		answer tfprotov6.ReadDataSourceResponse
		rows   *Rows[row]
		state  *tfprotov6.DynamicValue
		says   string
	}{
		"one row":      {tfprotov6.ReadDataSourceResponse{State: without}, one, with, ""},
		"no rows":      {tfprotov6.ReadDataSourceResponse{State: without}, &Rows[row]{}, empty, ""},
		"with warning": {tfprotov6.ReadDataSourceResponse{State: without, Diagnostics: said(tfprotov6.DiagnosticSeverityWarning)}, one, with, "said"},
		"none handed":  {tfprotov6.ReadDataSourceResponse{State: without}, nil, without, ""},
		"an error":     {tfprotov6.ReadDataSourceResponse{State: without, Diagnostics: said(tfprotov6.DiagnosticSeverityError)}, one, without, "said"},
		"deferred":     {tfprotov6.ReadDataSourceResponse{State: without, Deferred: &tfprotov6.Deferred{}}, one, without, ""},
		"no state":     {tfprotov6.ReadDataSourceResponse{}, one, nil, ""},
		"too large": {
			tfprotov6.ReadDataSourceResponse{State: without},
			&Rows[row]{encoded: encoded{size: limit + 1}, Advice: "Read less."}, nil,
			"The list takes 256 MiB. Terraform and OpenTofu accept less than 256 MiB from a provider in one answer. Read less.",
		},
		"no list":      {tfprotov6.ReadDataSourceResponse{State: &tfprotov6.DynamicValue{MsgPack: []byte("\x81\xa1a\xc0")}}, one, nil, bug},
		"a list taken": {tfprotov6.ReadDataSourceResponse{State: empty}, one, nil, bug},
		"no object":    {tfprotov6.ReadDataSourceResponse{State: &tfprotov6.DynamicValue{MsgPack: []byte{0xc0}}}, one, nil, bug},
	} {
		for call, ask := range calls {
			t.Run(name+", "+call, func(t *testing.T) {
				t.Parallel()
				inner := &answering{answer: test.answer, rows: test.rows}

				value, diagnostics, err := ask(t.Context(), Server(inner))
				if err != nil {
					t.Fatal(err)
				}
				if inner.sink.rows != nil {
					t.Error("the framework keeps the rows")
				}
				says := ""
				for _, diagnostic := range diagnostics {
					says += diagnostic.Detail
				}
				if text(value) != text(test.state) || !strings.HasPrefix(says, test.says) || test.says == "" && says != "" {
					t.Errorf("state %q, want %q; says %q, want %q", text(value), text(test.state), says, test.says)
				}
			})
		}
	}
}

func text(value *tfprotov6.DynamicValue) string {
	if value == nil {
		return ""
	}
	return string(value.MsgPack)
}

func said(severity tfprotov6.DiagnosticSeverity) []*tfprotov6.Diagnostic {
	return []*tfprotov6.Diagnostic{{Severity: severity, Detail: "said"}}
}
