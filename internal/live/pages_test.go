package main

import (
	"encoding/json"
	"fmt"
	"slices"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// pageOf has a session for each letter. Capitals were created one after another,
// small letters all at the same moment; "!" is a refusal.
func pageOf(letters string) page {
	if letters == "!" {
		return page{status: 422}
	}
	p := page{status: 200, success: true}
	for _, letter := range letters {
		second := min(letter, 'a') - 'A'
		p.ids = append(p.ids, string(letter))
		p.rows = append(p.rows, row{"created_at": json.RawMessage(fmt.Sprintf(`"2026-01-01T00:00:%02dZ"`, second))})
	}
	return p
}

func TestTheFirstPageIsToldByAllThreeNumbers(t *testing.T) {
	t.Parallel()
	const (
		zeroOther = "0; page 0 holds other sessions than page 1"
		zeroAlone = "0; nothing comes after it"
		alias     = "1; page 0 is the same as page 1"
		empty     = "1; page 0 is empty"
		refused   = "1; page 0 is refused with HTTP status 422"
		noNumbers = "page_no is ignored: pages 1 and 2 are the same"
	)
	for name, test := range map[string]struct{ head, zero, one, two, want string }{
		"page 0 as another name":                      {"ABCDEF", "AB", "AB", "CD", alias},
		"another name, and one page alone":            {"A", "A", "A", "", alias},
		"page 0 empty":                                {"ABCDEF", "", "AB", "CD", empty},
		"page 0 refused":                              {"ABCDEF", "!", "AB", "CD", refused},
		"page 0 refused, and one page alone":          {"A", "!", "A", "!", refused},
		"from 0":                                      {"ABCDEF", "AB", "CD", "EF", zeroOther},
		"from 0, the last page over and over":         {"ABC", "AB", "C", "C", zeroOther},
		"from 0, and nothing more":                    {"A", "A", "", "", zeroAlone},
		"from 0, and more is refused":                 {"A", "A", "!", "!", zeroAlone},
		"from 0, pages as long as they like":          {"AB", "ABC", "DE", "", zeroOther},
		"the same for each":                           {"ABCDEF", "AB", "AB", "AB", noNumbers},
		"the same for each but 0, which is refused":   {"ABCDEF", "!", "AB", "AB", noNumbers},
		"the same for each but 0, which is empty":     {"ABCDEF", "", "AB", "AB", noNumbers},
		"the same, but there may be no more":          {"AB", "AB", "AB", "AB", ""},
		"the same, page 0 refused, there may be none": {"A", "!", "A", "A", ""},
		"the same, and another page 0":                {"CDEF", "XY", "CD", "CD", ""},
		"page 0 before what comes without a number":   {"CDEF", "AB", "CD", "EF", ""},
		"page 0 after page 1":                         {"CDEF", "CD", "AB", "EF", ""},
		"pages that share a session":                  {"ABCDEF", "AB", "BC", "CD", ""},
		"sessions of the same moment":                 {"abcdef", "ab", "cd", "ef", ""},
		"nothing":                                     {"", "", "", "", ""},
		"nothing but refusals":                        {"AB", "!", "!", "!", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := numbers{pages: [3]page{pageOf(test.zero), pageOf(test.one), pageOf(test.two)}}
			n.judge(pageOf(test.head))
			if n.found != test.want {
				t.Errorf("%q, want %q", n.found, test.want)
			}
			if known, first := test.want != "" && test.want != noNumbers, test.want != "" && test.want[0] == '1'; n.known != known || (n.first == 1) != first {
				t.Errorf("known: %v, first: %d", n.known, n.first)
			}
		})
	}
}

func TestTheListMayBeginAgain(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{0: untold, 1: untold, 30: "the first page again", 300: "the first page again"} {
		found := asked(t, other{data: over(n), holds: byCreated, total: ofList, again: true})
		if got := found["past the last page"]; got != want {
			t.Errorf("of %d sessions: %q, want %q", n, got, want)
		}
	}
}

// Pages that are never short are no proof that their length is not asked for.
func TestAShortestPageIsNotTakenForTheOnlyOne(t *testing.T) {
	t.Parallel()
	const cut = "100; more is cut to it"
	for name, api := range map[string]other{
		"10, usually 25":  {least: 10},
		"25, usually 25":  {least: 25},
		"10, usually 100": {least: 10, usual: 100},
	} {
		api.data, api.holds, api.total = over(300), byCreated, ofList
		if got := asked(t, api)["largest per_page"]; got != cut {
			t.Errorf("at least %s: %q, want %q", name, got, cut)
		}
	}
	const ignored = "per_page is ignored: pages have 25 sessions"
	if got := asked(t, fake(300, fakeapi.IgnoreParameters("per_page")))["largest per_page"]; got != ignored {
		t.Errorf("%q, want %q", got, ignored)
	}
}

