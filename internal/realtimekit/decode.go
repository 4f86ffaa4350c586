package realtimekit

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"unicode/utf8"
)

// A page that fits largestPage can hold far more rows, and rooms and fields in them,
// than there are in sessions, each of which takes more memory than it has letters.
const (
	mostRows  = 100_000
	mostParts = 1_000_000
)

// errTooMany is a page that would take too much memory.
var errTooMany = fmt.Errorf("the page has more than %d sessions, or more than %d breakout rooms and undocumented fields", mostRows, mostParts)

// answer is one page as the API sent it.
type answer struct {
	sessions []Session
	// total is what the API says the whole list holds, nil where it says
	// nothing that can be a count.
	total *int64
	// startOffset is the place of the first row in the whole list, from 1.
	startOffset *int64
}

// decodePage reads the body of an answer with status 200. It is lenient in
// everything but the id, since nothing enforces what the schema requires. The
// error is errNoJSON, errTooDeep, errTooMany, an *apiMessage, or says which part is not what
// it should be; or the context's, since a page may be long.
func decodePage(ctx context.Context, body []byte) (answer, error) {
	if !utf8.Valid(body) {
		body = bytes.ToValidUTF8(body, []byte("\uFFFD"))
	}

	frame, err := decodeEnvelope(body)
	if err != nil {
		return answer{}, err
	}

	if frame.refused {
		return answer{}, frame.message()
	}

	rows, inner, err := frame.page()
	if err != nil {
		return answer{}, err
	}

	sessions, err := decodeSessions(ctx, rows)
	if err != nil {
		return answer{}, err
	}

	total, startOffset := decodePaging(frame.paging, inner)

	return answer{sessions: sessions, total: total, startOffset: startOffset}, nil
}

// page finds the list, and paging beside it. A null list is how many servers
// write an empty one; a missing one is another answer than the one that was asked
// for.
func (e envelope) page() (rows []string, paging string, err error) {
	sessions := ""

	eachField(e.data, func(name, value string) {
		switch name {
		case "sessions":
			sessions = value
		case "paging":
			paging = value
		}
	})

	if sessions == "" {
		return nil, "", errors.New("it has no data.sessions")
	}

	count := 0
	isList := eachElement(sessions, func(row string) {
		if count++; count <= mostRows {
			rows = append(rows, row)
		}
	})

	switch {
	case !isList && sessions != null:
		return nil, "", errors.New("data.sessions is not a list")
	case count > mostRows:
		return nil, "", errTooMany
	default:
		return rows, paging, nil
	}
}

// decodePaging takes the first of the places where paging may stand that holds
// an object with anything in it.
func decodePaging(places ...string) (total, startOffset *int64) {
	for _, place := range places {
		said := false

		eachField(place, func(name, value string) {
			said = true

			switch name {
			case "total_count":
				total = natural(value)
			case "start_offset":
				startOffset = natural(value)
			}
		})

		if said {
			return total, startOffset
		}
	}

	return nil, nil
}

// natural reads a count that cannot be negative.
func natural(raw string) *int64 {
	count := wholeNumber(raw)
	if count == nil || *count < 0 {
		return nil
	}

	return count
}
