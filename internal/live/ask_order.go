package main

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"
)

// enough is a number of sessions that are hardly in order by chance.
const enough = 5

func defaultOrder(_ context.Context, p *probe) (string, error) { return p.plain.order() }

func sortByAlone(ctx context.Context, p *probe) (string, error) {
	answer, err := p.rows(ctx, "sort_by", "minutesConsumed")
	if err != nil {
		return "", err
	}
	return answer.order()
}

func sortOrderAlone(ctx context.Context, p *probe) (string, error) {
	answer, err := p.rows(ctx, "sort_order", "ASC")
	if err != nil {
		return "", err
	}
	return answer.order()
}

// order is what the rows are sorted by. Where minutes and a time rise or fall
// together, or one is the same in all, it may be either. Times that go together,
// as sessions start in the order in which they are created, are all named.
func (p page) order() (string, error) {
	if len(p.rows) < enough {
		return "", errTooFew
	}
	rising, falling, ok := directions(p.rows, row.minutes)
	if !ok || rising && falling {
		return "", errTooFew
	}
	up, down, ok := p.byTime()
	switch {
	case !ok, (rising || falling) && len(up)+len(down) > 0, len(up) > 0 && len(down) > 0:
		return "", errTooFew
	case rising:
		up = []string{"minutes_consumed"}
	case falling:
		down = []string{"minutes_consumed"}
	}
	switch {
	case up != nil:
		return strings.Join(up, " or ") + ", ascending", nil
	case down != nil:
		return strings.Join(down, " or ") + ", descending", nil
	}
	return "neither by created_at nor by minutes_consumed", nil
}

// byTime are the times by which the rows rise, and by which they fall. All have to
// show when they were created, and not the same; another time counts where shown.
func (p page) byTime() (up, down []string, ok bool) {
	for _, name := range times {
		var shown []time.Time
		for _, r := range p.rows {
			if at, ok := r.time(name); ok {
				shown = append(shown, at)
			}
		}
		rising := slices.IsSortedFunc(shown, time.Time.Compare)
		falling := slices.IsSortedFunc(shown, func(a, b time.Time) int { return b.Compare(a) })
		switch {
		case name == "created_at" && (len(shown) < len(p.rows) || rising && falling):
			return nil, nil, false
		case rising && falling:
		case rising:
			up = append(up, name)
		case falling:
			down = append(down, name)
		}
	}
	return up, down, true
}

func directions(rows []row, key func(row) (float64, bool)) (rising, falling, ok bool) {
	keys := make([]float64, len(rows))
	for i, r := range rows {
		if keys[i], ok = key(r); !ok {
			return false, false, false
		}
	}
	rising = slices.IsSorted(keys)
	falling = slices.IsSortedFunc(keys, func(a, b float64) int { return cmp.Compare(b, a) })
	return rising, falling, true
}

func (r row) minutes() (float64, bool) {
	var value *float64
	if json.Unmarshal(r["minutes_consumed"], &value) != nil || value == nil {
		return 0, false
	}
	return *value, true
}

// time is a field that is an RFC 3339 time.
func (r row) time(name string) (time.Time, bool) {
	at, err := time.Parse(time.RFC3339, r.text(name))
	return at, err == nil
}
