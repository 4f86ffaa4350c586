package fakeapi_test

import (
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

func TestAnUpdateChangesTheNextAnswer(t *testing.T) {
	t.Parallel()
	s := fakeapi.New(fakeapi.Sessions(4))
	before := get(t, s, "?sort_order=ASC")
	s.Update(func(data []fakeapi.Session) []fakeapi.Session {
		data[0].Status = "LIVE"
		return slices.Delete(data, 1, 3)
	})
	wantPositions(t, before, 0, 1, 2, 3)
	after := get(t, s, "?sort_order=ASC")
	wantPositions(t, after, 0, 3)
	if after.answer.Data.Sessions[0]["status"] != "LIVE" {
		t.Error("the row is the one from before the update")
	}
}

func TestAnUpdateLeavesTheCallersDataAlone(t *testing.T) {
	t.Parallel()
	data := fakeapi.Sessions(2)
	fakeapi.New(data).Update(func(copied []fakeapi.Session) []fakeapi.Session {
		copied[0].ID = "changed"
		return copied
	})
	if data[0].ID == "changed" {
		t.Error("the update wrote into the data given to New")
	}
}

func TestTheWorldMayChangeBeforeEachAnswer(t *testing.T) {
	t.Parallel()
	var numbers []int
	s := fakeapi.New(fakeapi.Sessions(3), fakeapi.BeforeAnswer(func(n int, data []fakeapi.Session) []fakeapi.Session {
		numbers = append(numbers, n)
		switch n {
		case 2:
			return data[1:]
		case 4:
			return []fakeapi.Session{}
		}
		return nil
	}))
	wantPositions(t, get(t, s, ""), 2, 1, 0)
	get(t, s, "?status=bad") // no answer, hence no number
	wantPositions(t, get(t, s, ""), 2, 1)
	wantPositions(t, get(t, s, ""), 2, 1)
	wantPositions(t, get(t, s, ""))
	if !slices.Equal(numbers, []int{1, 2, 3, 4}) {
		t.Errorf("called with %v", numbers)
	}
}

func TestPagesAllOverALargeListHoldSessionsOfTheirOwn(t *testing.T) {
	t.Parallel()
	const sessions, perPage = 100_000, "100"
	s := fakeapi.New(fakeapi.Sessions(sessions))
	seen := map[string]bool{}
	for _, page := range []string{"1", "2", "500", "999", "1000", "1001"} {
		for _, row := range get(t, s, "?sort_order=ASC&per_page="+perPage+"&page_no="+page).answer.Data.Sessions {
			seen[row["id"].(string)] = true
		}
	}
	if len(seen) != 500 {
		t.Errorf("five full pages have %d sessions", len(seen))
	}
}

func BenchmarkCrawl(b *testing.B) {
	for name, sessions := range map[string]int{"10000": 10_000, "100000": 100_000} {
		data := fakeapi.Sessions(sessions)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				s := fakeapi.New(data)
				for page := range sessions / 100 {
					crawl(b, s, page+1)
				}
			}
		})
	}
}
