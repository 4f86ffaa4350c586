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

// The limits of a page. Small rows, rooms and fields take more memory decoded than as text.
const (
	maxRows  = 100_000
	maxParts = 1_000_000
)

var errTooMany = fmt.Errorf("%w: more than %d rows, or more than %d breakout rooms, peer events and undocumented fields",
	request.ErrTooMany, maxRows, maxParts)

// decodeEnvelope returns the API's own error if it refused the request.
func decodeEnvelope(body []byte) (request.Envelope, error) {
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}
	envelope, err := request.DecodeEnvelope(body)
	if err == nil && envelope.Refused {
		err = envelope.Err()
	}
	return envelope, err
}

func (l *list[T]) decodePage(ctx context.Context, envelope request.Envelope) (page crawl.Page[T], err error) {
	array, inner := envelope.Data, ""
	if l.field != "" {
		data := pick(envelope.Data, l.field, "paging")
		array, inner = data[l.field], data["paging"]
	}
	paging := pick(envelope.Paging, "total_count", "start_offset")
	if len(paging) == 0 {
		paging = pick(inner, "total_count", "start_offset")
	}
	page.Total, page.FirstOffset = wire.Natural(paging["total_count"]), wire.Natural(paging["start_offset"])
	if array == "" && page.Total != nil && *page.Total == 0 {
		return page, nil // every field of an answer is optional
	}
	page.Items, err = l.decodeItems(ctx, array)
	return page, err
}

// pick returns the JSON of some fields of an object. If one occurs twice, the last counts.
func pick(object string, names ...string) map[string]string {
	fields := map[string]string{}
	wire.EachField(object, func(name, value string) {
		if slices.Contains(names, name) {
			fields[name] = value
		}
	})
	return fields
}

func (l *list[T]) decodeItems(ctx context.Context, array string) ([]T, error) {
	var rows []string
	isList := wire.EachElement(array, func(row string) {
		if len(rows) <= maxRows {
			rows = append(rows, row)
		}
	})
	place := strings.TrimSuffix("data."+l.field, ".")
	switch {
	case array == "":
		return nil, errors.New("it has no " + place)
	case !isList && array != wire.Null: // many servers write an empty list as null
		return nil, errors.New(place + " is not a list")
	case len(rows) > maxRows:
		return nil, errTooMany
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

var errNoID = errors.New("has no id")

// decodeRow calls visit for the fields of an item except its id, which it returns.
func decodeRow(row string, visit func(name, value string)) (id string, err error) {
	err = errNoID
	isObject := wire.EachField(row, func(name, value string) {
		if name == "id" {
			id, err = decodeID(value)
		} else {
			visit(name, value)
		}
	})
	if !isObject {
		return "", errors.New("is not an object")
	}
	return id, err
}

// decodeID reads an id. The error is errNoID for anything other than a text.
func decodeID(raw string) (string, error) {
	if !strings.HasPrefix(raw, `"`) || raw == `""` {
		return "", errNoID
	}
	id := wire.Unquote(raw)
	if strings.ContainsFunc(id, wire.Unreadable) {
		// Replacing characters could make two ids equal.
		return "", errors.New("has an id that cannot be read")
	}
	return id, nil
}

// parts counts the rooms, peer events and undocumented fields of a page.
type parts int

func (p *parts) hasRoom() bool {
	*p++
	return *p <= maxParts
}

func (p *parts) elements(raw string) (elements []json.RawMessage) {
	wire.EachElement(raw, func(element string) {
		if p.hasRoom() {
			elements = append(elements, wire.Compact(element))
		}
	})
	return elements
}

func text(raw string) *string {
	if text, ok := wire.Text(raw); ok {
		return &text
	}
	return nil
}
