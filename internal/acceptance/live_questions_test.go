package acceptance

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// liveQuestions are open in DESIGN.md. An answer is true, or says that the data
// cannot tell.
var liveQuestions = []struct {
	about  string
	answer func(*liveFacts) string
}{
	{"paging", (*liveFacts).paging},
	{"default per_page", (*liveFacts).defaultSize},
	{"largest per_page", (*liveFacts).largestSize},
	{"first page", (*liveFacts).firstPage},
	{"default order", (*liveFacts).defaultOrder},
	{"page past the end", (*liveFacts).pastTheEnd},
	{"start_time and end_time", (*liveFacts).timeWindow},
	{"meta", (*liveFacts).meta},
	{"live sessions", (*liveFacts).liveSessions},
	{"unknown app", (*liveFacts).unknownApp},
}

const untold = "not enough sessions to tell"

// liveFacts are the pages that several questions need.
type liveFacts struct {
	*liveService
	plain      livePage    // without a parameter
	head       livePage    // the oldest sessions first
	pages      [3]livePage // like head, with the numbers 0 to 2 and two sessions each
	oldest     livePage    // like head, as long as the service allows
	size       []string    // the per_page of oldest, as a query
	refused    string      // the sizes that were refused
	first      int         // the number of the first page, -1 if it is not known
	start, end string      // a window around the older half of oldest
	window     livePage    // the sessions in it
}

func gather(service *liveService) *liveFacts {
	f := &liveFacts{liveService: service, plain: service.get()}
	if f.plain.refused() {
		f.fail(f.plain)
	}
	f.head = f.ascending()
	few := strconv.Itoa(max(1, min(2, len(f.head.rows)-1)))
	for number := range f.pages {
		f.pages[number] = f.ascending("page_no", strconv.Itoa(number), "per_page", few)
	}
	f.first, _ = f.numbers()
	f.readOldest()
	f.start, f.end = f.oldestWindow()
	f.window = f.between(f.start, f.end)
	return f
}

func (f *liveFacts) ascending(query ...string) livePage {
	return f.get(append(query, "sort_by", "createdAt", "sort_order", "ASC")...)
}

func (f *liveFacts) between(start, end string) livePage {
	return f.get(append([]string{"start_time", start, "end_time", end}, f.size...)...)
}

// numbers compares pages 0 to 2 with the list that came without a number. It
// returns the number of the first page, or -1.
func (f *liveFacts) numbers() (first int, answer string) {
	zero, one, two := f.pages[0], f.pages[1], f.pages[2]
	switch more := len(f.head.rows) > len(one.rows); {
	case one.begins(f.head) && one.equals(two) && more:
		return -1, "page_no is ignored"
	case one.equals(zero) && one.equals(two):
		return -1, untold
	case one.begins(f.head) && zero.refused():
		return 1, "1, page 0 is refused with " + zero.refusal()
	case one.begins(f.head) && len(zero.rows) == 0:
		return 1, "1, page 0 is empty"
	case one.begins(f.head) && one.equals(zero):
		return 1, "1, page 0 is the same page"
	case zero.begins(f.head) && zero.apart(one):
		return 0, "0"
	}
	return -1, untold
}

func (f *liveFacts) readOldest() {
	f.oldest = f.head
	for _, size := range []string{"1000", "100"} {
		page := f.ascending("per_page", size)
		if !page.refused() {
			f.oldest, f.size = page, []string{"per_page", size}
			return
		}
		f.refused += "; " + size + " is refused with " + page.refusal()
	}
}

// The service has no session this old.
const beforeAll, beforeAllEnd = "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z"

func (f *liveFacts) oldestWindow() (start, end string) {
	older := f.oldest.rows[:min(100, (len(f.oldest.rows)+1)/2)]
	if len(older) == 0 || older[0].time("created_at").IsZero() {
		return beforeAll, beforeAllEnd
	}
	return liveTime(older[0].time("created_at"), -time.Second), liveTime(older[len(older)-1].time("created_at"), time.Second)
}

// answers returns one line for each of the questions in [from, to). A question that
// fails ends them.
func (f *liveFacts) answers(from, to int) []string {
	var lines []string
	for _, question := range liveQuestions[from:to] {
		if answer := question.answer(f); f.err == nil {
			lines = append(lines, question.about+": "+answer)
		}
	}
	return lines
}

var fieldName = regexp.MustCompile(`^[a-z_]{1,40}$`)

func (f *liveFacts) paging() string {
	place, paging := "at the top", f.plain.body.Paging
	if paging == nil {
		place, paging = "in data", f.plain.body.Data.Paging
	}
	if paging == nil {
		return "nowhere"
	}
	names := slices.Sorted(maps.Keys(paging))
	names = slices.DeleteFunc(names, func(name string) bool { return !fieldName.MatchString(name) })
	return place + ": " + strings.Join(names, ", ")
}

// goesOn reports whether page 2 has sessions, and none of those of page.
func (f *liveFacts) goesOn(page livePage, size ...string) bool {
	next := f.ascending(append(size, "page_no", "2")...)
	return len(next.rows) > 0 && next.apart(page)
}

