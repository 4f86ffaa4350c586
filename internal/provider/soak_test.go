package provider_test

import (
	"flag"
	"runtime"
	"testing"

	"golang.org/x/sync/errgroup"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// A flag and not a build tag: the soak is compiled and linted with everything
// else, and `make test` runs it in short, so that it works on the day it is
// wanted.
var soaking = flag.Bool("soak", false, "let TestManyReadsLeaveNothingBehind take minutes")

// soak is how much is read. What lives on is weighed after the first warm reads
// and again after the last.
type soak struct {
	reads, warm, sessions, perPage int
}

// Two requests in a hundred fail, in ways that pass. The heap belongs to the
// whole process, and so this is the one test that nothing may run beside.
//
//nolint:paralleltest // see above
func TestManyReadsLeaveNothingBehind(t *testing.T) {
	size := soak{reads: 20, warm: 10, sessions: 120, perPage: 8}
	if *soaking {
		size = soak{reads: 500, warm: 50, sessions: 5000, perPage: 100}
	}

	found := newFindings(size)
	w := newWorld(t, fakeapi.Sessions(size.sessions), fakeapi.MaxPageSize(size.perPage), fakeapi.LatencyOf(found.count))
	found.begin(t, w)

	// More than are sent: a wait for the budget would make hours of it.
	provider := w.connectWith(t, map[string]any{"requests_per_five_minutes": 1_000_000})

	found.warm = found.afterReads(t, provider, size.warm)
	found.last = found.afterReads(t, provider, size.reads-size.warm)

	found.report(t)
	found.check(t)
	runtime.KeepAlive(provider)
}

// afterReads weighs the provider after so many reads more. Four at a time: one
// waits after a failure while another works.
func (f *findings) afterReads(t *testing.T, provider link, reads int) weight {
	t.Helper()

	var lanes errgroup.Group

	lanes.SetLimit(4)

	for range reads {
		lanes.Go(func() error {
			wantWhole(t, provider.read(t, nil), f.want)
			f.note(t)

			return nil
		})
	}

	_ = lanes.Wait()

	return f.weigh(t)
}
