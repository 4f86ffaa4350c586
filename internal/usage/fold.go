package usage

import (
	"slices"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// Options say how to group.
type Options struct {
	// GroupBy holds the keys in the order of the groups; nil makes no groups.
	GroupBy []Key
	// Zone is the time zone of periods; nil is UTC.
	Zone *time.Location
}

// Fold adds up sessions, one by one. It is for one goroutine at a time.
type Fold struct {
	groupBy          []Key
	calendar         calendar
	byPeriod, byName bool
	groups           map[groupKey]*group
}

// New begins with no sessions. The error is about Options.GroupBy, as that of
// ParseKeys.
func New(options Options) (*Fold, error) {
	fold := &Fold{
		groupBy: slices.Clone(options.GroupBy),
		groups:  map[groupKey]*group{},
	}

	if options.GroupBy != nil {
		if err := checkKeys(options.GroupBy); err != nil {
			return nil, err
		}
	}

	fold.calendar.zone = options.Zone
	if options.Zone == nil {
		fold.calendar.zone = time.UTC
	}

	for _, key := range options.GroupBy {
		switch {
		case key.isPeriod():
			fold.byPeriod, fold.calendar.unit = true, Unit(key)
		case key == Meeting:
			fold.byName = true
		}
	}

	return fold, nil
}

// Add counts a session. Adding it once is up to the caller. Nothing of it is
// held on to: what is kept is copied.
func (f *Fold) Add(session realtimekit.Session) {
	var (
		created  time.Time
		dated    bool
		start    int64
		inPeriod bool
	)

	if f.byPeriod || f.byName {
		created, dated = instant(session.CreatedAt)
	}

	if f.byPeriod && dated {
		start, inPeriod = f.calendar.period(created)
	}

	group := f.group(f.keyOf(&session, start, inPeriod))
	group.add(&session)

	if f.byName && isMeeting(session.AssociatedID) {
		group.newest.see(&session, created, dated)
	}
}

// isMeeting tells an id from none: what sessions without one have in common is no
// meeting, and the title of one of them says nothing of the others.
func isMeeting(id *string) bool { return id != nil && *id != "" }

func (f *Fold) group(key groupKey) *group {
	found, ok := f.groups[key]
	if !ok {
		found = &group{}
		f.groups[key.own()] = found
	}

	return found
}
