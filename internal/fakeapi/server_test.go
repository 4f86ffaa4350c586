package fakeapi_test

import (
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

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
