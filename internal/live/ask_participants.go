package main

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// counts are those of a session.
type counts struct{ live, most int }

// crowded is a session whose counts differ, and stay as they are. By more than one:
// a range may leave out the number that it begins with. Best is one that shows the
// total as well, which no document has, and which may be what is compared; alone
// tells that it does not equal the largest. The more people the fewer such sessions.
func (p *probe) crowded() (r row, of counts, alone, ok bool) {
	for _, each := range p.settled() {
		live, known := each.count("live_participants")
		most, also := each.count("max_concurrent_participants")
		if !known || !also || most <= live+1 {
			continue
		}
		total, shown := each.count("total_participants")
		told := shown && total != most && total != live
		if !ok || told && !alone || told == alone && most > of.most {
			r, of, alone, ok = each, counts{live, most}, told, true
		}
	}
	return r, of, alone, ok
}

// among gives a query that finds a session among few others, if one is known:
// then a further filter that leaves it out does so in plain sight.
func (p *probe) among(ctx context.Context, r row, bySearch bool) ([]string, error) {
	var tries [][]string
	w := p.windows(ctx)
	if at, ok := r.moments().common(w.left); ok && !w.ignored && !w.none && w.err == nil {
		tries = append(tries, around(at).query())
	}
	if bySearch {
		tries = append(tries, []string{"search", r.text("id")})
	}
	for _, query := range tries {
		found, err := p.rows(ctx, p.sized(query...)...)
		if fatal(err) {
			return nil, err
		}
		if err == nil && found.holds(r.text("id")) {
			return query, nil
		}
	}
	return nil, nil
}

// counted is what ranges of participants showed of a session.
type counted struct {
	ignored bool
	row     row
	query   []string // finds it
	field   string   // what is compared, "" for neither count
	alone   bool     // whether the largest is told from the total
	n       int      // its value
	err     error
}

// counts asks once; two questions need to know.
func (p *probe) counts(ctx context.Context) *counted {
	if p.counted == nil {
		p.counted = &counted{}
		p.counted.err = p.tryCounts(ctx, p.counted)
	}
	return p.counted
}

func (p *probe) tryCounts(ctx context.Context, c *counted) error {
	if len(p.oldest.rows) == 0 {
		return errTooFew
	}
	found, err := p.nothing(ctx, []string{"participants", upward(nobody)}, []string{"participants", "1:2"})
	if c.ignored = len(found.rows) > 0; err != nil || c.ignored {
		return err
	}
	r, of, alone, ok := p.crowded()
	if !ok {
		return errTooFew
	}
	c.row, c.alone = r, alone
	if c.query, err = p.among(ctx, r, true); err != nil {
		return err
	}
	for _, try := range []struct {
		field string
		n     int
	}{{largest, of.most}, {"live_participants", of.live}} {
		from, err := p.inRange(ctx, c, upward(try.n))
		if err != nil {
			return err
		}
		if !from {
			continue
		}
		// A count that is larger than both would be in that range as well.
		above, err := p.inRange(ctx, c, upward(try.n+1))
		if err == nil && !above {
			c.field, c.n = try.field, try.n
		}
		return err
	}
	return nil
}

// upward is a range that tells a count by where it begins: whether its end belongs
// to it is another doubt.
func upward(from int) string { return fmt.Sprintf("%d:%d", from, nobody) }

const largest = "max_concurrent_participants"

// nobody is a number of participants that no session had.
const nobody = 999999

// inRange tells whether a range of participants holds the session.
func (p *probe) inRange(ctx context.Context, c *counted, participants string) (bool, error) {
	return p.finds(ctx, c.row.text("id"), append(slices.Clip(c.query), "participants", participants)...)
}

func comparedCount(ctx context.Context, p *probe) (string, error) {
	c := p.counts(ctx)
	switch {
	case c.ignored:
		return ignoredParameter, nil
	case c.field == "":
		return "neither live_participants nor " + largest + ", unless a range leaves out the number that it begins with", c.err
	case c.field == largest && !c.alone:
		return largest + " or total_participants: the sessions of this app do not tell them apart", c.err
	}
	return c.field, c.err
}

// openRange asks for either open end so that the session is in the range, and so
// that it is not. Nothing is told where one of these would be below 0.
func openRange(ctx context.Context, p *probe) (string, error) {
	c := p.counts(ctx)
	switch {
	case c.ignored:
		return ignoredParameter, nil
	case c.err != nil || c.field == "":
		return "", cmp.Or(c.err, errTooFew)
	}
	n, above, below := strconv.Itoa(c.n), strconv.Itoa(c.n+1), strconv.Itoa(c.n-1)
	// That it is in n: may mean that this stands for n alone.
	from, err := p.open(ctx, c, above+":", n+":", below+":")
	if err != nil {
		return "", err
	}
	to, err := p.open(ctx, c, ":"+below, ":"+above)
	return "n: is " + from + ", :n is " + to, err
}

// open tells what becomes of ranges without one of their ends, of which one leaves
// the session out.
func (p *probe) open(ctx context.Context, c *counted, without string, with ...string) (string, error) {
	for i, participants := range append(with, without) {
		if strings.Contains(participants, "-") {
			return errTooFew.Error(), nil
		}
		held, err := p.inRange(ctx, c, participants)
		switch {
		case isRefusal(err) && i == 0:
			return err.Error(), nil
		case isRefusal(err):
			return errTooFew.Error(), nil // one of its kind was taken
		case err != nil:
			return "", err
		case held && participants == without:
			return "ignored", nil
		case !held && participants != without:
			return "taken, and does not find what it should", nil
		}
	}
	return "allowed", nil
}
