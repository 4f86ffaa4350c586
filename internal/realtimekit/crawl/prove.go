package crawl

import (
	"fmt"
	"maps"
	"slices"
)

type verdict struct {
	complete bool
	reason   string
}

func proven(format string, a ...any) verdict   { return verdict{true, fmt.Sprintf(format, a...)} }
func unproven(format string, a ...any) verdict { return verdict{false, fmt.Sprintf(format, a...)} }

// prove judges whether the last pass has every item that matched throughout the read.
func prove(v *view) verdict {
	switch lack := v.missing(); {
	case lack != "":
		return verdict{reason: lack}
	case v.maxItems > 0 && v.held() > v.maxItems:
		return unproven("max_items left out items that were read")
	case v.isWhole():
		return proven("the first page is the whole list, with as many items as its total, %d", v.size())
	case v.hasAllCounted():
		return proven("as many items as the largest total, %d", *v.usableTotal)
	case !v.reachedEnd():
		return verdict{reason: v.noEnd()}
	case v.ignoresPageNo():
		return unproven("page %d repeats page %d: the API may ignore page_no", v.ends[0].number, v.first.number)
	case v.class == Stable && v.moved() == 0:
		return v.reaches(v.requiredTotal(), "read to the end in an order in which nothing moves")
	case v.class == Growing && v.wasInOrder() && !v.repeats():
		return v.reaches(v.requiredTotal(), "read to the end one page after another")
	case v.settled():
		return v.reaches(v.largestTotal(), "two passes found the same items")
	default:
		return verdict{reason: v.unsettled()}
	}
}

// missing says what the pass lacks that an earlier one saw or counted. Only volatile items
// may leave.
func (v *view) missing() string {
	if v.class == Volatile {
		return ""
	}
	for _, l := range v.earlier {
		if n := v.lacks(l); n > 0 {
			return fmt.Sprintf("an earlier pass found %d items that the last one did not", n)
		}
		if verdict := v.reaches(l.largestTotal(), ""); !verdict.complete {
			return verdict.reason
		}
	}
	return ""
}

// ignoresPageNo reports whether the API seems to send the same page for every number. On
// volatile lists the question may have been answered wrongly in one pass.
func (v *view) ignoresPageNo() bool {
	ignores := func(l *log) bool { return l.question.kind == ignored }
	before := slices.ContainsFunc(v.earlier, ignores)
	return ignores(v.log) || v.class == Volatile && before && v.repeats() && v.onePage()
}

func (v *view) noEnd() string {
	switch hole := v.hole(); {
	case hole >= 0:
		return fmt.Sprintf("page %d brought nothing new, although a later page did", hole)
	case v.knownPages > 0:
		return fmt.Sprintf("page %d has only items of earlier pages, in another arrangement", v.last())
	default:
		return "the end of the list was not seen"
	}
}

func (v *view) unsettled() string {
	switch {
	case len(v.earlier) > 0:
		return fmt.Sprintf("%d passes found different items, the last one %d", len(v.earlier)+1, v.held())
	case v.moved() > 0:
		return fmt.Sprintf("page %d has items of an earlier page next to new ones: something moved", v.moved())
	case v.class == Volatile:
		return "items may leave and move, so that one pass proves nothing"
	default:
		return "not every page with items has a total"
	}
}

// reaches is a proof if the pass saw as many items as the total.
func (v *view) reaches(total *int64, reason string) verdict {
	if total != nil && int64(v.held()) < *total {
		return unproven("a total of %d is larger than the %d items that were read", *total, v.held())
	}
	return proven("%s: %d items", reason, v.held())
}

// requiredTotal is the number of items when the pass began: the total of the first page, or the
// largest of any page if that has none or a wrong one. A later total may count arrivals,
// unless its page lacks the items that it counts.
func (v *view) requiredTotal() *int64 {
	total := v.firstTotal()
	if total == nil || v.held() == 0 {
		return v.largestTotal()
	}
	for number, o := range v.latest {
		if o.rows == 0 && o.total != nil && *o.total > v.place(number) {
			total = larger(total, o.total)
		}
	}
	return total
}

// hasAllCounted reports whether the pass saw as many items as any total, and every page with
// items has one. Items that never leave were still there when that total was sent, so this
// holds even if the pass stopped at max_items. A repeat may hide items that no total counts.
func (v *view) hasAllCounted() bool {
	return v.class != Volatile && v.usableTotal != nil && v.counted() && int64(v.held()) >= *v.usableTotal &&
		v.hole() < 0 && !v.repeats()
}

func (v *view) settled() bool {
	n := len(v.earlier)
	return n > 0 && maps.Equal(v.seen, v.earlier[n-1].seen)
}

func (v *view) worthAnother() bool {
	if len(v.earlier)+1 == maxPasses || v.settled() {
		return false
	}
	if v.maxItems == 0 {
		return true
	}
	// A limited pass that has all that the limit allows is as good as any.
	short := v.usableTotal != nil && int64(v.held()) < *v.usableTotal || v.hole() >= 0
	return v.held() < v.maxItems && v.class != Volatile && short
}
