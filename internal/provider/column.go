package provider

import (
	"cmp"
	"context"
	"encoding/json"
	"math"
	"strconv"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"
	"github.com/vmihailenco/msgpack/v5"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/provider/fastrows"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/usage"
)

// column is an attribute of a row: its schema, and its value, for the framework and in
// MessagePack. Columns of one text or number compare two rows, null last in both directions.
type column[T any] struct {
	name    string
	schema  schema.Attribute
	value   func(*T) attr.Value
	encode  func(*msgpack.Encoder, *T) error
	compare func(a, b *T, descending bool) int
}

// rowAttributes is the schema of a row.
func rowAttributes[T any](columns []column[T]) map[string]schema.Attribute {
	attributes := make(map[string]schema.Attribute, len(columns))
	for _, c := range columns {
		attributes[c.name] = c.schema
	}
	return attributes
}

// objectValue is a row as the framework has it.
func objectValue[T any](columns []column[T], row *T) types.Object {
	values := make(map[string]attr.Value, len(columns))
	for _, c := range columns {
		values[c.name] = c.value(row)
	}
	return types.ObjectValueMust(rowType(columns).AttrTypes, values)
}

// listValue is a list of rows as the framework has it.
func listValue[T any](columns []column[T], rows []T) types.List {
	values := make([]attr.Value, len(rows))
	for i := range rows {
		values[i] = objectValue(columns, &rows[i])
	}
	return types.ListValueMust(rowType(columns), values)
}

func rowType[T any](columns []column[T]) types.ObjectType {
	attributes := make(map[string]attr.Type, len(columns))
	for _, c := range columns {
		attributes[c.name] = c.schema.GetType()
	}
	return types.ObjectType{AttrTypes: attributes}
}

// newRows returns a collector of rows with these columns.
func newRows[T any](ctx context.Context, columns []column[T], advice string) *fastrows.Rows[T] {
	rows := &fastrows.Rows[T]{Advice: advice}
	for _, c := range columns {
		rows.Attributes = append(rows.Attributes, fastrows.Attribute[T]{
			Name: c.name, Type: c.schema.GetType().TerraformType(ctx), Encode: c.encode,
		})
	}
	return rows
}

func textColumn[T any](name, description string, get func(*T) *string) column[T] {
	return column[T]{
		name:    name,
		schema:  schema.StringAttribute{MarkdownDescription: description, Computed: true},
		value:   func(row *T) attr.Value { return types.StringPointerValue(get(row)) },
		encode:  func(to *msgpack.Encoder, row *T) error { return encodePointer(to, get(row), to.EncodeString) },
		compare: comparison(get, strings.Compare),
	}
}

// timeColumn is a column of RFC 3339 times.
func timeColumn[T any](name, description string, get func(*T) *string) column[T] {
	c := textColumn(name, description, get)
	c.compare = comparison(get, func(a, b string) int {
		first, _ := usage.ParseTime(a)
		second, _ := usage.ParseTime(b)
		return first.Compare(second)
	})
	return c
}

func countColumn[T any](name, description string, get func(*T) *int64) column[T] {
	return column[T]{
		name:    name,
		schema:  schema.Int64Attribute{MarkdownDescription: description, Computed: true},
		value:   func(row *T) attr.Value { return types.Int64PointerValue(get(row)) },
		encode:  func(to *msgpack.Encoder, row *T) error { return encodePointer(to, get(row), to.EncodeInt) },
		compare: comparison(get, cmp.Compare[int64]),
	}
}

func floatColumn[T any](name, description string, get func(*T) *float64) column[T] {
	return column[T]{
		name:   name,
		schema: schema.Float64Attribute{MarkdownDescription: description, Computed: true},
		value:  func(row *T) attr.Value { return types.Float64PointerValue(get(row)) },
		encode: func(to *msgpack.Encoder, row *T) error {
			return encodePointer(to, get(row), func(n float64) error { return encodeFloat(to, n) })
		},
		compare: comparison(get, cmp.Compare[float64]),
	}
}

// jsonColumn is a column of one JSON text.
func jsonColumn[T any](name, description string, get func(*T) json.RawMessage) column[T] {
	return textColumn(name, description, func(row *T) *string {
		raw := get(row)
		if raw == nil {
			return nil
		}
		return new(string(raw))
	})
}

// jsonListColumn is a column of JSON texts; it is never null.
func jsonListColumn[T any](name, description string, get func(*T) []json.RawMessage) column[T] {
	return column[T]{
		name:   name,
		schema: schema.ListAttribute{MarkdownDescription: description, ElementType: types.StringType, Computed: true},
		value: func(row *T) attr.Value {
			texts := []attr.Value{}
			for _, raw := range get(row) {
				texts = append(texts, types.StringValue(string(raw)))
			}
			return types.ListValueMust(types.StringType, texts)
		},
		encode: func(to *msgpack.Encoder, row *T) error {
			texts := get(row)

			err := to.EncodeArrayLen(len(texts))
			for i := 0; err == nil && i < len(texts); i++ {
				err = to.EncodeString(string(texts[i]))
			}
			return err
		},
	}
}

// listColumn is a column of rows.
func listColumn[T, U any](name, description string, columns []column[U], get func(*T) []U) column[T] {
	return column[T]{
		name: name,
		schema: schema.ListNestedAttribute{
			MarkdownDescription: description, Computed: true, NestedObject: schema.NestedAttributeObject{Attributes: rowAttributes(columns)},
		},
		value: func(row *T) attr.Value { return listValue(columns, get(row)) },
	}
}

// comparison compares two rows by a value. Nil comes last in both directions.
func comparison[T, V any](get func(*T) *V, compare func(a, b V) int) func(a, b *T, descending bool) int {
	return func(rowA, rowB *T, descending bool) int {
		switch a, b := get(rowA), get(rowB); {
		case a == nil && b == nil:
			return 0
		case a == nil:
			return +1
		case b == nil:
			return -1
		case descending:
			return compare(*b, *a)
		default:
			return compare(*a, *b)
		}
	}
}

func encodePointer[V any](to *msgpack.Encoder, value *V, encode func(V) error) error {
	if value == nil {
		return to.EncodeNil()
	}
	return encode(*value)
}

// encodeFloat writes a number as terraform-plugin-go does: whole numbers as integers,
// those that are too large for that as digits.
func encodeFloat(to *msgpack.Encoder, number float64) error {
	const tooLarge = 1 << 63
	switch {
	case number != math.Trunc(number):
		return to.EncodeFloat64(number)
	case number >= -tooLarge && number < tooLarge:
		return to.EncodeInt(int64(number))
	default:
		return to.EncodeString(strconv.FormatFloat(number, 'f', -1, 64))
	}
}
