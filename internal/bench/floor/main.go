// Command floor is the provider with a realtimekit_sessions that asks nobody: its
// answer is the file that BENCH_ANSWER names. What a plan takes with it is the
// share of Terraform or OpenTofu, which no provider that returns these bytes can
// go below.
package main

import (
	"context"
	"fmt"
	"io"
	"log"
	"os"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tfprotov6/tf6server"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider"
)

func main() {
	log.SetOutput(io.Discard)

	path := os.Getenv("BENCH_ANSWER")
	serve := func() tfprotov6.ProviderServer { return server{provider.NewServer("bench")(), path} }

	if err := tf6server.Serve(provider.Address, serve); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// server is the provider's own, but for the one answer.
type server struct {
	tfprotov6.ProviderServer

	answer string
}

func (s server) ReadDataSource(context.Context, *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	state, err := os.ReadFile(s.answer)
	if err != nil {
		return nil, err
	}

	return &tfprotov6.ReadDataSourceResponse{State: &tfprotov6.DynamicValue{MsgPack: state}}, nil
}
