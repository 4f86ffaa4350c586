package main

import (
	"cmp"
	"context"
	"encoding/json"
	"slices"
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

// order is what the rows are sorted by. Where two fields rise or fall together, or
// one is the same in all, it may be either.
func (p page) order() (string, error) {
	if len(p.rows) < enough {
		return "", errTooFew
	}
	var found []string
	for _, by := range []struct {
		name string
		key  func(row) (float64, bool)
	}{{"created_at", row.created}, {"minutes_consumed", row.minutes}} {
		rising, falling, ok := directions(p.rows, by.key)
		switch {
		case !ok, rising && falling:
			return "", errTooFew
		case rising:
			found = append(found, by.name+", ascending")
		case falling:
			found = append(found, by.name+", descending")
		}
	}
	switch len(found) {
	case 0:
		return "neither by created_at nor by minutes_consumed", nil
	case 1:
		return found[0], nil
	}
	return "", errTooFew
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

func (r row) created() (float64, bool) {
	at, ok := r.time("created_at")
	return float64(at.UnixMicro()), ok
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
