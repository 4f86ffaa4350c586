package usage

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/wire"
)

// Options says how to group sessions.
type Options struct {
	GroupBy []Key          // as ParseKeys returns them; nil makes no groups
	Zone    *time.Location // of periods; nil is UTC
}

// Fold adds up sessions. It is not safe for concurrent use.
type Fold struct {
	groupBy  []Key
	calendar calendar
	groups   map[groupKey]*tally
	gaps     Gaps
	rooms    map[string]struct{} // ids of the breakout rooms with minutes
	unnamed  int64               // breakout rooms with minutes, without an id
}

// New returns a Fold without sessions.
func New(options Options) *Fold {
	fold := &Fold{
		groupBy:  options.GroupBy,
		calendar: calendar{zone: cmp.Or(options.Zone, time.UTC)},
		groups:   map[groupKey]*tally{},
		rooms:    map[string]struct{}{},
	}
	if i := slices.IndexFunc(options.GroupBy, Key.isPeriod); i >= 0 {
		fold.calendar.unit = Unit(options.GroupBy[i])
	}
	return fold
}

// Add adds a session, which must not have been added before. It keeps copies only.
func (f *Fold) Add(session realtimekit.Session) {
	created := wire.Time(session.CreatedAt)
	group := f.group(f.keyOf(&session, created))
	group.add(&session, &f.gaps)
	if meeting := session.AssociatedID; meeting != nil && *meeting != "" && slices.Contains(f.groupBy, Meeting) {
		group.rename(&session, created)
	}
	session.EachRoom(f.addRoom)
}

func (f *Fold) addRoom(id string, minutes float64) {
	switch {
	case minutes <= 0:
	case id == "":
		f.unnamed++
	default:
		f.rooms[strings.Clone(id)] = struct{}{}
	}
}

func (f *Fold) group(key groupKey) *tally {
	found, ok := f.groups[key]
	if !ok {
		found = &tally{}
		f.groups[key.own()] = found
	}
	return found
}

// groupKey has a part for each key of Options.GroupBy.
type groupKey [4]part

type part struct {
	text    string
	second  int64 // Unix time at which a period starts
	present bool  // not null
}

func (f *Fold) keyOf(session *realtimekit.Session, created time.Time) (key groupKey) {
	for i, by := range f.groupBy {
		var text *string
		switch by {
		case Meeting:
			text = session.AssociatedID
		case Status:
			text = session.Status
		case Type:
			text = session.Type
		default:
			if !created.IsZero() {
				key[i].second, key[i].present = f.calendar.period(created)
			}
		}
		if text != nil {
			key[i] = part{text: *text, present: true}
		}
	}
	return key
}

func (k groupKey) own() groupKey {
	for i := range k {
		k[i].text = strings.Clone(k[i].text) // keeps no page in memory
	}
	return k
}

func (k groupKey) compare(other groupKey) int {
	for i, a := range k {
		b := other[i]
		switch order := cmp.Or(cmp.Compare(a.second, b.second), cmp.Compare(a.text, b.text)); {
		case a.present && !b.present:
			return -1
		case !a.present && b.present:
			return +1
		case order != 0:
			return order
		}
	}
	return 0
}
