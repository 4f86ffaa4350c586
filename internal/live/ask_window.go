package main

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strings"
	"time"
)

// wire is how the client writes a time.
const wire = "2006-01-02T15:04:05.000Z"

// windowEvidence is what windows showed of start_time and end_time.
type windowEvidence struct {
	ignored bool
	left    []idea // those that nothing speaks against, where something speaks for them
	none    bool   // no window held the session as any idea would have it
	err     error
}

// longAgo is before there was such a service.
var longAgo = span{time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2001, 1, 2, 0, 0, 0, 0, time.UTC)}

func (s span) query() []string {
	return []string{"start_time", s.start.UTC().Format(wire), "end_time", s.end.UTC().Format(wire)}
}

// windows asks once; several questions need to know.
func (p *probe) windows(ctx context.Context) *windowEvidence {
	if p.window == nil {
		p.window = &windowEvidence{}
		p.window.err = p.tryWindows(ctx, p.window)
	}
	return p.window
}

func (p *probe) tryWindows(ctx context.Context, w *windowEvidence) error {
	m, ok := p.clearest()
	if !ok {
		return errTooFew
	}
	before, err := p.nothing(ctx, longAgo.query(), m.spans()[0].query())
	if err != nil {
		return err
	}
	if w.ignored = len(before.rows) > 0; w.ignored {
		return nil
	}
	w.left = m.ideas()
	seen := false
	for _, window := range m.spans() {
		held, err := p.finds(ctx, m.id, window.query()...)
		if errors.Is(err, errTooFew) || isRefusal(err) {
			continue // one may be too long for the service
		}
		if err != nil {
			return err
		}
		seen = seen || held
		w.left = slices.DeleteFunc(w.left, func(i idea) bool { return !i.agrees(m, window, held) })
	}
	if w.none = len(w.left) == 0; !w.none && !seen {
		return errTooFew // there was nothing to be seen
	}
	return nil
}

// finds tells whether a filter finds a session. That it does not is certain only
// where the answer is no page that may have been cut.
func (p *probe) finds(ctx context.Context, id string, query ...string) (bool, error) {
	found, err := p.rows(ctx, p.sized(query...)...)
	switch {
	case err != nil:
		return false, err
	case found.holds(id):
		return true, nil
	case !p.whole && len(found.rows) >= len(p.oldest.rows):
		return false, errTooFew
	}
	return false, nil
}

const ignoredParameter = "none: the parameter is ignored"

func comparedTime(ctx context.Context, p *probe) (string, error) {
	w := p.windows(ctx)
	switch {
	case w.err != nil:
		return "", w.err
	case w.ignored:
		return ignoredParameter, nil
	case w.none:
		return "none of " + strings.Join(times, ", ") + ", as far as windows of seconds show", nil
	case len(w.left) == 1:
		return w.left[0].name, nil
	}
	names := make([]string, len(w.left))
	for i, idea := range w.left {
		names[i] = idea.name
	}
	return strings.Join(names, " or ") + ": the sessions of this app do not tell them apart", nil
}

// bounds asks with a session in which all times that may be compared are the same
// moment, to the millisecond in which times are sent.
func bounds(ctx context.Context, p *probe) (string, error) {
	w := p.windows(ctx)
	if w.err != nil || w.ignored || w.none {
		return "", cmp.Or(w.err, errTooFew)
	}
	id, at, ok := p.moment(w.left)
	if !ok {
		return "", errTooFew
	}
	var held [3]bool
	for i, window := range []span{{at, at.Add(aside)}, {at.Add(-aside), at}, {at.Add(time.Millisecond), at.Add(aside)}} {
		var err error
		if held[i], err = p.finds(ctx, id, window.query()...); err != nil {
			return "", err
		}
	}
	if held[2] {
		return "not to be told: times are not compared to the millisecond", nil
	}
	text := "start_time " + belongs(held[0]) + ", end_time " + belongs(held[1])
	if !held[0] || !held[1] {
		text += ", or times are kept finer than they are shown"
	}
	return text, nil
}

func belongs(is bool) string {
	if is {
		return "belongs to it"
	}
	return "does not"
}

func (p *probe) moment(left []idea) (id string, at time.Time, ok bool) {
	for _, r := range p.settled() {
		if at, ok := r.moments().common(left); ok {
			return r.text("id"), at, true
		}
	}
	return "", time.Time{}, false
}

// common is the moment that all of some ideas compare.
func (m moments) common(ideas []idea) (time.Time, bool) {
	var common time.Time
	for i, idea := range ideas {
		at, ok := m.at[idea.field]
		if !ok || i > 0 && !at.Equal(common) || !at.Equal(at.Truncate(time.Millisecond)) {
			return time.Time{}, false
		}
		common = at
	}
	return common, len(ideas) > 0
}
