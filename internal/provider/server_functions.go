package provider

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
)

// CallFunction says null where OpenTofu says nothing: an argument that is null,
// and may be, it sends without a value, as 1.12.6 does, and the framework
// takes that for a mistake of its own.
func (s server) CallFunction(ctx context.Context, req *tfprotov6.CallFunctionRequest) (*tfprotov6.CallFunctionResponse, error) {
	whole := &tfprotov6.CallFunctionRequest{Name: req.Name, Arguments: slices.Clone(req.Arguments)}

	for i, argument := range whole.Arguments {
		if argument == nil || argument.MsgPack == nil && argument.JSON == nil {
			whole.Arguments[i] = &tfprotov6.DynamicValue{MsgPack: appendNil(nil)}
		}
	}

	return s.frameworkServer.CallFunction(ctx, whole)
}
