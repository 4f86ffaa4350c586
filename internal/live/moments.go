package main

import (
	"slices"
	"time"
)

// times are the fields of a session that a window may compare.
var times = []string{"created_at", "started_at", "ended_at", "updated_at"}

// moments are the times that a session shows.
type moments struct {
	id string
	at map[string]time.Time
}

func (r row) moments() moments {
	m := moments{r.text("id"), map[string]time.Time{}}
	for _, name := range times {
		if at, ok := r.time(name); ok {
			m.at[name] = at
		}
	}
	return m
}

// settled are the sessions that are over: nothing of them changes while questions
// are asked.
func (p *probe) settled() []row {
	return slices.DeleteFunc(slices.Clone(p.oldest.rows), func(r row) bool {
		return r.text("id") == "" || r.text("status") == "LIVE"
	})
}

const (
	// aside is how far a window reaches around a moment. A service that keeps or
	// compares whole seconds finds the moment in it all the same.
	aside = 2 * time.Second
	// doubt is how near to an end of a window a moment counts as in neither.
	doubt = 1500 * time.Millisecond
	// distinct is how far two moments are apart that windows can tell from each other.
	distinct = 5 * time.Second
)

// clearest is the session whose times are most apart.
func (p *probe) clearest() (moments, bool) {
	var best moments
	most := -1
	for _, r := range p.settled() {
		m := r.moments()
		if _, ok := m.at["created_at"]; ok && m.apart() > most {
			best, most = m, m.apart()
		}
	}
	return best, most >= 0
}

// apart is the number of pairs of times that windows can tell from each other.
func (m moments) apart() int {
	pairs := 0
	for i, a := range times {
		for _, b := range times[i+1:] {
			one, ok := m.at[a]
			other, also := m.at[b]
			if ok && also && one.Sub(other).Abs() >= distinct {
				pairs++
			}
		}
	}
	return pairs
}

// span is a window of time.
type span struct{ start, end time.Time }

func around(at time.Time) span { return span{at.Add(-aside), at.Add(aside)} }

func (s span) holds(at time.Time) bool { return !at.Before(s.start) && !at.After(s.end) }

// spans are windows that tell what is compared: around each time, within the
// session, and around the whole of it.
func (m moments) spans() []span {
	var all []span
	var sorted []time.Time
	for _, name := range times {
		if at, ok := m.at[name]; ok {
			all, sorted = append(all, around(at)), append(sorted, at)
		}
	}
	start, ok := m.at["started_at"]
	end, also := m.at["ended_at"]
	if ok && also && end.Sub(start) >= 2*distinct {
		all = append(all, around(start.Add(end.Sub(start)/2)))
	}
	slices.SortFunc(sorted, time.Time.Compare)
	return append(all, span{sorted[0].Add(-distinct), sorted[len(sorted)-1].Add(distinct)})
}

// idea is what a window may compare.
type idea struct {
	name  string
	field string // set where it is one time alone
	holds func(moments, span) bool
}

// ideas are those that a session can speak for.
func (m moments) ideas() []idea {
	var all []idea
	for _, name := range times {
		if _, ok := m.at[name]; ok {
			all = append(all, idea{name, name, func(m moments, s span) bool { return s.holds(m.at[name]) }})
		}
	}
	end, ended := m.at["ended_at"]
	for _, name := range times[:2] {
		if begin, ok := m.at[name]; ok && ended {
			all = append(all,
				idea{name + " to ended_at, of which any part is in the window", "", func(_ moments, s span) bool { return !end.Before(s.start) && !begin.After(s.end) }},
				idea{name + " to ended_at, all of which is in the window", "", func(_ moments, s span) bool { return s.holds(begin) && s.holds(end) }})
		}
	}
	return all
}

// agrees tells whether what was seen may be due to an idea; where the end of a
// window is near, either may.
func (i idea) agrees(m moments, s span, held bool) bool {
	inner, outer := span{s.start.Add(doubt), s.end.Add(-doubt)}, span{s.start.Add(-doubt), s.end.Add(doubt)}
	if held {
		return i.holds(m, outer)
	}
	return !i.holds(m, inner)
}
