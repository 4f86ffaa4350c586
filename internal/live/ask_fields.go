package main

import (
	"context"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// documented are the fields of a session in Cloudflare's reference. meta, which
// only its older documents have, has a question of its own.
var documented = []string{
	"id", "associated_id", "meeting_display_name", "type", "status", "live_participants", "max_concurrent_participants", "minutes_consumed",
	"organization_id", "created_at", "started_at", "updated_at", "ended_at", "breakout_rooms",
}

func beyond(_ context.Context, p *probe) (string, error) {
	if !p.oldest.brings() {
		return "", errTooFew
	}
	names := map[string]bool{}
	for _, r := range p.oldest.rows {
		for name := range r {
			if name != "meta" && !slices.Contains(documented, name) {
				names[name] = true
			}
		}
	}
	return named(slices.Sorted(maps.Keys(names))), nil
}

func absent(_ context.Context, p *probe) (string, error) {
	if !p.oldest.brings() {
		return "", errTooFew
	}
	var missing []string
	for _, name := range documented {
		if n := len(p.oldest.rows) - p.having(name); n > 0 {
			missing = append(missing, fmt.Sprintf("%s in %d of %d", name, n, len(p.oldest.rows)))
		}
	}
	return listed(missing), nil
}

func meta(_ context.Context, p *probe) (string, error) {
	if !p.oldest.brings() {
		return "", errTooFew
	}
	return fmt.Sprintf("in %d of %d sessions", p.having("meta"), len(p.oldest.rows)), nil
}

// having is the number of sessions that have a field.
func (p *probe) having(name string) int {
	n := 0
	for _, r := range p.oldest.rows {
		if _, ok := r[name]; ok {
			n++
		}
	}
	return n
}

// fieldName is what names look like. The report is public, and the service may put
// anything where a name stands.
var fieldName = regexp.MustCompile(`^[a-z][a-z_]{0,63}$`)

func named(names []string) string {
	shown := make([]string, len(names))
	for i, name := range names {
		shown[i] = name
		if !fieldName.MatchString(name) {
			shown[i] = "one that is no word"
		}
	}
	return listed(slices.Compact(shown))
}

func listed(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}
