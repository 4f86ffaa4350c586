package fakeapi_test

import (
	"reflect"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestParticipants(t *testing.T) {
	t.Parallel()
	ids, twice, nameless, live := map[string]bool{}, 0, 0, 0
	for _, s := range fakeapi.Sessions(100) {
		rows := fakeapi.Participants(s)
		left := 0
		for i, p := range rows {
			if ids[p.ID] || p.JoinedAt < s.StartedAt.Format(milliseconds) || p.JoinedAt > p.UpdatedAt || p.UpdatedAt > s.UpdatedAt.Format(milliseconds) {
				t.Fatalf("participant %d of %+v: %+v", i, s, p)
			}
			ids[p.ID] = true
			if p.DisplayName == nil {
				nameless++
			}
			if p.LeftAt != nil {
				left++
			}
		}
		if int64(len(rows)) != s.MaxConcurrentParticipants || int64(len(rows)-left) != s.LiveParticipants {
			t.Errorf("%d participants, of whom %d left %+v", len(rows), left, s)
		}
		users := fakeapi.Consolidated(rows)
		twice += len(rows) - len(users)
		live += len(rows) - left
		if sum(rows)-sum(users) > 0.01 || sum(users)-sum(rows) > 0.01 {
			t.Errorf("%f minutes of participants, %f of users", sum(rows), sum(users))
		}
		if !reflect.DeepEqual(rows, fakeapi.Participants(s)) {
			t.Error("the participants of a session differ from call to call")
		}
	}
	if twice == 0 || nameless == 0 || live == 0 {
		t.Errorf("%d users joined twice, %d have no name, %d are live", twice, nameless, live)
	}
}

func sum(rows []fakeapi.Participant) (minutes float64) {
	for _, p := range rows {
		minutes += p.Duration
	}
	return minutes
}
