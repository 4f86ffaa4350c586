package realtimekit

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
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

// decodePage reads the body of an answer with status 200. The error comes from package
// request, names the part that is wrong, or is the context's: a page may be long.
func (l *list[T]) decodePage(ctx context.Context, body []byte) (crawl.Page[T], error) {
	frame, err := decodeFrame(body)
	if err != nil {
		return crawl.Page[T]{}, err
	}

	array, paging := frame.Data, ""
	if l.field != "" {
		array, paging = listIn(frame.Data, l.field)
	}

	var page crawl.Page[T]

	page.Total, page.FirstOffset = decodePaging(frame.Paging, paging)
	if array == "" && page.Total != nil && *page.Total == 0 {
		return page, nil // every field of an answer is optional
	}

	page.Items, err = l.decodeItems(ctx, array)
	if err != nil {
		return crawl.Page[T]{}, err
	}

	return page, nil
}

// listIn returns the field of data that has the items, and the paging next to it.
func listIn(data, field string) (array, paging string) {
	wire.EachField(data, func(name, value string) {
		switch name {
		case field:
			array = value
		case "paging":
			paging = value
		}
	})

	return array, paging
}

// decodePaging reads the first of the places that is an object with at least one field.
func decodePaging(places ...string) (total, startOffset *int64) {
	for _, place := range places {
		found := false

		wire.EachField(place, func(name, value string) {
			found = true

			switch name {
			case "total_count":
				total = wire.Natural(value)
			case "start_offset":
				startOffset = wire.Natural(value)
			}
		})

		if found {
			return total, startOffset
		}
	}

	return nil, nil
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

// decodeID reads the field that identifies an item.
func decodeID(raw string) (string, error) {
	id := ""
	if strings.HasPrefix(raw, `"`) {
		id = wire.Unquote(raw)
	}

	switch {
	case id == "":
		return "", errors.New("has no id")
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

// textOf reads a string, nil for null.
func textOf(raw string) *string {
	text, ok := wire.Text(raw)
	if !ok {
		return nil
	}

	return &text
}
