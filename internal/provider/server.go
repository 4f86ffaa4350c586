package provider

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// frameworkServer is all that the framework's server can do. Embedding
// tfprotov6.ProviderServer alone would hide the interfaces beside it.
type frameworkServer interface {
	tfprotov6.ProviderServer
	tfprotov6.ListResourceServer
	tfprotov6.ActionServer
	tfprotov6.StateStoreServer
}

// server is the framework's server, but for the rows of long lists: those a read
// hands over encoded, and they are put into its answer here.
type server struct{ frameworkServer }

// NewServer makes the protocol server that main and every test serve, so that
// what is tested is what is shipped.
func NewServer(version string, options ...Option) func() tfprotov6.ProviderServer {
	framework := providerserver.NewProtocol6(New(version, options...))

	return func() tfprotov6.ProviderServer {
		inner := framework()

		whole, ok := inner.(frameworkServer)
		if !ok {
			// Only a change of the framework's version leads here, and every test with it.
			panic(fmt.Sprintf("%T has not all the interfaces of frameworkServer", inner))
		}

		return server{whole}
	}
}

// ReadDataSource lets the framework read, and puts the rows in.
func (s server) ReadDataSource(ctx context.Context, req *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	ctx, sink := withRowSink(ctx)
	defer sink.drop()

	resp, err := s.frameworkServer.ReadDataSource(ctx, req)
	if err == nil && resp.Deferred == nil {
		resp.State, resp.Diagnostics = withRows(sink, resp.State, resp.Diagnostics)
	}

	return resp, err
}

// OpenEphemeralResource lets the framework open, and puts the rows in.
func (s server) OpenEphemeralResource(ctx context.Context, req *tfprotov6.OpenEphemeralResourceRequest) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	ctx, sink := withRowSink(ctx)
	defer sink.drop()

	resp, err := s.frameworkServer.OpenEphemeralResource(ctx, req)
	if err == nil && resp.Deferred == nil {
		resp.Result, resp.Diagnostics = withRows(sink, resp.Result, resp.Diagnostics)
	}

	return resp, err
}

// withRows puts the rows of a sink into the value of an answer, where a read handed
// some over and all went well.
func withRows(sink *rowSink, value *tfprotov6.DynamicValue, diagnostics []*tfprotov6.Diagnostic) (*tfprotov6.DynamicValue, []*tfprotov6.Diagnostic) {
	if sink.rows == nil || value == nil || hasError(diagnostics) {
		return value, diagnostics
	}

	whole, err := sink.splice(value)
	if err != nil {
		return nil, append(diagnostics, unableToReturnSessions(err))
	}

	return whole, diagnostics
}

func unableToReturnSessions(err error) *tfprotov6.Diagnostic {
	detail := err.Error()
	if errors.Is(err, errNoPlace) {
		detail = "This is a mistake of the provider: " + detail + ". Report it, with the versions of the provider and of Terraform or OpenTofu."
	}

	return &tfprotov6.Diagnostic{
		Severity: tfprotov6.DiagnosticSeverityError, Summary: "Unable to return the list of sessions", Detail: detail,
	}
}

func hasError(diagnostics []*tfprotov6.Diagnostic) bool {
	for _, diagnostic := range diagnostics {
		if diagnostic.Severity == tfprotov6.DiagnosticSeverityError {
			return true
		}
	}

	return false
}
