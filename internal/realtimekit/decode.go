package realtimekit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"unicode/utf8"

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
var errTooMany = fmt.Errorf("%w: more than %d sessions, or more than %d breakout rooms and undocumented fields",
	request.ErrTooMany, maxRows, maxParts)

// answer is one page as the API sent it.
type answer struct {
	sessions []Session
	// total is the number of sessions that the API reports for the whole list, nil
	// without a usable number.
	total *int64
	// startOffset is the position of the first session in the whole list, from 1, nil
	// without a usable number.
	startOffset *int64
}

// decodePage reads the body of an answer with status 200. It requires a list and the id of
// each session, and accepts any value in every other field. The error comes from package
// request, names the part that is wrong, or is the context's: a page may be long.
func decodePage(ctx context.Context, body []byte) (answer, error) {
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}

	frame, err := request.DecodeEnvelope(body)
	if err != nil {
		return answer{}, err
	}

	if frame.Refused {
		return answer{}, frame.Message()
	}

	rows, inner, err := pageIn(frame)
	if err != nil {
		return answer{}, err
	}

	sessions, err := decodeSessions(ctx, rows)
	if err != nil {
		return answer{}, err
	}

	total, startOffset := decodePaging(frame.Paging, inner)

	return answer{sessions: sessions, total: total, startOffset: startOffset}, nil
}

// pageIn returns the rows of the list, and the paging object next to it. Many servers
// write an empty list as null. Without a list, a total of 0 means an empty list, as every
// field of the answer is optional.
func pageIn(frame request.Envelope) (rows []string, paging string, err error) {
	sessions := ""

	wire.EachField(frame.Data, func(name, value string) {
		switch name {
		case "sessions":
			sessions = value
		case "paging":
			paging = value
		}
	})

	if sessions == "" {
		if total, _ := decodePaging(frame.Paging, paging); total != nil && *total == 0 {
			return nil, paging, nil
		}

		return nil, "", errors.New("it has no data.sessions")
	}

	count := 0
	isList := wire.EachElement(sessions, func(row string) {
		if count++; count <= maxRows {
			rows = append(rows, row)
		}
	})

	switch {
	case !isList && sessions != wire.Null:
		return nil, "", errors.New("data.sessions is not a list")
	case count > maxRows:
		return nil, "", errTooMany
	default:
		return rows, paging, nil
	}
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
