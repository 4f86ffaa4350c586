package fastrows

import (
	"bytes"
	"strings"
	"testing"

	"github.com/hashicorp/terraform-plugin-go/tfprotov6"
	"github.com/hashicorp/terraform-plugin-go/tftypes"
	"github.com/vmihailenco/msgpack/v5"
	"pgregory.net/rapid"
)

// row has an attribute of each kind that providers have.
type row struct {
	Name  string
	Count *int64
	Tags  []string
}

func attributes() []Attribute[row] {
	return []Attribute[row]{
		{"count", tftypes.Number, func(e *msgpack.Encoder, r *row) error {
			if r.Count == nil {
				return e.EncodeNil()
			}
			return e.EncodeInt(*r.Count)
		}},
		{"name", tftypes.String, func(e *msgpack.Encoder, r *row) error { return e.EncodeString(r.Name) }},
		{"tags", tftypes.List{ElementType: tftypes.String}, func(e *msgpack.Encoder, r *row) error {
			err := e.EncodeArrayLen(len(r.Tags))
			for _, tag := range r.Tags {
				err = e.EncodeString(tag)
			}
			return err
		}},
	}
}

func (r row) value() map[string]tftypes.Value {
	tags := []tftypes.Value{}
	for _, tag := range r.Tags {
		tags = append(tags, tftypes.NewValue(tftypes.String, tag))
	}
	return map[string]tftypes.Value{
		"count": tftypes.NewValue(tftypes.Number, r.Count), "name": tftypes.NewValue(tftypes.String, r.Name),
		"tags": tftypes.NewValue(tftypes.List{ElementType: tftypes.String}, tags),
	}
}

func drawRow(t *rapid.T) row {
	return row{
		Name:  rapid.OneOf(rapid.String(), rapid.Just(strings.Repeat("x", 70_000))).Draw(t, "name"),
		Count: rapid.Ptr(rapid.Int64(), true).Draw(t, "count"),
		Tags:  rapid.SliceOfN(rapid.String(), 0, 20).Draw(t, "tags"),
	}
}

var rowType = tftypes.Object{AttributeTypes: map[string]tftypes.Type{
	"count": tftypes.Number, "name": tftypes.String, "tags": tftypes.List{ElementType: tftypes.String},
}}

// object encodes a state with a list next to other attributes, as the framework does.
func object(t interface{ Fatal(...any) }, list tftypes.Value, of tftypes.Type) []byte {
	attributes := map[string]tftypes.Type{"a": tftypes.String, "list": of, "z": tftypes.Bool}

	encoded, err := tfprotov6.NewDynamicValue(tftypes.Object{AttributeTypes: attributes}, tftypes.NewValue(
		tftypes.Object{AttributeTypes: attributes}, map[string]tftypes.Value{
			"a": tftypes.NewValue(tftypes.String, "before"), "list": list, "z": tftypes.NewValue(tftypes.Bool, nil),
		}))
	if err != nil {
		t.Fatal(err)
	}
	return encoded.MsgPack
}

func TestRows_sameBytesAsFramework(t *testing.T) {
	t.Parallel()
	listType := tftypes.List{ElementType: rowType}

	rapid.Check(t, func(t *rapid.T) {
		drawn := rapid.SliceOfN(rapid.Custom(drawRow), 0, 40).Draw(t, "rows")
		of := rapid.SampledFrom([]tftypes.Type{listType, tftypes.DynamicPseudoType}).Draw(t, "type")
		rows := &Rows[row]{Attributes: attributes()}
		values := []tftypes.Value{}
		for _, r := range drawn {
			rows.Add(r)
			values = append(values, tftypes.NewValue(rowType, r.value()))
		}
		want, null := object(t, tftypes.NewValue(listType, values), of), object(t, tftypes.NewValue(of, nil), of)
		if got := answer(t, rows, null, of.Is(tftypes.DynamicPseudoType)); !bytes.Equal(got, want) {
			t.Fatalf("%q,\nwant\n%q", got, want)
		}
	})
}

// answer fills the rows into an object.
func answer(t interface{ Fatal(...any) }, rows *Rows[row], object []byte, dynamic bool) []byte {
	var sink sink
	if err := rows.Return(withSink(&sink), "list", dynamic); err != nil {
		t.Fatal(err)
	}
	got, said := sink.fill(&tfprotov6.DynamicValue{MsgPack: object}, nil)
	if len(said) > 0 {
		t.Fatal(said[0])
	}
	return got.MsgPack
}

// Rows span several chunks, and those of an earlier pass are dropped.
func TestRows_manyAndReset(t *testing.T) {
	t.Parallel()
	const n = 50_000

	listType := tftypes.List{ElementType: rowType}
	rows := &Rows[row]{Attributes: attributes()}
	rows.Add(row{Name: "of an earlier pass"})
	rows.Reset()

	values := make([]tftypes.Value, n)
	for i := range values {
		r := row{Name: strings.Repeat("n", i%90)}
		rows.Add(r)

		values[i] = tftypes.NewValue(rowType, r.value())
	}
	if len(rows.chunks) < 3 {
		t.Errorf("%d chunks, want more", len(rows.chunks))
	}
	got := answer(t, rows, object(t, tftypes.NewValue(listType, nil), listType), false)
	if !bytes.Equal(got, object(t, tftypes.NewValue(listType, values), listType)) {
		t.Error("the bytes differ")
	}
}

func TestRows_rowsPastTheLimitAreNotKept(t *testing.T) {
	t.Parallel()
	rows := &Rows[row]{Attributes: attributes()}
	for range 300 {
		rows.Add(row{Name: strings.Repeat("x", 1<<20)})
	}
	kept := 0
	for _, chunk := range rows.chunks {
		kept += chunk.Cap()
	}
	if kept > 10<<20 || rows.size < 300<<20 {
		t.Errorf("kept %d bytes of %d", kept, rows.size)
	}
}

func TestRows_Return_withoutServer(t *testing.T) {
	t.Parallel()
	if err := new(Rows[row]).Return(t.Context(), "list", false); err == nil {
		t.Error("no error")
	}
}
