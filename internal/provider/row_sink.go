package provider

import (
	"bytes"
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/vmihailenco/msgpack/v5"
)

// largestAnswer is the longest message that Terraform and OpenTofu take from a
// provider (grpcMaxMessageSize in terraform-plugin-go), less room for what is
// around the value in it.
const largestAnswer = 256<<20 - 64<<10

// rowSink carries the rows of a list past the framework, from the read that made
// them to the answer.
type rowSink struct {
	// attribute is where the rows belong; rows are set once the read is content.
	attribute string
	rows      *sessionRows
}

type rowSinkKey struct{}

// withRowSink gives a context whose reads may hand over their rows encoded.
func withRowSink(ctx context.Context) (context.Context, *rowSink) {
	sink := new(rowSink)

	return context.WithValue(ctx, rowSinkKey{}, sink), sink
}

// rowSinkOf is nil where nobody waits for rows: behind another server than ours.
func rowSinkOf(ctx context.Context) *rowSink {
	sink, _ := ctx.Value(rowSinkKey{}).(*rowSink)

	return sink
}

// commit hands the rows over, for an attribute that the answer leaves null.
func (s *rowSink) commit(attribute string, rows *sessionRows) { s.attribute, s.rows = attribute, rows }

// drop lets go of the rows. The framework keeps the context of every call until it
// is stopped, and with it the sink.
func (s *rowSink) drop() { s.rows = nil }

// splice puts the rows into a value, where it has a null.
func (s *rowSink) splice(value *tfprotov6.DynamicValue) (*tfprotov6.DynamicValue, error) {
	begin, end, err := placeOf(s.attribute, value.MsgPack)
	if err != nil {
		return nil, err
	}

	size := len(value.MsgPack) + s.rows.size
	if size > largestAnswer {
		return nil, &tooLargeError{size}
	}

	const mostLength = 5 // of the length of an array

	spliced := make([]byte, 0, size+mostLength)
	spliced = append(spliced, value.MsgPack[:begin]...)
	spliced = s.rows.appendTo(spliced)
	spliced = append(spliced, value.MsgPack[end:]...)

	return &tfprotov6.DynamicValue{MsgPack: spliced}, nil
}

// tooLargeError is an answer that Terraform would not take.
type tooLargeError struct{ size int }

func (e *tooLargeError) Error() string {
	const mebibyte = 1 << 20

	return fmt.Sprintf("The list takes %d MiB, and Terraform and OpenTofu take less than %d MiB from a provider in one answer. "+
		"Narrow the window with start_time and end_time and read the list in parts, or use realtimekit_session_usage where totals are enough: "+
		"it returns no sessions.", (e.size+mebibyte-1)/mebibyte, 256)
}

var errNoPlace = errors.New("the answer has no place for the rows")

// placeOf finds the null of an attribute in an encoded object.
func placeOf(attribute string, object []byte) (begin, end int, err error) {
	reader := bytes.NewReader(object)
	decoder := msgpack.NewDecoder(reader)

	n, err := decoder.DecodeMapLen()
	if err != nil {
		return 0, 0, errors.Join(errNoPlace, err)
	}

	for range n {
		name, err := decoder.DecodeString()
		if err != nil {
			return 0, 0, errors.Join(errNoPlace, err)
		}

		begin = len(object) - reader.Len()

		if err := decoder.Skip(); err != nil {
			return 0, 0, errors.Join(errNoPlace, err)
		}

		end = len(object) - reader.Len()

		if name == attribute && bytes.Equal(object[begin:end], appendNil(nil)) {
			return begin, end, nil
		}
	}

	return 0, 0, errNoPlace
}
