package main

import (
	"context"
	"errors"
)

// question is one that the documents of the API leave open.
type question struct {
	about string
	find  func(context.Context, *probe) (string, error)
}

// answer is what the service had to say, or why it could not be asked.
type answer struct {
	about, found string
	err          error
}

// questions are the open ones of DESIGN.md, in its order.
var questions = []question{
	{"first page", firstPage},
	{"default per_page", defaultPageSize},
	{"largest per_page", largestPageSize},
	{"past the last page", pastTheEnd},
	{"paging", paging},
	{"default order", defaultOrder},
	{"time that start_time and end_time compare", comparedTime},
	{"bounds of the window", bounds},
	{"count that participants compares", comparedCount},
	{"open range of participants", openRange},
	{"search", searched},
	{"fields beyond the documented ones", beyond},
	{"documented fields that are absent", absent},
	{"refusal of a bad value", refusal},
	{"unknown parameter", unknownParameter},
	{"limits", limits},
}

// probe is the service with a sample of its sessions, the newest first.
type probe struct {
	*service
	sample page
}

// errTooFew is no failure: the app has not what the question needs.
var errTooFew = errors.New("not to be told from the sessions that this app has")

func askAll(ctx context.Context, s *service) []answer {
	p := &probe{service: s}
	sample, err := s.get(ctx, "per_page", "100", "page_no", "1", "sort_by", "createdAt", "sort_order", "DESC")
	if err == nil && sample.refused() {
		err = errors.New("the service refuses a plain request for sessions")
	}
	if err != nil {
		return []answer{{about: "everything", err: err}}
	}
	p.sample = sample

	answers := make([]answer, len(questions))
	for i, q := range questions {
		found, err := q.find(ctx, p)
		if errors.Is(err, errTooFew) {
			found, err = errTooFew.Error(), nil
		}
		answers[i] = answer{q.about, found, err}
	}
	return answers
}
