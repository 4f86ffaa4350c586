package usage

import (
	"cmp"
	"strings"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// groupKey is what the sessions of a group have in common. Parts that are not
// grouped by are absent from all of them.
type groupKey struct {
	period                part[int64]
	meeting, status, kind part[string]
}

// part is a value, or null.
type part[T cmp.Ordered] struct {
	value   T
	present bool
}

func partOf[T cmp.Ordered](sent *T) part[T] {
	if sent == nil {
		return part[T]{}
	}

	return part[T]{*sent, true}
}

// compare puts null last.
func (p part[T]) compare(other part[T]) int {
	switch {
	case p.present && other.present:
		return cmp.Compare(p.value, other.value)
	case p.present:
		return -1
	case other.present:
		return +1
	default:
		return 0
	}
}

// pointer is nil for null, else to a copy.
func (p part[T]) pointer() *T {
	if !p.present {
		return nil
	}

	return &p.value
}

// own is the key with texts of its own, which hold on to no page.
func (k groupKey) own() groupKey {
	k.meeting.value = strings.Clone(k.meeting.value)
	k.status.value = strings.Clone(k.status.value)
	k.kind.value = strings.Clone(k.kind.value)

	return k
}

// compare looks at one part.
func (k groupKey) compare(other groupKey, by Key) int {
	switch by {
	case Meeting:
		return k.meeting.compare(other.meeting)
	case Status:
		return k.status.compare(other.status)
	case Type:
		return k.kind.compare(other.kind)
	default:
		return k.period.compare(other.period)
	}
}

// group is what is known of the sessions with one key.
type group struct {
	tally

	newest newest
}

func (f *Fold) keyOf(session *realtimekit.Session, start int64, inPeriod bool) groupKey {
	key := groupKey{period: part[int64]{start, inPeriod}}

	for _, by := range f.groupBy {
		switch by {
		case Meeting:
			key.meeting = partOf(session.AssociatedID)
		case Status:
			key.status = partOf(session.Status)
		case Type:
			key.kind = partOf(session.Type)
		}
	}

	return key
}
