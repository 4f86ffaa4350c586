package realtimekit

import "strings"

// Ignored counts the sessions that contradict a filter of the query: the API seems to
// ignore parameters that it does not know.
type Ignored struct {
	// Filter is the name of the parameter that most of them contradict, empty without
	// any.
	Filter string
	// Rows is the number of sessions that contradict a filter, and Of the number of all.
	Rows, Of int
}

// Suspicious reports whether more than a tenth of the sessions contradict a filter. The
// API then seems to ignore it; a few sessions may have changed while they were read.
func (i Ignored) Suspicious() bool { return i.Rows*10 > i.Of }

// watch counts sessions by the filter that they contradict.
type watch struct {
	Ignored

	by map[string]int
}

// add counts a session and the filter that it contradicts, "" if none.
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

// contradicted returns the name of the filter that a session contradicts, or "".
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
