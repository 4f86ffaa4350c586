package main

import (
	"context"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
)

// What comes in answers.

// documented are the fields of a session in Cloudflare's reference, and meta, which
// only its older documents have.
var documented = []string{
	"id", "associated_id", "meeting_display_name", "type", "status", "live_participants", "max_concurrent_participants", "minutes_consumed",
	"organization_id", "created_at", "started_at", "updated_at", "ended_at", "breakout_rooms",
}

func beyond(_ context.Context, p *probe) (string, error) {
	if len(p.sample.rows) == 0 {
		return "", errTooFew
	}
	names := map[string]bool{}
	for _, row := range p.sample.rows {
		for name := range row {
			names[name] = names[name] || !slices.Contains(documented, name)
		}
	}
	maps.DeleteFunc(names, func(_ string, is bool) bool { return !is })
	return listed(slices.Sorted(maps.Keys(names))), nil
}

func absent(_ context.Context, p *probe) (string, error) {
	if len(p.sample.rows) == 0 {
		return "", errTooFew
	}
	var missing []string
	for _, name := range documented {
		n := 0
		for _, row := range p.sample.rows {
			if _, ok := row[name]; !ok {
				n++
			}
		}
		if n > 0 {
			missing = append(missing, fmt.Sprintf("%s in %d of %d", name, n, len(p.sample.rows)))
		}
	}
	return listed(missing), nil
}

func listed(names []string) string {
	if len(names) == 0 {
		return "none"
	}
	return strings.Join(names, ", ")
}

func refusal(ctx context.Context, p *probe) (string, error) {
	bad, err := p.get(ctx, "per_page", "many")
	switch {
	case err != nil:
		return "", err
	case bad.refused():
		return fmt.Sprintf("HTTP status %d, in the form with %q", bad.status, bad.form), nil
	default:
		return "none: it is ignored", nil
	}
}

func unknownParameter(ctx context.Context, p *probe) (string, error) {
	page, err := p.get(ctx, "no_such_parameter", "1", "per_page", "1")
	switch {
	case err != nil:
		return "", err
	case page.refused():
		return fmt.Sprintf("refused with HTTP status %d", page.status), nil
	default:
		return "ignored", nil
	}
}

func limits(_ context.Context, p *probe) (string, error) {
	var found []string
	for _, name := range []string{"Ratelimit", "Ratelimit-Policy"} {
		if value := p.sample.header.Get(name); value != "" {
			found = append(found, http.CanonicalHeaderKey(name)+": "+value)
		}
	}
	return listed(found), nil
}
