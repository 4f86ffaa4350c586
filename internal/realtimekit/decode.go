package realtimekit

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/crawl"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/request"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// The limits of a page. A body within the limit of bytes can still contain millions of
// small rows, rooms and fields, each of which takes more memory than its text.
const (
	maxRows  = 100_000
	maxParts = 1_000_000
)

// errTooMany is the error for a page that would take too much memory.
var errTooMany = fmt.Errorf("%w: more than %d rows, or more than %d breakout rooms and undocumented fields",
	request.ErrTooMany, maxRows, maxParts)

// decodeFrame reads what every answer with status 200 has. The error is the API's own if
// it refused the request.
func decodeFrame(body []byte) (request.Envelope, error) {
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	frame, err := request.DecodeEnvelope(body)
	if err == nil && frame.Refused {
		err = frame.Message()
	}
	return frame, err
}

// decodePage reads a page. The error names the part that is wrong, or is the context's: a
// page may be long.
func (l *list[T]) decodePage(ctx context.Context, frame request.Envelope) (page crawl.Page[T], err error) {
	array, inner := frame.Data, ""
	if l.field != "" {
		data := pick(frame.Data, l.field, "paging")
		array, inner = data[l.field], data["paging"]
	}
	paging := pick(frame.Paging, "total_count", "start_offset")
	if len(paging) == 0 {
		paging = pick(inner, "total_count", "start_offset")
	}
	page.Total, page.FirstOffset = wire.Natural(paging["total_count"]), wire.Natural(paging["start_offset"])
	if array == "" && page.Total != nil && *page.Total == 0 {
		return page, nil // every field of an answer is optional
	}
	if page.Items, err = l.decodeItems(ctx, array); err != nil {
		return crawl.Page[T]{}, err
	}
	return page, nil
}

// pick returns the JSON of the fields of an object that have one of the names. If a field
// occurs twice, the last one counts.
func pick(object string, names ...string) map[string]string {
	fields := map[string]string{}

	wire.EachField(object, func(name, value string) {
		if slices.Contains(names, name) {
			fields[name] = value
		}
	})
	return fields
}

// decodeItems reads an array. Many servers write an empty list as null.
func (l *list[T]) decodeItems(ctx context.Context, array string) ([]T, error) {
	rows, err := l.rows(array)
	if err != nil {
		return nil, err
	}
	items, extra := make([]T, len(rows)), parts(0)
	for i, row := range rows {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := l.decode(&items[i], row, &extra); err != nil {
			return nil, fmt.Errorf("%s %d of the page %w", l.item, i+1, err)
		}
		if extra > maxParts {
			return nil, errTooMany
		}
	}
	return items, nil
}

// rows returns the elements of an array.
func (l *list[T]) rows(array string) (rows []string, err error) {
	isList := wire.EachElement(array, func(row string) {
		if len(rows) <= maxRows {
			rows = append(rows, row)
		}
	})

	place := "data"
	if l.field != "" {
		place = "data." + l.field
	}
	switch {
	case array == "":
		return nil, errors.New("it has no " + place)
	case !isList && array != wire.Null:
		return nil, errors.New(place + " is not a list")
	case len(rows) > maxRows:
		return nil, errTooMany
	default:
		return rows, nil
	}
}

// eachField visits the fields of an item.
func eachField(row string, visit func(name, value string)) error {
	if !wire.EachField(row, visit) {
		return errors.New("is not an object")
	}
	return nil
}

var errNoID = errors.New("has no id")

// decodeID reads the field that identifies an item.
func decodeID(raw string) (string, error) {
	id := ""
	if strings.HasPrefix(raw, `"`) {
		id = wire.Unquote(raw)
	}
	switch {
	case id == "":
		return "", errNoID
	case strings.ContainsFunc(id, wire.Unreadable):
		// Replacing characters could make two ids equal.
		return "", errors.New("has an id that cannot be read")
	default:
		return id, nil
	}
}

// parts counts the values of a page of which an item can have any number.
type parts int

// hasRoom counts one more, and reports whether it is within the limit.
func (p *parts) hasRoom() bool {
	*p++
	return *p <= maxParts
}

// elements reads an array. Any other value is an empty list.
func (p *parts) elements(raw string) []json.RawMessage {
	var elements []json.RawMessage

	wire.EachElement(raw, func(element string) {
		if p.hasRoom() {
			elements = append(elements, wire.Compact(element))
		}
	})
	return elements
}

// texts are the text fields of an item, in one piece of memory.
type texts []string

// read returns the text in a field, nil for null.
func (t *texts) read(raw string) *string {
	text, ok := wire.Text(raw)
	if !ok {
		return nil
	}
	*t = append(*t, text)
	return &(*t)[len(*t)-1]
}
