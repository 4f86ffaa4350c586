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

// watch counts rows by the filter that they contradict.
type watch struct {
	Ignored

	by map[string]int
}

// add counts a row and the filter that it contradicts, if any.
func (w *watch) add(filter string) {
	w.Of++

	if filter == "" {
		return
	}

	if w.by == nil {
		w.by = map[string]int{}
	}

	w.Rows++
	w.by[filter]++

	if w.by[filter] > w.by[w.Filter] {
		w.Filter = filter
	}
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
