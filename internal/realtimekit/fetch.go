package realtimekit

import (
	"context"

	"golang.org/x/sync/errgroup"
)

// mostAhead bounds how many pages may wait for an earlier one, as a multiple of
// the requests at once, and with it the memory that a slow page can take.
const mostAhead = 4

// ask asks for one page and prepares it.
func (c *crawl) ask(ctx context.Context, number, size int) (page, error) {
	return c.client.page(ctx, c.query, number, size, c.page)
}

// try asks for a page that the list may not have.
func (c *crawl) try(ctx context.Context, number, size int) (outcome, error) {
	c.use()

	got, err := c.ask(ctx, number, size)
	if err != nil && !isNoSuchPage(err) {
		return outcome{}, err
	}

	return outcome{page: got, refusal: err}, nil
}

// fetch asks for pages side by side, and hands over what came in the order
// asked, as soon as it can. A page that take refuses ends it like one that fails,
// and the context of take ends with the first that does.
func (c *crawl) fetch(ctx context.Context, numbers []int, asked int, take func(ctx context.Context, i int, got outcome) error) error {
	group, both := errgroup.WithContext(ctx)
	ahead := make(chan struct{}, mostAhead*c.client.concurrent)
	came := make([]chan outcome, len(numbers))

	for i := range came {
		came[i] = make(chan outcome, 1)
	}

	taken := 0

	group.Go(func() error { return c.send(both, numbers, asked, ahead, came) })
	group.Go(func() error {
		for ; taken < len(came); taken++ {
			select {
			case got := <-came[taken]:
				if err := take(both, taken, got); err != nil {
					return err
				}

				<-ahead
			case <-both.Done():
				return nil // the request that failed says why
			}
		}

		return nil
	})

	err := group.Wait()
	if err == nil && taken < len(numbers) {
		// The context ended while no request was under way.
		failure := interrupted(ctx, nil)
		failure.Page = numbers[taken]

		return failure
	}

	return err
}

// send asks for the pages, as many at once as the client allows.
func (c *crawl) send(ctx context.Context, numbers []int, asked int, ahead chan<- struct{}, came []chan outcome) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(c.client.concurrent)

	for i, number := range numbers {
		select {
		case ahead <- struct{}{}:
		case <-ctx.Done():
			return group.Wait()
		}

		group.Go(func() error {
			got, err := c.try(ctx, number, asked)
			if err == nil {
				came[i] <- got
			}

			return err
		})
	}

	return group.Wait()
}

// fetchOne asks for one page; one that there is not is empty.
func (c *crawl) fetchOne(ctx context.Context, number, asked int) (page, error) {
	only, err := c.try(ctx, number, asked)

	return only.page, err
}
