package main

import (
	"context"
	"slices"
	"strings"
)

// kept tells what became of the filters that say what they mean: rows show whether
// they are meant.
func kept(ctx context.Context, p *probe) (string, error) {
	settled := p.settled()
	i := slices.IndexFunc(settled, func(r row) bool { return r.text("status") == "ENDED" && r.text("associated_id") != "" })
	if i < 0 {
		return "", errTooFew
	}
	status, err := p.keeps(ctx, "status", "ENDED", "LIVE")
	if err != nil {
		return "", err
	}
	meeting, err := p.keeps(ctx, "associated_id", settled[i].text("associated_id"), uuid())
	return "status " + status + ", associated_id " + meeting, err
}

// keeps asks for a value that sessions have, and for one that those had better not
// come with.
func (p *probe) keeps(ctx context.Context, name, there, other string) (string, error) {
	wanted, err := p.rows(ctx, name, there)
	if err != nil {
		return "", err
	}
	unwanted, err := p.rows(ctx, name, other)
	if err != nil {
		return "", err
	}
	differs := func(from string) func(row) bool {
		return func(r row) bool { return !strings.EqualFold(r.text(name), from) }
	}
	switch {
	case slices.ContainsFunc(unwanted.rows, differs(other)), slices.ContainsFunc(wanted.rows, differs(there)):
		return "is ignored", nil
	case !wanted.brings():
		return "finds nothing", nil
	}
	return "is kept to", nil
}
