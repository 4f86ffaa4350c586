package main

import (
	"testing"
	"time"
)

func TestEachFigureHasItsOwnMedian(t *testing.T) {
	t.Parallel()

	got := median([]figures{
		{wall: 3 * time.Second, cpu: time.Second, peak: 7, requests: 1},
		{wall: time.Second, cpu: 3 * time.Second, peak: 8, requests: 1},
		{wall: 2 * time.Second, cpu: 2 * time.Second, peak: 9, requests: 2},
	})
	if want := (figures{wall: 2 * time.Second, cpu: 2 * time.Second, peak: 8, requests: 1}); got != want {
		t.Errorf("%+v, want %+v", got, want)
	}
}

func TestEachPlanHasALineInTheTable(t *testing.T) {
	t.Parallel()

	p := plan{sessions, 100000, 1000}

	got := table([]plan{{kind: none}, p}, map[plan]figures{
		{kind: none}: {wall: 80 * time.Millisecond, cpu: 20 * time.Millisecond, peak: 19 << 20},
		p:            {wall: 16 * time.Second, cpu: time.Second, peak: 200 << 20, requests: 1001},
	})

	const want = `| plan | sessions | page | wall | provider CPU | provider peak | requests |
|---|---:|---:|---:|---:|---:|---:|
| no data source |  |  | 0.08 s | 0.02 s | 19 MiB |  |
| sessions | 100,000 | 1,000 | 16.00 s | 1.00 s | 200 MiB | 1,001 |
`
	if got != want {
		t.Errorf("%s\nwant\n%s", got, want)
	}
}
