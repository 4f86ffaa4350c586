package realtimekit

// class says what the rows of a query may do while they are read, and with it
// what can be proven of a list that was read page by page: an API with offset
// paging has no snapshot.
type class int

const (
	// stable rows never leave, and new ones land at the end.
	stable class = iota
	// growing rows never leave, but new ones may land anywhere.
	growing
	// volatile rows come, go and move.
	volatile
)

// class sorts the query, in the form in which it is sent. An order that is left
// to the API is taken for the worse one. A search looks at titles, and people
// rename meetings: whether their sessions are renamed with them is not documented.
func (q Query) class() class {
	switch {
	case q.Status == StatusLive, q.Participants != "", q.Search != "", q.SortBy == SortByMinutesConsumed:
		return volatile
	case q.Status != "", q.SortBy != SortByCreatedAt, q.SortOrder != SortAscending:
		return growing
	default:
		return stable
	}
}
