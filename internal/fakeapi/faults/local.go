package faults

import (
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// local are readers that stop, or that are many.
func local() []Row {
	var rows []Row
	for _, stage := range stages() {
		cancelled, late := stage, stage
		cancelled.Name, cancelled.Always = "cancelled "+stage.Name, fails("was cancelled")
		late.Name, late.Reader.Cancel = "the read timeout passes "+stage.Name, 0
		cancelled.Reader.Timeout = 0
		if stage.Reader.Cancel == 0 {
			cancelled.Reader.Cancel, late.Reader.Timeout = 10*time.Second, 10*time.Second
			cancelled.Always, late.Always = cancelled.Always.by(11*time.Second), late.Always.by(11*time.Second)
		}
		rows = append(rows, cancelled, late)
	}
	return append(rows,
		Row{Name: "eight readers share two places", Options: options(fakeapi.Latency(time.Second)), Reader: Reader{Readers: 8, Concurrent: 2}, Always: whole().by(13 * time.Second)},
		Row{Name: "eight readers share a budget", Reader: Reader{Readers: 8, Budget: 12}, Always: whole().by(6 * time.Minute)},
		Row{Name: "eight readers share the server's limit", Options: options(fakeapi.RateLimit(6, time.Minute)), Reader: Reader{Readers: 8}, Always: whole().by(5 * time.Minute)},
	)
}

// stages are the moments at which a read may have to stop.
func stages() []Row {
	const passed, known = "read timeout passed", "timeouts.read leaves"
	return []Row{
		{Name: "before the first request", Reader: Reader{Cancel: Before, Timeout: Before}, Always: fails(passed)},
		{Name: "before the header", Answer: fakeapi.Stall(0), Always: fails(passed)},
		{Name: "in a body that stalls", Answer: fakeapi.Stall(100), Always: fails(passed)},
		{Name: "in a slow body", Answer: fakeapi.Slow(time.Second), Always: fails(passed)},
		{Name: "during back-off", Answer: fakeapi.Status(503, ""), Reader: Reader{Retries: 1000}, Always: fails(passed)},
		{Name: "while waiting as Retry-After asks", Answer: fakeapi.RetryAfter("15"), When: fakeapi.Page(2), Always: fails(known)},
		{Name: "while waiting for the budget", Options: options(fakeapi.NoPaging()), Reader: Reader{Budget: 2}, Always: fails(known)},
		{Name: "while waiting for a place", Options: options(fakeapi.NoPaging(), fakeapi.Latency(6*time.Second)), Reader: Reader{Concurrent: 1, Readers: 2}, Always: fails(passed)},
	}
}
