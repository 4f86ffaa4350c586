package crawl

import (
	"context"
	"errors"

	"golang.org/x/sync/errgroup"
)

// maxUndelivered bounds how many pages may wait for an earlier one, as a multiple of the
// requests at once, and with it the memory that a slow page can take.
const maxUndelivered = 4

// answer is what a request brought: a page, or the refusal of its number.
type answer[T any] struct {
	page    Page[T]
	refusal error
}

// fetch makes requests side by side, and hands the answers over in the order of the
// requests, as soon as it can. The first error ends it.
func (r *reader[T]) fetch(ctx context.Context, requests []request, accept func(request, Page[T], error) error) error {
	group, ctx := errgroup.WithContext(ctx)
	slots := make(chan struct{}, maxUndelivered*r.options.Concurrency)
	answers := make([]chan answer[T], len(requests))

	for i := range answers {
		answers[i] = make(chan answer[T], 1)
	}

	group.Go(func() error { return r.send(ctx, requests, slots, answers) })
	group.Go(func() error {
		for i, asked := range requests {
			select {
			case got := <-answers[i]:
				if err := accept(asked, got.page, got.refusal); err != nil {
					return err
				}

				<-slots
			case <-ctx.Done():
				return nil // the request that failed says why
			}
		}

		return nil
	})

	return group.Wait()
}

// send makes the requests, as many at once as the options allow.
func (r *reader[T]) send(ctx context.Context, requests []request, slots chan<- struct{}, answers []chan answer[T]) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(r.options.Concurrency)

	for i, asked := range requests {
		select {
		case slots <- struct{}{}:
		case <-ctx.Done():
			return errors.Join(group.Wait(), ctx.Err())
		}

		group.Go(func() error {
			got, err := r.source.Page(ctx, asked.number, asked.size)
			if err != nil && !errors.Is(err, ErrNoPage) {
				return err
			}

			answers[i] <- answer[T]{got, err}

			return nil
		})
	}

	return group.Wait()
}
