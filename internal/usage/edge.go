package usage

import "time"

// The directions of an edge.
const (
	backward = -1
	forward  = +1
)

// edge keeps the earliest or the latest of some times, with a text that belongs to it. The
// text is a copy: it does not keep a page in memory, and the next one reuses its bytes.
type edge struct {
	at   time.Time
	text []byte
}

// see reports whether it kept the time: the first one, and every one that is further in
// the direction. Of equal times, the one with the smallest text is kept.
func (e *edge) see(at time.Time, text string, direction int) bool {
	order := at.Compare(e.at) * direction
	if e.text != nil && (order < 0 || order == 0 && text >= string(e.text)) {
		return false
	}
	e.at, e.text = at, append(e.text[:0], text...)
	return true
}

func (e *edge) merge(other *edge, direction int) {
	if other.text != nil {
		e.see(other.at, string(other.text), direction)
	}
}

// copied returns a copy of a text, nil if there is no text.
func copied(text []byte, ok bool) *string {
	if !ok {
		return nil
	}
	return new(string(text))
}
