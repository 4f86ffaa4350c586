package realtimekit

import (
	"bytes"
	"errors"
	"time"
	"unicode/utf8"
)

// answer is one page as the API sent it.
type answer struct {
	sessions []Session
	// total is what the API says the whole list holds, nil where it says
	// nothing that can be a count.
	total *int64
	// startOffset is the place of the first row in the whole list, from 1.
	startOffset *int64
	// took is how long the request was under way.
	took time.Duration
}

// decodePage reads the body of an answer with status 200. It is lenient in
// everything but the id, since nothing enforces what the schema requires. The
// error is errNoJSON, errTooDeep, an *apiMessage, or says which part is not what
// it should be.
func decodePage(body []byte) (answer, error) {
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

	sessions, err := decodeSessions(rows)
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

	isList := eachElement(sessions, func(row string) { rows = append(rows, row) })
	if !isList && sessions != null {
		return nil, "", errors.New("data.sessions is not a list")
	}

	return rows, paging, nil
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
