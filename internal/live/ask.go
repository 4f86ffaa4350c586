package main

import (
	"context"
	"errors"
)

// question is one that the documents of the API leave open. A question is answered
// by what the service shows, never by what it leaves to be guessed.
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
	{"offsets", offsets},
	{"total_count", totalCount},
	{"default order", defaultOrder},
	{"order with sort_by alone", sortByAlone},
	{"order with sort_order alone", sortOrderAlone},
	{"filters by status and meeting", kept},
	{"time that start_time and end_time compare", comparedTime},
	{"bounds of the window", bounds},
	{"count that participants compares", comparedCount},
	{"open range of participants", openRange},
	{"search", searched},
	{"fields beyond the documented ones", beyond},
	{"documented fields that are absent", absent},
	{"meta", meta},
	{"refusal of a bad value", badValue},
	{"unknown parameter", unknownParameter},
	{"unknown app", unknownApp},
	{"key and e-mail in place of a token", olderPair},
	{"limits", limits},
}

// errTooFew is no failure: the app has not what the question needs.
var errTooFew = errors.New("not to be told from the sessions that this app has")

// askAll stops at the first answer after which asking on is of no use, or does
// harm: where the service does not let us in, or asks for rest.
func askAll(ctx context.Context, s *service) (*probe, []answer, error) {
	p, err := gather(ctx, s)
	if err != nil {
		return nil, nil, err
	}
	var answers []answer
	for _, q := range questions {
		found, err := q.find(ctx, p)
		switch {
		case fatal(err):
			return p, answers, err
		case isRefusal(err), errors.Is(err, errTooFew):
			found, err = err.Error(), nil
		}
		answers = append(answers, answer{q.about, found, err})
	}
	return p, answers, nil
}
