// Package fastrows returns long lists from a provider without the framework's conversions.
//
// State.Set converts a list of objects four times by reflection, which allocates 473 MB for
// 10,000 rows of 16 attributes. Here each row is encoded to MessagePack once, as soon as it
// is read, which allocates 14 MB (BenchmarkRows of package provider).
//
// The trick: a block collects its rows in [Rows], and leaves the list attribute null in
// the model that it gives to State.Set. [Rows.Return] hands the rows to the [Server] that
// the call came through, which replaces that null in the framework's answer. The bytes are
// those of the framework: attributes in alphabetical order, numbers and lengths in their
// shortest form, and a dynamic value as a pair of its type, as JSON, and the value.
package fastrows

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"

	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/vmihailenco/msgpack/v5"
)

const (
	// maxAnswer is grpcMaxMessageSize of terraform-plugin-go, less what is around the value.
	maxAnswer = 256<<20 - 64<<10
	// chunkSize is how much memory the rows take at a time, in bytes.
	chunkSize = 1 << 20
)

var errNoServer = errors.New("the provider must be served by fastrows.Server")

// Attribute is an attribute of a row.
type Attribute[T any] struct {
	Name string
	Type tftypes.Type
	// Encode writes the value of a row as terraform-plugin-go does. It returns only errors of the encoder.
	Encode func(*msgpack.Encoder, *T) error
}

// Rows collects the rows of a list, encoded.
type Rows[T any] struct {
	// Attributes are those of a row, sorted by name.
	Attributes []Attribute[T]
	// Advice is the next step for a list that is too large for one answer.
	Advice string

	encoded

	encoder *msgpack.Encoder
	// row is the one that is being encoded: a copy for each row would cost an allocation.
	row T
}

// encoded is a list in MessagePack, without its length.
type encoded struct {
	// head is what comes before the list.
	head   []byte
	chunks []*bytes.Buffer
	// size is in bytes. Both include rows past maxAnswer, which are not kept.
	count, size int
}

// Reset drops the rows.
func (r *Rows[T]) Reset() { r.encoded = encoded{} }

// Add encodes a row.
func (r *Rows[T]) Add(row T) {
	if last := len(r.chunks) - 1; last < 0 || r.chunks[last].Len() >= chunkSize {
		r.addChunk()
	}
	chunk := r.chunks[len(r.chunks)-1]
	before := chunk.Len()
	r.row = row
	_ = r.encode() // a buffer returns no error
	r.count++
	r.size += chunk.Len() - before
}

func (r *Rows[T]) addChunk() {
	chunk := new(bytes.Buffer)
	if len(r.chunks) > 0 {
		// The first chunk grows with the list. The eighth is for the row that passes chunkSize.
		chunk.Grow(chunkSize + chunkSize/8)
	}
	if r.size > maxAnswer {
		r.chunks = nil
	}
	r.chunks = append(r.chunks, chunk)
	r.encoder = msgpack.NewEncoder(chunk)
}

func (r *Rows[T]) encode() error {
	if err := r.encoder.EncodeMapLen(len(r.Attributes)); err != nil {
		return err
	}
	for _, attribute := range r.Attributes {
		if err := r.encoder.EncodeString(attribute.Name); err != nil {
			return err
		}
		if err := attribute.Encode(r.encoder, &r.row); err != nil {
			return err
		}
	}
	return nil
}

// Return hands the rows to the server that the call of ctx came through, for an attribute
// that the state leaves null: a list of objects, or a dynamic attribute that is to be one.
// It fails only if there is no such server.
func (r *Rows[T]) Return(ctx context.Context, attribute string, dynamic bool) error {
	sink, found := ctx.Value(sinkKey{}).(*sink)
	if !found {
		return errNoServer
	}
	list := r.encoded
	if dynamic {
		list.head = r.dynamicHead()
	}
	sink.attribute, sink.advice, sink.rows = attribute, r.Advice, &list
	return nil
}

func (r *Rows[T]) dynamicHead() []byte {
	types := map[string]tftypes.Type{}
	for _, attribute := range r.Attributes {
		types[attribute.Name] = attribute.Type
	}
	var head bytes.Buffer
	encoder := msgpack.NewEncoder(&head)
	// Neither a type nor a buffer returns an error.
	list, _ := json.Marshal(tftypes.List{ElementType: tftypes.Object{AttributeTypes: types}})
	_ = encoder.EncodeArrayLen(2)
	_ = encoder.EncodeBytes(list)
	return head.Bytes()
}
