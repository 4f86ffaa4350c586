package release

import (
	"fmt"
	"slices"
)

// Problem is something for which a registry would refuse a release, or serve one
// that does not work.
type Problem struct {
	What string // is wrong
	Do   string // to put it right
}

func (p Problem) String() string { return p.What + "\n    " + p.Do }

// problems grow while a release is looked at.
type problems []Problem

func (p *problems) add(do, format string, arguments ...any) {
	*p = append(*p, Problem{What: fmt.Sprintf(format, arguments...), Do: do})
}

// sorted puts the problems of one file together, and each of them once.
func (p problems) sorted() []Problem {
	list := slices.SortedStableFunc(slices.Values(p), func(a, b Problem) int {
		switch {
		case a.What < b.What:
			return -1
		case a.What > b.What:
			return 1
		}
		return 0
	})
	return slices.Compact(list)
}
