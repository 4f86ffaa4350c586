package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// What filters compare. Each question takes one session and sees whether a filter
// finds it.

const wire = "2006-01-02T15:04:05.000Z"

// sortable is a field as a text whose order is that of the values.
func sortable(name string, row map[string]json.RawMessage) string {
	if name == "created_at" {
		return text(row, name)
	}
	var minutes float64
	_ = json.Unmarshal(row[name], &minutes)
	return fmt.Sprintf("%020.6f", minutes)
}

// moments are a session whose times tell fields from each other.
type moments struct {
	id               string
	created, started time.Time
}

// apart finds a session that started at least a second after it was created.
func (p *probe) apart() (moments, bool) {
	for _, row := range p.sample.rows {
		created, err := time.Parse(time.RFC3339, text(row, "created_at"))
		if err != nil {
			continue
		}
		started, err := time.Parse(time.RFC3339, text(row, "started_at"))
		if err == nil && started.Sub(created) >= time.Second {
			return moments{text(row, "id"), created, started}, true
		}
	}
	return moments{}, false
}

// within tells whether a window holds a session.
func (p *probe) within(ctx context.Context, id string, start, end time.Time) (bool, error) {
	found, err := p.get(ctx, "start_time", start.UTC().Format(wire), "end_time", end.UTC().Format(wire), "per_page", "100")
	return found.holds(id), err
}

const halfASecond = 500 * time.Millisecond

func (p *probe) compared(ctx context.Context) (moments, string, error) {
	m, ok := p.apart()
	if !ok {
		return m, "", errTooFew
	}
	// A filter that is ignored finds everything, and would seem to compare anything.
	if held, err := p.within(ctx, m.id, m.created.AddDate(-2, 0, 0), m.created.AddDate(-1, 0, 0)); err != nil || held {
		return m, "", err
	}
	held, err := p.within(ctx, m.id, m.created.Add(-halfASecond), m.created.Add(halfASecond))
	if err != nil || held {
		return m, "created_at", err
	}
	held, err = p.within(ctx, m.id, m.started.Add(-halfASecond), m.started.Add(halfASecond))
	if err != nil || held {
		return m, "started_at", err
	}
	return m, "", nil
}

func comparedTime(ctx context.Context, p *probe) (string, error) {
	_, name, err := p.compared(ctx)
	if name == "" && err == nil {
		name = "neither created_at nor started_at, or none at all"
	}
	return name, err
}

func bounds(ctx context.Context, p *probe) (string, error) {
	m, name, err := p.compared(ctx)
	if err != nil {
		return "", err
	}
	at := m.created
	switch name {
	case "":
		return "", errTooFew
	case "started_at":
		at = m.started
	}
	start, err := p.within(ctx, m.id, at, at.Add(halfASecond))
	if err != nil {
		return "", err
	}
	end, err := p.within(ctx, m.id, at.Add(-halfASecond), at)
	return fmt.Sprintf("start_time %s, end_time %s", belongs(start), belongs(end)), err
}

func belongs(is bool) string {
	if is {
		return "belongs to it"
	}
	return "does not"
}

// crowded finds a session whose two counts differ.
func (p *probe) crowded() (id string, live, most int, ok bool) {
	for _, row := range p.sample.rows {
		live, most := count(row, "live_participants"), count(row, "max_concurrent_participants")
		if live >= 0 && most > live {
			return text(row, "id"), live, most, true
		}
	}
	return "", 0, 0, false
}

// counted tells whether a range of participants holds a session, looked for by its
// id among the others.
func (p *probe) counted(ctx context.Context, id, from, to string) (page, error) {
	return p.get(ctx, "search", id, "participants", from+":"+to, "per_page", "100")
}

func comparedCount(ctx context.Context, p *probe) (string, error) {
	id, live, most, ok := p.crowded()
	if !ok {
		return "", errTooFew
	}
	const nobody = "999999"
	if found, err := p.counted(ctx, id, nobody, nobody); err != nil || found.holds(id) {
		return "none: the parameter is ignored", err
	}
	found, err := p.counted(ctx, id, strconv.Itoa(most), strconv.Itoa(most))
	if err != nil || found.holds(id) {
		return "max_concurrent_participants", err
	}
	found, err = p.counted(ctx, id, strconv.Itoa(live), strconv.Itoa(live))
	if err != nil || found.holds(id) {
		return "live_participants", err
	}
	return "neither live_participants nor max_concurrent_participants", nil
}

func openRange(ctx context.Context, p *probe) (string, error) {
	id, live, most, ok := p.crowded()
	if !ok {
		return "", errTooFew
	}
	found, err := p.counted(ctx, id, strconv.Itoa(min(live, most)), "")
	switch {
	case err != nil:
		return "", err
	case found.refused():
		return fmt.Sprintf("refused with HTTP status %d", found.status), nil
	case found.holds(id):
		return "allowed", nil
	default:
		return "accepted, and finds nothing", nil
	}
}

// titled finds a session whose title has something within it to look for.
func (p *probe) titled() (row map[string]json.RawMessage, title []rune) {
	const least = 6
	for _, row := range p.sample.rows {
		title := text(row, "meeting_display_name")
		if letters := []rune(title); len(letters) >= least && strings.TrimSpace(title) == title {
			return row, letters
		}
	}
	return nil, nil
}

func searched(ctx context.Context, p *probe) (string, error) {
	row, title := p.titled()
	if row == nil {
		return "", errTooFew
	}
	id := text(row, "id")
	var found []string
	for _, try := range []struct{ name, text string }{
		{"whatever is looked for: the parameter is ignored", id + "-" + id},
		{"a whole title", string(title)},
		{"a part of a title", string(title[1 : len(title)-1])},
		{"a meeting id", text(row, "associated_id")},
		{"a session id", id},
	} {
		page, err := p.get(ctx, "search", try.text, "per_page", "100", "sort_by", "createdAt", "sort_order", "DESC")
		if err != nil {
			return "", err
		}
		if page.holds(id) {
			found = append(found, try.name)
		}
	}
	if found == nil {
		return "finds nothing", nil
	}
	return "finds " + strings.Join(found, ", "), nil
}
