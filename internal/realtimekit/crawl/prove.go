package crawl

import "fmt"

// verdict says whether a list is proven to be complete, and why.
type verdict struct {
	Complete bool
	Reason   string
}

func proven(format string, a ...any) verdict   { return verdict{true, fmt.Sprintf(format, a...)} }
func unproven(format string, a ...any) verdict { return verdict{false, fmt.Sprintf(format, a...)} }

// prove judges the last of the passes: whether it holds every item that matched
// throughout the read.
func prove(logs []*log) verdict {
	last := logs[len(logs)-1]
	v := last.view()

	if v.class != Volatile {
		if lack := missing(last, logs[:len(logs)-1]); lack.Reason != "" {
			return lack
		}
	}

	if last.maxItems > 0 {
		if limited := v.limited(last); limited.Reason != "" {
			return limited
		}
	}

	switch {
	case v.isWhole(last):
		return proven("the first page is the whole list: %d items, as many as its total", v.size())
	case !v.reachedEnd():
		return v.noEnd()
	case last.has(ignored), v.class == Volatile && last.pageNoIgnored && v.repeated && v.pages <= 1:
		return unproven("page %d repeats page %d: the API may ignore page_no", v.endsAt, v.first.number)
	case v.class == Stable && v.moved == 0:
		return v.reaches(v.claimed(), "read to the end in an order in which nothing moves")
	case v.class == Growing && v.countedToEnd():
		return proven("as many items as the largest total, %d", *v.trusted)
	case v.class == Growing && last.wasInOrder() && !v.repeated:
		return v.reaches(v.claimed(), "read to the end one page after another")
	case settled(logs):
		return v.reaches(v.evidence, "two reads saw the same items")
	default:
		return v.unsettled(logs)
	}
}

// missing compares a pass with the earlier ones: where items never leave, what it
// lacks is missing.
func missing(last *log, earlier []*log) verdict {
	for _, l := range earlier {
		if n := last.lacks(l); n > 0 {
			return unproven("an earlier read saw %d items that the last one did not", n)
		}

		evidence := l.view().evidence
		if evidence != nil && *evidence > int64(len(last.seen)) {
			return unproven("a total of %d is larger than the %d items that were read", *evidence, len(last.seen))
		}
	}

	return verdict{}
}

// limited judges a pass that stopped at max_items: no page is requested to prove
// anything, but a total that it reached, or an end that it saw, proves it all the same.
func (v *view) limited(l *log) verdict {
	claim := v.claim()

	switch {
	case v.held > l.maxItems:
		return unproven("max_items left out items that were read")
	case v.class == Volatile && !v.isWhole(l) && !v.reachedEnd():
		return unproven("max_items ended the read")
	case v.class != Volatile && claim != nil && *claim == int64(v.held) && v.hole == 0 && v.counted():
		return proven("as many items as the total, %d", *claim)
	default:
		return verdict{}
	}
}

func (v *view) noEnd() verdict {
	switch {
	case v.hole > 0:
		return unproven("page %d brought nothing new, although a later page did", v.hole)
	case v.knownPages > 0:
		return unproven("page %d has only items of earlier pages, in another arrangement", v.last)
	default:
		return unproven("the end of the list was not seen")
	}
}

func (v *view) unsettled(logs []*log) verdict {
	last := logs[len(logs)-1]

	switch {
	case len(logs) > 1:
		return unproven("%d reads saw different items, the last one %d", len(logs), v.held)
	case v.moved > 0:
		return unproven("page %d has items of an earlier page next to new ones: something moved", v.moved)
	case last.class == Volatile:
		return unproven("items may leave and move, so that one read proves nothing")
	default:
		return unproven("nothing counts the list in every answer")
	}
}

// reaches is a proof, provided that the pass saw as many items as claimed.
func (v *view) reaches(claim *int64, reason string) verdict {
	if claim != nil && int64(v.held) < *claim {
		return unproven("a total of %d is larger than the %d items that were read", *claim, v.held)
	}

	return proven("%s: %d items", reason, v.held)
}

// claimed is the number of items when the pass began: the total of the first page, or,
// if that has none or a wrong one, the largest of any page. A later total may count
// arrivals, unless its page lacks the items that it counts.
func (v *view) claimed() *int64 {
	if claim := v.claim(); claim != nil && v.held > 0 {
		return larger(claim, v.denied)
	}

	return v.evidence
}

// larger is the larger of two totals, either of which may be unknown.
func larger(a, b *int64) *int64 {
	if a == nil || b != nil && *b > *a {
		return b
	}

	return a
}

// counted reports whether the pass saw as many items as any total, and each page with
// items has one. Where items never leave it then holds them all: whatever it saw was
// still there when that total was sent.
func (v *view) counted() bool {
	return v.trusted != nil && !v.uncounted && int64(v.held) >= *v.trusted
}

// countedToEnd is counted for a pass to the end, which a repeat does not show.
func (v *view) countedToEnd() bool { return v.counted() && !v.repeated }

// settled reports whether the last two passes saw the same items: another would too.
func settled(logs []*log) bool {
	n := len(logs)

	return n > 1 && logs[n-1].same(logs[n-2])
}

// worthAnother reports whether another pass may prove what this one did not.
func worthAnother(logs []*log) bool {
	last := logs[len(logs)-1]
	v := last.view()

	if settled(logs) {
		return false
	}

	if last.maxItems == 0 {
		return true
	}

	// A limited pass that has all that the limit allows is as good as any.
	short := v.trusted != nil && int64(v.held) < *v.trusted || v.hole > 0

	return v.held < last.maxItems && v.class != Volatile && short
}
