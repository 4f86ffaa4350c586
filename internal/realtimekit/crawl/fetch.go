package crawl

import (
	"context"
	"errors"

	"golang.org/x/sync/errgroup"
)

// maxUndelivered limits the pages that wait for a slow earlier one, and so the memory, as a
// multiple of the concurrent requests.
const maxUndelivered = 4

type answer[T any] struct {
	request

	page    Page[T]
	refusal error
}

// fetch makes requests concurrently and delivers the answers in the order of the requests.
// The first error ends it.
func (r *reader[T]) fetch(ctx context.Context, requests []request, accept func(answer[T]) error) error {
	group, ctx := errgroup.WithContext(ctx)
	queue := make(chan chan answer[T], maxUndelivered*r.options.Concurrency)

	group.Go(func() error { return r.send(ctx, requests, queue) })
	group.Go(func() error {
		for next := range queue {
			select {
			case got := <-next:
				if err := accept(got); err != nil {
					return err
				}
			case <-ctx.Done():
				return nil // the request that failed says why
			}
		}
		return nil
	})
	return group.Wait()
}

func (r *reader[T]) send(ctx context.Context, requests []request, queue chan<- chan answer[T]) error {
	defer close(queue)
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(r.options.Concurrency)
	for _, asked := range requests {
		next := make(chan answer[T], 1)
		select {
		case queue <- next:
		case <-ctx.Done():
			return errors.Join(group.Wait(), ctx.Err())
		}
		group.Go(func() error {
			got, err := r.source.Page(ctx, asked.number, asked.size)
			if err != nil && !errors.Is(err, ErrNoPage) {
				return err
			}
			next <- answer[T]{asked, got, err}
			return nil
		})
	}
	return group.Wait()
}
