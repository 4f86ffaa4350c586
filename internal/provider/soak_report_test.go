package provider_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

func (f *findings) report(t *testing.T) {
	t.Helper()

	var table strings.Builder

	row := func(name, format string, values ...any) {
		fmt.Fprintf(&table, "\n%-32s"+format, append([]any{name}, values...)...)
	}

	row("reads", "%d, of %d sessions each", f.size.reads, f.size.sessions)
	row("requests", "%d", f.requests)
	row("faults", "%d, %.2f %%", f.fired(), 100*float64(f.fired())/float64(f.requests))

	for _, fault := range f.faults {
		row("  "+fault.Name, "%d", fault.Fired())
	}

	_, ever := f.api.Connections()

	row("live heap", "KiB")
	row("  without the provider", "%d", f.without>>10)
	row(fmt.Sprintf("  and after %d reads", f.size.warm), "%s", f.warm)
	row(fmt.Sprintf("  and after %d reads", f.size.reads), "%s", f.last)
	row("  growth beyond these", "%d", f.warm.growth(f.last)>>10)
	row("goroutines", "%d before, %d after", f.idle, f.running.count(t))
	row("connections", "%d at once, %d ever", f.connections, ever)
	row("duration", "%s", time.Since(f.began).Round(time.Second))

	t.Log(table.String())
}

func (f *findings) fired() int {
	fired := 0
	for _, fault := range f.faults {
		fired += fault.Fired()
	}

	return fired
}

func (f *findings) check(t *testing.T) {
	t.Helper()

	if f.fired() != f.spoilt {
		t.Errorf("%d requests failed, want %d", f.fired(), f.spoilt)
	}

	for _, fault := range f.faults {
		if fault.Fired() == 0 {
			t.Errorf("no request met %q", fault.Name)
		}
	}

	// What is made once may be made late. A leak of 200 bytes a read is more.
	const once = 64 << 10

	if grown := f.warm.growth(f.last); grown > f.warm.heap/10+once {
		t.Errorf("the live heap grew from %d bytes by %d that nothing explains", f.warm.heap, grown)
	}
}
