package realtimekit

import "cmp"

// isWhole tells whether the first page alone is proven to be the list: it is
// shorter than asked, as long as the total, and nothing comes before it. The total
// of a full page proves nothing, since it may count the page.
func isWhole(first page, asked int) bool {
	rows := len(first.keys)
	begins := first.startOffset == nil || *first.startOffset <= 1

	return begins && first.total != nil && *first.total == int64(rows) && (rows == 0 || rows < asked)
}

// maybeClamped tells whether a page may be so long because the server gives no
// more, and not because the list ends: then a total that counts the page alone,
// which the documents do not rule out, would make the first page of any list look
// like the whole. Limits are round numbers, lengths of lists seldom are.
func maybeClamped(rows int) bool {
	powerOfTwo := rows >= 16 && rows&(rows-1) == 0

	return rows > 0 && (rows%10 == 0 || rows%25 == 0 || powerOfTwo)
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
	case class == stable && !last.moved:
		return last.reaches(last.claimed())
	case class == growing && last.counted() && !last.repeated:
		return true
	case class == growing && last.inOrder && !last.repeated:
		return last.reaches(last.claimed())
	default:
		return settled(passes) && last.reaches(last.largest)
	}
}

// claimed is how many sessions there were when the pass began: the total of its
// first page, or where that has none, what a later one says.
func (p *pass) claimed() *int64 { return cmp.Or(p.claim, p.largest) }

// counted tells whether the pass holds as many sessions as there were at the
// last moment it knows of. Where rows never leave, it then holds them all:
// whatever it saw was still there at that moment. That needs a total with every
// page: one that came without may be later than all that had one.
func (p *pass) counted() bool { return p.largest != nil && !p.uncounted && p.reaches(p.largest) }

// settled tells whether the last two passes say the same: a third would too.
func settled(passes []*pass) bool {
	n := len(passes)

	return n > 1 && passes[n-1].same(passes[n-2])
}

// provenAtOnce is the proof for a read that stops when it has as many sessions
// as the user wanted: no page is asked for to prove anything, but a total, or
// an end that was seen on the way, may prove it all the same.
func provenAtOnce(class class, only *pass) bool {
	if only.whole || class == volatile {
		return only.whole
	}

	claimed := only.claim != nil && *only.claim == int64(only.held()) && only.counted() && !only.holes

	return claimed || proven(class, []*pass{only})
}
