package main

import (
	"context"
	"slices"
	"strconv"
)

// probe is the service, with the evidence that the questions share. It is gathered
// without a number or a size that the service might not know: what these do is
// asked here.
type probe struct {
	*service
	// plain is the answer to a request without any parameter.
	plain page
	// head is the beginning of the list, oldest first, without page_no or per_page.
	head page
	// oldest is the same, as long as the service makes it; size is the per_page that
	// was taken for it, 0 where none was.
	oldest  page
	size    int
	refused []refusedSize
	sizeErr error // of a size whose page could not be had
	numbers numbers
	// headGoesOn and goesOn tell that more sessions were seen after them; whole, that
	// oldest holds every session of the app.
	headGoesOn, goesOn, whole bool
	endErr                    error
	// window and counted are the evidence on start_time and end_time, and on
	// participants, once they were asked for.
	window  *windowEvidence
	counted *counted
}

// refusedSize is a per_page that the service did not take.
type refusedSize struct{ size, status int }

func gather(ctx context.Context, s *service) (*probe, error) {
	p := &probe{service: s}
	for _, step := range []struct {
		into  *page
		query []string
	}{{&p.plain, nil}, {&p.head, inOrder()}} {
		answer, err := s.once(ctx, step.query...)
		if err == nil && answer.refused() {
			err = s.failure(answer, nil)
		}
		if err != nil {
			return nil, err
		}
		*step.into = answer
	}
	for _, step := range []func(context.Context) error{p.tryNumbers, p.trySizes, p.tryTheEnd} {
		if err := step(ctx); fatal(err) {
			return nil, err
		}
	}
	return p, nil
}

// inOrder is a query for the order that stays: new sessions land at its end.
func inOrder(query ...string) []string {
	return append([]string{"sort_by", "createdAt", "sort_order", "ASC"}, query...)
}

// rows is a page of sessions; a refusal is an error.
func (p *probe) rows(ctx context.Context, query ...string) (page, error) {
	answer, err := p.get(ctx, query...)
	if err == nil && answer.refused() {
		err = &refusal{answer.status}
	}
	return answer, err
}

// nothing asks for what no session has: that sessions come tells that a parameter
// is ignored. Where it is refused, so may the parameter be as such, and only a
// usual value of it tells.
func (p *probe) nothing(ctx context.Context, odd, usual []string) (page, error) {
	answer, err := p.rows(ctx, odd...)
	if isRefusal(err) {
		if _, err = p.rows(ctx, usual...); err == nil {
			err = errTooFew
		}
	}
	return answer, err
}

// sized is the query for pages as long as the service makes them.
func (p *probe) sized(query ...string) []string {
	if p.size == 0 {
		return query
	}
	return append(slices.Clip(query), "per_page", strconv.Itoa(p.size))
}

// trySizes finds the longest page among a few sizes.
func (p *probe) trySizes(ctx context.Context) error {
	p.oldest = p.head
	for _, size := range []int{1000, 100, 50} {
		answer, err := p.get(ctx, inOrder("per_page", strconv.Itoa(size))...)
		switch {
		case fatal(err):
			return err
		case err != nil:
			p.sizeErr = err // one of a smaller size may be had
		case answer.refused():
			p.refused = append(p.refused, refusedSize{size, answer.status})
		default:
			p.oldest, p.size = answer, size
			return nil
		}
	}
	return nil
}

// tryTheEnd looks for sessions after the first page, in its two lengths.
func (p *probe) tryTheEnd(ctx context.Context) error {
	p.headGoesOn, _, p.endErr = p.follows(ctx, p.head)
	if p.endErr == nil {
		p.goesOn, p.whole, p.endErr = p.follows(ctx, p.oldest, p.sized()...)
	}
	return p.endErr
}

// follows tells whether the list goes on after its first page, or ends with it. It
// may be that neither can be told.
func (p *probe) follows(ctx context.Context, first page, query ...string) (goesOn, ends bool, err error) {
	if !p.numbers.known || len(first.rows) == 0 {
		return false, false, nil
	}
	next, err := p.get(ctx, inOrder(append(query, "page_no", strconv.Itoa(p.numbers.first+1))...)...)
	if err != nil {
		return false, false, err
	}
	if !next.brings() {
		return false, true, nil
	}
	fresh := 0
	for _, id := range next.ids {
		if !first.holds(id) {
			fresh++
		}
	}
	return fresh == len(next.rows), fresh == 0, nil
}