func TestOffsetsAreToldByTheFirstPage(t *testing.T) {
	t.Parallel()
	for want, offsets := range map[string]func(position, length int) (int, int){
		"none":                                                    nil,
		"from 1, the end belongs to the page":                     func(position, length int) (int, int) { return position + 1, position + length },
		"from 0, the end belongs to the page":                     func(position, length int) (int, int) { return position, position + length - 1 },
		"from 0, the end is past the page":                        func(position, length int) (int, int) { return position, position + length },
		"from 0, the end does not fit the page":                   func(position, _ int) (int, int) { return position, position },
		"such that the first page does not tell where they begin": func(position, length int) (int, int) { return position + 2, position + length + 1 },
	} {
		t.Run(want, func(t *testing.T) {
			t.Parallel()
			found := asked(t, other{data: over(60), holds: byCreated, total: ofList, offsets: offsets})
			if got := found["offsets"]; got != want {
				t.Errorf("%q, want %q", got, want)
			}
		})
	}
}

// Where pages cannot be told from each other, a long one may be cut or the whole.
func TestWhatIsNotSeenIsNotConcluded(t *testing.T) {
	t.Parallel()
	p, err := gather(t.Context(), rehearsal(t, fake(300, fakeapi.IgnoreParameters("page_no"))))
	if err != nil || p.headGoesOn || p.goesOn || p.whole {
		t.Errorf("%v: head goes on %v, goes on %v, whole %v", err, p.headGoesOn, p.goesOn, p.whole)
	}
}

// A session that arrives in front moves others to the next page, where they seem to
// follow what came before.
func TestAListThatMovesTellsNothingOfItsPages(t *testing.T) {
	t.Parallel()
	all := fakeapi.Sessions(101)
	const after = 6 // requests, of which the last asks for a long page
	api := fakeapi.New(slices.Clone(all[:100]), fakeapi.IgnoreParameters("sort_by", "sort_order"), fakeapi.MaxPageSize(50),
		fakeapi.BeforeAnswer(func(n int, data []fakeapi.Session) []fakeapi.Session {
			if n == after+1 {
				return append(data, all[100])
			}
			return nil
		}))
	found := asked(t, api)
	wantUntold(t, found, "default per_page", "largest per_page")
}

func TestAnOrderIsToldByEnoughSessionsOfOneOrder(t *testing.T) {
	t.Parallel()
	const neither = "neither by created_at nor by minutes_consumed"
	for name, test := range map[string]struct {
		letters string // when they were created
		minutes []float64
		ended   string // when they ended
		want    string
	}{
		"oldest first":                     {"ABCDE", []float64{3, 1, 2, 5, 4}, "", "created_at, ascending"},
		"newest first":                     {"EDCBA", []float64{3, 1, 2, 5, 4}, "", "created_at, descending"},
		"most first":                       {"CABED", []float64{5, 4, 4, 2, 1}, "", "minutes_consumed, descending"},
		"fewest first":                     {"CABED", []float64{1, 2, 4, 4, 5}, "", "minutes_consumed, ascending"},
		"neither":                          {"CABED", []float64{3, 1, 2, 5, 4}, "", neither},
		"both":                             {"ABCDE", []float64{1, 2, 3, 4, 5}, "", ""},
		"the other way":                    {"ABCDE", []float64{5, 4, 3, 2, 1}, "", ""},
		"the same minutes":                 {"ABCDE", []float64{1, 1, 1, 1, 1}, "", ""},
		"in no order, of the same minutes": {"CABED", []float64{1, 1, 1, 1, 1}, "", ""},
		"the same moment":                  {"abcde", []float64{1, 2, 3, 4, 5}, "", ""},
		"first ended, in the same order":   {"ABCDE", []float64{3, 1, 2, 5, 4}, "ABCDE", "created_at or ended_at, ascending"},
		"first ended, in another order":    {"CABED", []float64{3, 1, 2, 5, 4}, "ABCDE", "ended_at, ascending"},
		"last ended, oldest first":         {"ABCDE", []float64{3, 1, 2, 5, 4}, "EDCBA", ""},
		"last ended, and fewest minutes":   {"CABED", []float64{1, 2, 3, 4, 5}, "EDCBA", ""},
		"four sessions":                    {"ABCD", []float64{3, 1, 2, 5}, "", ""},
		"minutes not there":                {"ABCDE", nil, "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := pageOf(test.letters)
			for i, minutes := range test.minutes {
				p.rows[i]["minutes_consumed"] = json.RawMessage(fmt.Sprint(minutes))
			}
			for i, letter := range test.ended {
				p.rows[i]["ended_at"] = json.RawMessage(fmt.Sprintf(`"2026-01-01T00:01:%02dZ"`, letter-'A'))
			}
			got, err := p.order()
			if got != test.want || (err != nil) != (test.want == "") {
				t.Errorf("%q, %v, want %q", got, err, test.want)
			}
		})
	}
}
