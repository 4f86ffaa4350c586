package fakeapi_test

import (
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestServer_Update(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(4)
	s := fakeapi.New(data)
	wantPositions(t, get(t, s, "?sort_order=ASC"), data, 0, 1, 2, 3)
	s.Update(func(now []fakeapi.Session) []fakeapi.Session {
		now[0].Status = "LIVE"
		return slices.Delete(now, 1, 3)
	})
	got := get(t, s, "?sort_order=ASC")
	wantPositions(t, got, data, 0, 3)
	if got.answer.Data.Sessions[0]["status"] != "LIVE" || data[0].Status == "LIVE" {
		t.Errorf("status %v, that of the test's own data %s", got.answer.Data.Sessions[0]["status"], data[0].Status)
	}
}

func TestBeforeAnswer(t *testing.T) {
	t.Parallel()
	var numbers []int
	data := fakeapi.Sessions(3)
	s := fakeapi.New(data, fakeapi.BeforeAnswer(func(n int, now []fakeapi.Session) []fakeapi.Session {
		numbers = append(numbers, n)
		switch n {
		case 2:
			return now[1:]
		case 4:
			return []fakeapi.Session{}
		}
		return nil
	}))
	wantPositions(t, get(t, s, ""), data, 2, 1, 0)
	get(t, s, "?status=bad") // not an answer, and without a number
	wantPositions(t, get(t, s, ""), data, 2, 1)
	wantPositions(t, get(t, s, ""), data, 2, 1)
	wantPositions(t, get(t, s, ""), data)
	if !slices.Equal(numbers, []int{1, 2, 3, 4}) {
		t.Errorf("called with %v", numbers)
	}
}
