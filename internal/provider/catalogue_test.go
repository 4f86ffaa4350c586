package provider

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi/faults"
	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit"
)

// Whatever goes wrong, a read ends in the one outcome that the catalogue has for
// it: the right list, a warning, or an error with the right text. Time is virtual
// where the way to the server allows it, and a bubble does not end while a
// goroutine is left in it.
func TestEveryFaultOfTheCatalogueHasItsOutcome(t *testing.T) {
	t.Parallel()

	for _, row := range faults.Rows() {
		for _, run := range row.Runs() {
			t.Run(fmt.Sprintf("%s/%s/%s", row.Group, row.Name, run.Title), func(t *testing.T) {
				t.Parallel()

				if run.Line == faults.Memory || run.Line == faults.MemoryHTTP2 {
					synctest.Test(t, func(t *testing.T) { tryFault(t, run) })
				} else {
					tryFault(t, run)
				}
			})
		}
	}
}

// tryFault runs one row of the catalogue, and holds every promise against it.
func tryFault(t *testing.T, run faults.Run) {
	t.Helper()

	rig := run.Rig()
	defer rig.Server.Close()

	config, transport := reach(t, rig, run)

	client, err := realtimekit.New(config)
	if err != nil {
		t.Fatal(err)
	}

	ctx, cancel := reader(t, run.Reader)
	defer cancel()

	var readers sync.WaitGroup

	begin := time.Now()

	for range max(1, run.Reader.Readers) {
		readers.Go(func() { judge(ctx, t, rig, run, client) })
	}

	readers.Wait()

	if took := time.Since(begin); run.Want.Took > 0 && took > run.Want.Took {
		t.Errorf("the read took %s, want %s at most", took, run.Want.Took)
	}

	asked := run.Line != faults.Nobody && run.Reader.Cancel != faults.Before && run.Reader.Timeout != faults.Before
	fired := rig.Fired()
	t.Logf("fired %d times: %v", fired, run.Want)

	if asked && fired == 0 {
		t.Error("the fault never fired")
	}

	withinLimits(t, rig.Server, config)
	transport.CloseIdleConnections()
	leavesNoConnection(t, rig.Server)
}

// judge reads once, and compares what a user would see with what may be.
func judge(ctx context.Context, t *testing.T, rig *faults.Rig, run faults.Run, client *realtimekit.Client) {
	t.Helper()

	query := queryOf(run.Arguments)
	listing, err := client.Sessions(ctx, query)

	ids := make([]string, len(listing.Sessions))
	for i, session := range listing.Sessions {
		ids[i] = session.ID
	}

	if wrong := rig.Check(ids, listing.Complete); wrong != nil {
		t.Errorf("a list of %d sessions, complete %t: %v", len(ids), listing.Complete, wrong)
	}

	warnings := incomplete(query, listing.Listing, onIncompleteWarn, forSessions)

	switch {
	case err != nil:
		said := unableToListSessions(err, query).Detail()
		if run.Want.Result != faults.Failed || !strings.Contains(strings.ToLower(said), strings.ToLower(run.Want.Says)) {
			t.Errorf("an error, want %+v:\n%s", run.Want, said)
		}

		if failure, ok := errors.AsType[*realtimekit.Error](err); !ok || said == "" || failure.Kind == realtimekit.KindArgument {
			t.Errorf("error %#v", err)
		}
	case listing.Complete:
		if run.Want.Result != faults.Whole || len(warnings) > 0 {
			t.Errorf("a complete list of %d sessions with %v, want %+v", len(ids), warnings, run.Want)
		}
	default:
		known := run.Want.Result == faults.Unproven && len(warnings) == 1 || run.Want.Result == faults.Limited && len(warnings) == 0
		if !known || run.Want.Held != len(ids) {
			t.Errorf("%d sessions that are not proven, with %v, want %+v", len(ids), warnings, run.Want)
		}
	}
}
