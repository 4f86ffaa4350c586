package provider

import (
	"context"
	"io"
	"log"
	"os"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"
	"github.com/vmihailenco/msgpack/v5/msgpcode"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider/fastrows"
)

// Serve answers the CLI that started this process until the CLI ends it.
//
// It silences the standard log: net/http logs bytes that a server sends without a request,
// and CLIs copy that log.
func Serve(version string, options ...tf6server.ServeOpt) error {
	log.SetOutput(io.Discard)
	return tf6server.Serve(Address, NewServer(version, os.Getenv), options...)
}

// NewServer returns the protocol server that main and the tests serve. Requests have the
// version in their user agent; getenv is os.Getenv, except in tests.
func NewServer(version string, getenv func(string) string) func() tfprotov6.ProviderServer {
	framework := providerserver.NewProtocol6(&realtimekitProvider{version: version, getenv: getenv})
	return func() tfprotov6.ProviderServer { return server{fastrows.Server(framework())} }
}

// server is the framework's server with a workaround for OpenTofu.
type server struct{ tfprotov6.ProviderServer }

// CallFunction replaces arguments without a value by null. OpenTofu 1.12 sends an allowed
// null that way, and the framework reports it as a bug of its own.
func (s server) CallFunction(ctx context.Context, req *tfprotov6.CallFunctionRequest) (*tfprotov6.CallFunctionResponse, error) {
	whole := &tfprotov6.CallFunctionRequest{Name: req.Name, Arguments: slices.Clone(req.Arguments)}
	for i, argument := range whole.Arguments {
		if argument == nil || argument.MsgPack == nil && argument.JSON == nil {
			whole.Arguments[i] = &tfprotov6.DynamicValue{MsgPack: []byte{msgpcode.Nil}}
		}
	}
	return s.ProviderServer.CallFunction(ctx, whole)
}
