package realtimekit

// isWhole tells whether the first page alone is proven to be the list: it is
// shorter than asked, and as long as the total. The total of a full page proves
// nothing, since it may count the page.
func isWhole(first answer, asked int) bool {
	rows := len(first.sessions)

	return first.total != nil && *first.total == int64(rows) && (rows == 0 || rows < asked)
}

// proven tells whether the last pass holds every session that matched
// throughout the read. It is the heart of the promise; DESIGN.md argues it.
func proven(class class, passes []*pass) bool {
	last := passes[len(passes)-1]

	switch {
	case last.whole:
		return true
	case !last.ended:
		return false
	case class == stable:
		return last.reaches(last.claim)
	case class == growing && last.largest != nil && last.reaches(last.largest):
		return true
	default:
		return settled(passes) && last.reaches(last.largest)
	}
}

// settled tells whether the last two passes say the same: a third would too.
func settled(passes []*pass) bool {
	n := len(passes)

	return n > 1 && passes[n-1].same(passes[n-2])
}

// provenAtOnce is the proof for a read that stops when it has as many sessions
// as the user wanted: no page is asked for to prove anything, but a total, or
// an end that was seen on the way, may prove it all the same. Rows that only
// ever move towards the end cannot slip past a read that goes the same way.
func provenAtOnce(class class, only *pass) bool {
	if only.whole || class == volatile {
		return only.whole
	}

	claimed := only.claim != nil && *only.claim == int64(len(only.sessions))

	return (claimed || only.ended) && only.reaches(only.largest)
}
