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

func rowAttributes[T any](columns []column[T]) map[string]schema.Attribute {
	attributes := make(map[string]schema.Attribute, len(columns))
	for _, c := range columns {
		attributes[c.name] = c.schema
	}
	return attributes
}

func objectValue[T any](columns []column[T], row *T) types.Object {
	values := make(map[string]attr.Value, len(columns))
	for _, c := range columns {
		values[c.name] = c.value(row)
	}
	return types.ObjectValueMust(rowType(columns).AttrTypes, values)
}

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

// newRows requires columns that are sorted by name.
func newRows[T any](ctx context.Context, columns []column[T], advice string) *fastrows.Rows[T] {
	rows := &fastrows.Rows[T]{Advice: advice}
	for _, c := range columns {
		rows.Attributes = append(rows.Attributes, fastrows.Attribute[T]{
			Name: c.name, Type: c.schema.GetType().TerraformType(ctx), Encode: c.encode,
		})
	}
	return rows
}

// valueColumn is a column of one value, null where get returns nil.
func valueColumn[T, V any, A attr.Value](
	name string, attribute schema.Attribute, get func(*T) *V, value func(*V) A, encode func(*msgpack.Encoder, V) error, compare func(a, b V) int,
) column[T] {
	return column[T]{
		name:   name,
		schema: attribute,
		value:  func(row *T) attr.Value { return value(get(row)) },
		encode: func(to *msgpack.Encoder, row *T) error {
			if v := get(row); v != nil {
				return encode(to, *v)
			}
			return to.EncodeNil()
		},
		compare: comparison(get, compare),
	}
}

func textColumn[T any](name, description string, get func(*T) *string) column[T] {
	attribute := schema.StringAttribute{MarkdownDescription: description, Computed: true}
	return valueColumn(name, attribute, get, types.StringPointerValue, (*msgpack.Encoder).EncodeString, strings.Compare)
}

func countColumn[T any](name, description string, get func(*T) *int64) column[T] {
	return valueColumn(name, countAttribute(description), get, types.Int64PointerValue, (*msgpack.Encoder).EncodeInt, cmp.Compare[int64])
}

func floatColumn[T any](name, description string, get func(*T) *float64) column[T] {
	attribute := schema.Float64Attribute{MarkdownDescription: description, Computed: true}
	return valueColumn(name, attribute, get, types.Float64PointerValue, encodeFloat, cmp.Compare[float64])
}

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
		schema: jsonListAttribute(description),
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

// listColumn is only for objects, not for rows that newRows encodes.
func listColumn[T, U any](name, description string, columns []column[U], get func(*T) []U) column[T] {
	return column[T]{
		name:   name,
		schema: listAttribute(description, columns),
		value:  func(row *T) attr.Value { return listValue(columns, get(row)) },
	}
}

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
