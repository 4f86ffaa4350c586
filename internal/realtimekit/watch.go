package realtimekit

import "strings"

// Ignored counts the rows that contradict a filter of the query: the API seems
// to ignore parameters that it does not know.
type Ignored struct {
	// Filter is the name of the parameter that most rows contradict, empty where
	// none contradicts one.
	Filter string
	// Rows contradict a filter, out of Of.
	Rows, Of int
}

// Suspicious tells whether so many rows contradict the filter that it seems to
// be ignored, and not that a few sessions changed while they were read.
func (i Ignored) Suspicious() bool { return i.Rows*10 > i.Of }

// honour leaves out the rows that contradict the query. A row that does not say
// does not contradict.
func (q Query) honour(sessions []Session) ([]Session, Ignored) {
	var (
		kept    = make([]Session, 0, len(sessions))
		ignored = Ignored{Of: len(sessions)}
		rows    = map[string]int{}
	)

	for _, session := range sessions {
		filter := q.contradicted(session)
		if filter == "" {
			kept = append(kept, session)

			continue
		}

		ignored.Rows++
		rows[filter]++

		if rows[filter] > rows[ignored.Filter] {
			ignored.Filter = filter
		}
	}

	return kept, ignored
}

// contradicted is the name of the filter that a row contradicts.
func (q Query) contradicted(session Session) string {
	differs := func(wanted string, got *string) bool {
		return wanted != "" && got != nil && !strings.EqualFold(wanted, *got)
	}

	switch {
	case differs(q.Status, session.Status):
		return "status"
	case differs(q.AssociatedID, session.AssociatedID):
		return "associated_id"
	default:
		return ""
	}
}
