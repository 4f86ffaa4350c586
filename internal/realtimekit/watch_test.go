package realtimekit

import (
	"fmt"
	"testing"
	"testing/synctest"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestWatch_countsContradictions(t *testing.T) {
	t.Parallel()

	row := func(status, meeting string) Session {
		return Session{ID: status + meeting, Status: &status, AssociatedID: &meeting}
	}

	for name, test := range map[string]struct {
		query Query
		rows  []Session
		want  Ignored
		warns bool
	}{
		"no filter":          {Query{}, []Session{row("LIVE", "a"), row("ENDED", "b")}, Ignored{Of: 2}, false},
		"all match":          {Query{Status: "LIVE", AssociatedID: "a"}, []Session{row("LIVE", "a")}, Ignored{Of: 1}, false},
		"another case":       {Query{Status: "LIVE", AssociatedID: "ABC"}, []Session{row("live", "abc")}, Ignored{Of: 1}, false},
		"a row without both": {Query{Status: "LIVE", AssociatedID: "a"}, []Session{{ID: "1"}}, Ignored{Of: 1}, false},
		"status ignored":     {Query{Status: "LIVE"}, []Session{row("LIVE", "a"), row("ENDED", "a")}, Ignored{"status", 1, 2}, true},
		"meeting ignored":    {Query{AssociatedID: "a"}, []Session{row("LIVE", "a"), row("LIVE", "b")}, Ignored{"associated_id", 1, 2}, true},
		"none":               {Query{Status: "LIVE"}, nil, Ignored{}, false},
		"one in ten": {
			Query{Status: "LIVE"}, append(make([]Session, 9), row("ENDED", "a")), Ignored{"status", 1, 10}, false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()

			for i := range test.rows {
				test.rows[i].ID = fmt.Sprint(i)
			}

			crawl, kept := readerOf(test.query), new(counter)
			crawl.reader.begin = func() keeper { return kept }

			ignored := crawl.newPass(1, crawl.page(answer{sessions: test.rows}), 0).watch.Ignored
			if ignored != test.want || int(*kept) != ignored.Of-ignored.Rows || ignored.Suspicious() != test.warns {
				t.Errorf("kept %d, %+v, suspicious %t", *kept, ignored, ignored.Suspicious())
			}
		})
	}
}

func TestWatch_ignoredFilter(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		server := serve(t, fakeapi.Sessions(40), fakeapi.IgnoreParameters("status"))

		list, err := connect(t, server).Sessions(t.Context(), app(Query{Status: StatusLive}))
		if err != nil || !list.Complete {
			t.Fatalf("complete %t, error %v", list.Complete, err)
		}

		for _, session := range list.Sessions {
			if *session.Status != StatusLive {
				t.Errorf("session %s is %s", session.ID, *session.Status)
			}
		}

		if list.Ignored.Rows != 40-len(list.Sessions) || !list.Ignored.Suspicious() {
			t.Errorf("ignored %+v", list.Ignored)
		}
	})
}
