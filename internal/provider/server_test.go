package provider

import (
	"context"
	"reflect"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// A method that the wrapper does not embed would be missing silently.
func TestNewServer_methods(t *testing.T) {
	t.Parallel()

	ours, frameworks := reflect.TypeOf(NewServer("test")()), reflect.TypeOf(providerserver.NewProtocol6(New("test"))())

	for method := range frameworks.Methods() {
		if _, ok := ours.MethodByName(method.Name); !ok {
			t.Errorf("there is no %s", method.Name)
		}
	}

	if frameworks.NumMethod() == 0 {
		t.Error("the framework's server has no methods")
	}
}

// answering is a framework with a fixed answer.
type answering struct {
	frameworkServer

	answer tfprotov6.ReadDataSourceResponse
	rows   *sessionRows
	sink   **rowSink
}

func (a answering) ReadDataSource(ctx context.Context, _ *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	a.commit(ctx)

	return &a.answer, nil
}

func (a answering) OpenEphemeralResource(ctx context.Context, _ *tfprotov6.OpenEphemeralResourceRequest) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	a.commit(ctx)

	return &tfprotov6.OpenEphemeralResourceResponse{Result: a.answer.State, Diagnostics: a.answer.Diagnostics, Deferred: a.answer.Deferred}, nil
}

func (a answering) commit(ctx context.Context) {
	*a.sink = rowSinkOf(ctx)
	if a.rows != nil {
		rowSinkOf(ctx).commit("sessions", a.rows)
	}
}

// calls are the two ways to request a list from a server.
var calls = map[string]func(context.Context, server) (*tfprotov6.DynamicValue, []*tfprotov6.Diagnostic, error){
	"read": func(ctx context.Context, s server) (*tfprotov6.DynamicValue, []*tfprotov6.Diagnostic, error) {
		got, err := s.ReadDataSource(ctx, nil)

		return got.State, got.Diagnostics, err
	},
	"open": func(ctx context.Context, s server) (*tfprotov6.DynamicValue, []*tfprotov6.Diagnostic, error) {
		got, err := s.OpenEphemeralResource(ctx, nil)

		return got.Result, got.Diagnostics, err
	},
}

func TestServer_rows(t *testing.T) {
	t.Parallel()

	one := &sessionRows{most: largestAnswer}
	one.Add(realtimekit.Session{ID: "s1"})

	without, empty := objectWith(t, "sessions", nil), objectWith(t, "sessions", []tftypes.Value{})
	with := string(without.MsgPack[:len(without.MsgPack)-1]) + "\x91" + string(one.chunks[0])

	for name, test := range map[string]struct {
		answer tfprotov6.ReadDataSourceResponse
		rows   *sessionRows
		state  string
		says   string
	}{
		"one row":      {tfprotov6.ReadDataSourceResponse{State: without}, one, with, ""},
		"no rows":      {tfprotov6.ReadDataSourceResponse{State: without}, &sessionRows{}, string(empty.MsgPack), ""},
		"with warning": {tfprotov6.ReadDataSourceResponse{State: without, Diagnostics: said(tfprotov6.DiagnosticSeverityWarning)}, one, with, "said"},
		"none handed":  {tfprotov6.ReadDataSourceResponse{State: without}, nil, string(without.MsgPack), ""},
		"an error":     {tfprotov6.ReadDataSourceResponse{State: without, Diagnostics: said(tfprotov6.DiagnosticSeverityError)}, one, string(without.MsgPack), "said"},
		"deferred":     {tfprotov6.ReadDataSourceResponse{State: without, Deferred: &tfprotov6.Deferred{}}, one, string(without.MsgPack), ""},
		"no state":     {tfprotov6.ReadDataSourceResponse{}, one, "", ""},
		"too large": {
			tfprotov6.ReadDataSourceResponse{State: without},
			&sessionRows{size: 300 << 20}, "",
			"The list takes 301 MiB, and Terraform and OpenTofu take less than 256 MiB from a provider in one answer. Narrow the window",
		},
		"no place":      {tfprotov6.ReadDataSourceResponse{State: objectWith(t, "others", nil)}, one, "", "This is a mistake of the provider: the answer has no place for the rows"},
		"a place taken": {tfprotov6.ReadDataSourceResponse{State: empty}, one, "", "This is a mistake of the provider: the answer has no place for the rows"},
		"no object":     {tfprotov6.ReadDataSourceResponse{State: &tfprotov6.DynamicValue{MsgPack: []byte{0xc0}}}, one, "", "This is a mistake of the provider: the answer has no place for the rows"},
	} {
		for call, ask := range calls {
			t.Run(name+", "+call, func(t *testing.T) {
				t.Parallel()

				var sink *rowSink

				value, diagnostics, err := ask(t.Context(), server{answering{answer: test.answer, rows: test.rows, sink: &sink}})
				if err != nil {
					t.Fatal(err)
				}

				if sink.rows != nil {
					t.Error("the framework keeps the rows")
				}

				state, says := "", ""
				if value != nil {
					state = string(value.MsgPack)
				}

				for _, diagnostic := range diagnostics {
					says += diagnostic.Detail
				}

				if state != test.state || !strings.HasPrefix(says, test.says) || test.says == "" && says != "" {
					t.Errorf("state %q, want %q; says %q, want %q", state, test.state, says, test.says)
				}
			})
		}
	}
}

func said(severity tfprotov6.DiagnosticSeverity) []*tfprotov6.Diagnostic {
	return []*tfprotov6.Diagnostic{{Severity: severity, Detail: "said"}}
}

// objectWith is an encoded object with one list.
func objectWith(t *testing.T, attribute string, list any) *tfprotov6.DynamicValue {
	t.Helper()

	listType := tftypes.List{ElementType: tftypes.String}
	objectType := tftypes.Object{AttributeTypes: map[string]tftypes.Type{attribute: listType, "a": tftypes.String}}
	object := tftypes.NewValue(objectType, map[string]tftypes.Value{
		attribute: tftypes.NewValue(listType, list), "a": tftypes.NewValue(tftypes.String, "before"),
	})

	value, err := tfprotov6.NewDynamicValue(objectType, object)
	if err != nil {
		t.Fatal(err)
	}

	return &value
}
