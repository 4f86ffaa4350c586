package main

import (
	"context"
	"slices"
	"strings"
)

// titled is a session with a title and ids that have something within them to look
// for.
func (p *probe) titled() (r row, title []rune) {
	const least = 6
	for _, r := range p.settled() {
		text := r.text("meeting_display_name")
		letters := []rune(text)
		if len(letters) >= least && strings.TrimSpace(text) == text && len(r.text("associated_id")) >= least && len(r.text("id")) >= least {
			return r, letters
		}
	}
	return nil, nil
}

func searched(ctx context.Context, p *probe) (string, error) {
	r, title := p.titled()
	if r == nil {
		return "", errTooFew
	}
	id, meeting := r.text("id"), r.text("associated_id")
	nothing, err := p.nothing(ctx, []string{"search", id + "-" + id}, []string{"search", string(title)})
	if err != nil || len(nothing.rows) > 0 {
		return ignoredParameter, err
	}
	among, err := p.among(ctx, r, false)
	if err != nil {
		return "", err
	}
	var found []string
	for _, try := range []struct{ name, text string }{
		{"a whole title", string(title)},
		{"a part of a title", string(title[1 : len(title)-1])},
		{"a meeting id", meeting},
		{"a part of a meeting id", meeting[1 : len(meeting)-1]},
		{"a session id", id},
		{"a part of a session id", id[1 : len(id)-1]},
	} {
		held, err := p.finds(ctx, id, append(slices.Clip(among), "search", try.text)...)
		if isRefusal(err) {
			err = errTooFew // it takes other texts
		}
		if err != nil {
			return "", err
		}
		if held {
			found = append(found, try.name)
		}
	}
	if found == nil {
		return "finds nothing", nil
	}
	return "finds " + strings.Join(found, ", "), nil
}