func (f *liveFacts) defaultSize() string {
	if !f.goesOn(f.head) {
		return untold
	}
	return strconv.Itoa(len(f.head.rows))
}

func (f *liveFacts) largestSize() string {
	length := strconv.Itoa(len(f.oldest.rows))
	switch {
	case slices.Contains(f.size, length):
		return length + " or more" + f.refused
	case !f.goesOn(f.oldest, f.size...):
		return untold + f.refused
	case len(f.oldest.rows) == len(f.pages[max(0, f.first)].rows):
		return "per_page is ignored, a page has " + length
	}
	return length + ", more is cut to it" + f.refused
}

func (f *liveFacts) firstPage() string {
	_, answer := f.numbers()
	return answer
}

// defaultOrder requests every documented order and compares.
func (f *liveFacts) defaultOrder() string {
	if len(f.plain.rows) < 2 {
		return untold
	}
	var same []string
	for _, order := range []string{"createdAt ASC", "createdAt DESC", "minutesConsumed ASC", "minutesConsumed DESC"} {
		by, direction, _ := strings.Cut(order, " ")
		if f.get("sort_by", by, "sort_order", direction).equals(f.plain) {
			same = append(same, order)
		}
	}
	return cmp.Or(strings.Join(same, " or "), "not a documented one")
}

// pastTheEnd needs a total, or a list of one page.
func (f *liveFacts) pastTheEnd() string {
	size := len(f.oldest.rows)
	if f.first < 0 || size == 0 {
		return untold
	}
	total := max(size, f.oldest.total())
	number := f.first + (total-1)/size
	last := f.ascending(append(f.size, "page_no", strconv.Itoa(number))...)
	after := f.ascending(append(f.size, "page_no", strconv.Itoa(number+1))...)
	switch {
	case len(last.rows) != (total-1)%size+1:
		return untold
	case after.refused():
		return "refused with " + after.refusal()
	case len(after.rows) == 0:
		return "empty"
	case after.equals(last):
		return "the last page again"
	case after.begins(f.oldest):
		return "the first page again"
	}
	return untold
}

// timeWindow looks for a session in windows around each of its times.
func (f *liveFacts) timeWindow() string {
	never := f.between(beforeAll, beforeAllEnd)
	row, ok := f.oldest.clearest()
	switch {
	case never.refused():
		return "a window in 2001 is refused with " + never.refusal()
	case len(never.rows) > 0:
		return "ignored"
	case !ok:
		return untold
	}
	var found []string
	for _, name := range []string{"created_at", "started_at", "ended_at", "updated_at"} {
		if f.finds(row, name, -time.Second, time.Second) {
			found = append(found, name)
		}
	}
	if found == nil {
		return "no session is found within a second of one of its times"
	}
	return "a session is found within a second of its " + strings.Join(found, ", ") + "; " + f.bounds(row, found[0])
}

// bounds reads windows that begin or end at a time of the session, and next to it.
func (f *liveFacts) bounds(row liveSession, name string) string {
	if f.finds(row, name, time.Millisecond, time.Second) || f.finds(row, name, -time.Second, -time.Millisecond) {
		return "bounds are not compared to the millisecond"
	}
	is := map[bool]string{true: "included", false: "excluded, or times are finer than shown"}
	return "start_time is " + is[f.finds(row, name, 0, time.Second)] + ", end_time is " + is[f.finds(row, name, -time.Second, 0)]
}

func (f *liveFacts) finds(row liveSession, name string, from, to time.Duration) bool {
	at := row.time(name)
	return !at.IsZero() && slices.Contains(f.between(liveTime(at, from), liveTime(at, to)).ids(), row.text("id"))
}

func (f *liveFacts) meta() string {
	if len(f.oldest.rows) == 0 {
		return untold
	}
	return fmt.Sprintf("in %d of %d sessions", f.oldest.count(func(row liveSession) bool { return row["meta"] != nil }), len(f.oldest.rows))
}

func (f *liveFacts) liveSessions() string {
	page := f.get("status", "LIVE")
	n, live := len(page.rows), page.count(liveSession.live)
	switch {
	case page.refused():
		return "status=LIVE is refused with " + page.refusal()
	case live < n:
		return fmt.Sprintf("status=LIVE is ignored: %d of %d sessions are LIVE", live, n)
	case n == 0:
		return untold
	}
	return fmt.Sprintf("status=LIVE gives %d, live_participants above 0 in %d, minutes_consumed above 0 in %d", n,
		page.count(func(row liveSession) bool { return row.number("live_participants") > 0 }),
		page.count(func(row liveSession) bool { return row.number("minutes_consumed") > 0 }))
}

var limitNumbers = regexp.MustCompile(`\b[qwrt]=[0-9]{1,9}\b`)

// unknownApp reads only numbers from the header, which may also name the account.
func (f *liveFacts) unknownApp() string {
	page := f.send("00000000-0000-4000-8000-000000000000")
	limits := limitNumbers.FindAllString(f.plain.header.Get("Ratelimit"), -1)
	return page.refusal() + "; Ratelimit: " + cmp.Or(strings.Join(limits, " "), "none")
}
