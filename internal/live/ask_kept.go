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
	if isRefusal(err) {
		return "is " + err.Error(), nil
	}
	if err != nil {
		return "", err
	}
	unwanted, err := p.rows(ctx, name, other)
	refused := isRefusal(err)
	if err != nil && !refused {
		return "", err
	}
	switch {
	case unwanted.strays(name, other), wanted.strays(name, there):
		return "is ignored", nil
	case !wanted.brings():
		return "finds nothing", nil
	case refused:
		return "is not to be told: another value is " + err.Error(), nil
	case wanted.hides(name), unwanted.hides(name):
		return "is " + errTooFew.Error(), nil
	}
	return "is kept to", nil
}

// strays tells whether a session shows another value than it was asked for by. One
// that shows none may have any.
func (p page) strays(name, from string) bool {
	return slices.ContainsFunc(p.rows, func(r row) bool { return r.text(name) != "" && !strings.EqualFold(r.text(name), from) })
}

// hides tells whether there are sessions, and none of them shows a field.
func (p page) hides(name string) bool {
	return p.brings() && !slices.ContainsFunc(p.rows, func(r row) bool { return r.text(name) != "" })
}
