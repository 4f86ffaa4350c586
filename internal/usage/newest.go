package usage

import (
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// newest keeps the name that the newest session of a meeting has: meetings are
// renamed. A session without a readable created_at is older than any with one;
// ids, which are unique, decide what is left.
type newest struct {
	dated bool
	at    time.Time
	// id is empty while nothing was seen. Both texts are copies that are used
	// again, as in edge.
	id, name []byte
	named    bool
}

func (n *newest) see(session *realtimekit.Session, at time.Time, dated bool) {
	if len(n.id) > 0 && !n.olderThan(session.ID, at, dated) {
		return
	}

	n.dated, n.at = dated, at
	n.id = append(n.id[:0], session.ID...)
	n.named = session.MeetingDisplayName != nil
	n.name = n.name[:0]

	if n.named {
		n.name = append(n.name, *session.MeetingDisplayName...)
	}
}

func (n *newest) olderThan(id string, at time.Time, dated bool) bool {
	switch order := at.Compare(n.at); {
	case n.dated != dated:
		return dated
	case dated && order != 0:
		return order > 0
	default:
		return id > string(n.id)
	}
}

// value is the name, nil where the newest session has none.
func (n *newest) value() *string {
	if !n.named {
		return nil
	}

	name := string(n.name)

	return &name
}
