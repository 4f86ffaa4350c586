package fastrows

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/vmihailenco/msgpack/v5"
	"github.com/vmihailenco/msgpack/v5/msgpcode"
)

var errNoPlace = errors.New("the answer has no null for the rows")

// Server returns a server that puts rows into the answers of data sources and ephemeral
// resources. It hides optional interfaces of the inner server, such as actions.
func Server(inner tfprotov6.ProviderServer) tfprotov6.ProviderServer { return server{inner} }

type server struct{ tfprotov6.ProviderServer }

// sink carries the rows of one call from the read to the server.
type sink struct {
	attribute, advice string
	rows              *encoded
}

type sinkKey struct{}

func (s server) ReadDataSource(ctx context.Context, req *tfprotov6.ReadDataSourceRequest) (*tfprotov6.ReadDataSourceResponse, error) {
	sink := &sink{}
	// The framework keeps the context of a call, and with it the sink.
	defer sink.drop()
	resp, err := s.ProviderServer.ReadDataSource(context.WithValue(ctx, sinkKey{}, sink), req)
	if err == nil && resp.Deferred == nil {
		resp.State, resp.Diagnostics = sink.fill(resp.State, resp.Diagnostics)
	}
	return resp, err
}

func (s server) OpenEphemeralResource(ctx context.Context, req *tfprotov6.OpenEphemeralResourceRequest) (*tfprotov6.OpenEphemeralResourceResponse, error) {
	sink := &sink{}
	defer sink.drop()
	resp, err := s.ProviderServer.OpenEphemeralResource(context.WithValue(ctx, sinkKey{}, sink), req)
	if err == nil && resp.Deferred == nil {
		resp.Result, resp.Diagnostics = sink.fill(resp.Result, resp.Diagnostics)
	}
	return resp, err
}

func (s *sink) drop() { s.rows = nil }

// fill puts the rows into the value of an answer without an error.
func (s *sink) fill(value *tfprotov6.DynamicValue, said []*tfprotov6.Diagnostic) (*tfprotov6.DynamicValue, []*tfprotov6.Diagnostic) {
	if s.rows == nil || value == nil || slices.ContainsFunc(said, isError) {
		return value, said
	}
	begin, err := findNull(value.MsgPack, s.attribute)
	switch size := len(value.MsgPack) + len(s.rows.head) + maxLength + s.rows.size; {
	case err != nil:
		return nil, append(said, s.unable("This is a bug in the provider: %s. "+
			"Report it with the versions of the provider and of Terraform or OpenTofu.", err))
	case size > maxAnswer:
		return nil, append(said, s.unable("The list takes %d MiB. Terraform and OpenTofu accept less than 256 MiB from a provider in one answer. %s",
			(size-1)>>20+1, s.advice))
	default:
		return &tfprotov6.DynamicValue{MsgPack: s.rows.splice(value.MsgPack, begin)}, said
	}
}

func (s *sink) unable(format string, a ...any) *tfprotov6.Diagnostic {
	return &tfprotov6.Diagnostic{
		Severity: tfprotov6.DiagnosticSeverityError, Summary: "Unable to return " + s.attribute, Detail: fmt.Sprintf(format, a...),
	}
}

func isError(diagnostic *tfprotov6.Diagnostic) bool {
	return diagnostic.Severity == tfprotov6.DiagnosticSeverityError
}

// maxLength is the number of bytes that the length of a list takes at most.
const maxLength = 5

// splice returns an encoded object with the rows in place of the null at a position.
func (e *encoded) splice(object []byte, null int) []byte {
	filled := bytes.NewBuffer(make([]byte, 0, len(object)+len(e.head)+maxLength+e.size))
	filled.Write(object[:null])
	filled.Write(e.head)
	_ = msgpack.NewEncoder(filled).EncodeArrayLen(e.count) // a buffer returns no error
	for _, chunk := range e.chunks {
		filled.Write(chunk.Bytes())
	}
	filled.Write(object[null+1:])
	return filled.Bytes()
}

// findNull returns the position of an attribute's null, one byte, in an encoded object.
func findNull(object []byte, attribute string) (int, error) {
	reader := bytes.NewReader(object)
	decoder := msgpack.NewDecoder(reader)

	length, err := decoder.DecodeMapLen()
	for i := 0; err == nil && i < length; i++ {
		name, nameErr := decoder.DecodeString()
		position := len(object) - reader.Len()
		code, codeErr := decoder.PeekCode()
		if name == attribute && code == msgpcode.Nil {
			return position, nil
		}
		err = errors.Join(nameErr, codeErr, decoder.Skip())
	}
	return 0, errors.Join(errNoPlace, err)
}
