package realtimekit

import (
	"slices"
	"time"
)

// page is what the crawl remembers of an answer: which sessions it has, and what
// was made of them.
type page struct {
	keys []key
	// contradicts names the filter that a row contradicts; it is nil where none
	// does.
	contradicts []string
	// prepared is what the reader made of the sessions.
	prepared any

	// total and startOffset are those of the answer, took how long it took.
	total, startOffset *int64
	took               time.Duration
}

// page prepares an answer. It is called beside the requests for other pages.
func (c *crawl) page(got answer) page {
	made := page{
		keys:     make([]key, len(got.sessions)),
		prepared: c.reader.prepare(got.sessions),
		total:    got.total, startOffset: got.startOffset,
	}

	for row, session := range got.sessions {
		made.keys[row] = keyOf(session.ID)

		if filter := c.query.contradicted(session); filter != "" {
			if made.contradicts == nil {
				made.contradicts = make([]string, len(got.sessions))
			}

			made.contradicts[row] = filter
		}
	}

	return made
}

// contradicted is the filter that a row contradicts, if any.
func (p page) contradicted(row int) string {
	if p.contradicts == nil {
		return ""
	}

	return p.contradicts[row]
}

// same tells whether two pages are, row by row, the same sessions.
func (p page) same(other page) bool { return slices.Equal(p.keys, other.keys) }
