package faults

import (
	"cmp"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// local are readers that stop, and several readers at once.
func local() []Row {
	rows := []Row{
		{Name: "eight readers share two places", Options: options(fakeapi.Latency(time.Second)), When: fakeapi.Any(), Reader: Reader{Readers: 8, Concurrent: 2}, Always: whole().by(13 * time.Second)},
		{Name: "eight readers share a budget", Reader: Reader{Readers: 8, Budget: 12}, Always: whole().by(6 * time.Minute)},
		{Name: "eight readers share the server's limit", Options: options(fakeapi.RateLimit(6, time.Minute)), When: fakeapi.Any(), Reader: Reader{Readers: 8}, Always: whole().by(5 * time.Minute)},
	}
	for _, late := range stages() {
		late.Reader.Timeout = cmp.Or(late.Reader.Timeout, 10*time.Second)
		cancelled := late
		cancelled.Reader.Timeout, cancelled.Reader.Cancel = 0, late.Reader.Timeout
		cancelled.Always.Says = "was cancelled"
		late.Name, cancelled.Name = "the read timeout passes "+late.Name, "cancelled "+late.Name
		rows = append(rows, cancelled, late)
	}
	return rows
}

func stages() []Row {
	passed, known := fails("read timeout passed").by(11*time.Second), fails("left of timeouts.read").by(11*time.Second)
	return []Row{
		{Name: "before the first request", Reader: Reader{Timeout: Before}, Always: passed},
		{Name: "before the header", Answer: fakeapi.Stall(0), Always: passed},
		{Name: "in a body that stalls", Answer: fakeapi.Stall(100), Always: passed},
		{Name: "in a slow body", Answer: fakeapi.Slow(time.Second), Always: passed},
		{Name: "during back-off", Answer: fakeapi.Status(503, ""), Reader: Reader{Retries: 1000}, Always: passed},
		{Name: "while waiting as Retry-After asks", Answer: fakeapi.RetryAfter("15"), When: fakeapi.Page(2), Always: known},
		{Name: "while waiting for the budget", Options: options(fakeapi.NoPaging()), Reader: Reader{Budget: 2}, Always: known},
		{Name: "while waiting for a place", Options: options(fakeapi.NoPaging(), fakeapi.Latency(6*time.Second)), When: fakeapi.Any(), Reader: Reader{Concurrent: 1, Readers: 2}, Always: passed},
	}
}
