package usage

import "time"

// The edges of time that a report names.
const (
	earliest = -1
	latest   = +1
)

// edge keeps the text of the earliest or latest instant seen. Its bytes are a
// copy, so that no text holds on to the page it was read from, and are used
// again for the next, so that a later session costs no allocation.
type edge struct {
	at   time.Time
	text []byte
}

// see takes the instant where it is further out. Of several texts for the same
// instant the smallest stays, whichever came first.
func (e *edge) see(at time.Time, text string, direction int) {
	switch order := at.Compare(e.at); {
	case e.text == nil, order == direction, order == 0 && text < string(e.text):
		e.at, e.text = at, append(e.text[:0], text...)
	}
}

func (e *edge) merge(other edge, direction int) {
	if other.text != nil {
		e.see(other.at, string(other.text), direction)
	}
}

// value is the text, nil where nothing was seen.
func (e *edge) value() *string {
	if e.text == nil {
		return nil
	}

	text := string(e.text)

	return &text
}
