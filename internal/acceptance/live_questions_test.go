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

// liveFacts are the pages that several questions need.
type liveFacts struct {
	*liveService
	plain      livePage // without a parameter
	oldest     livePage // the oldest sessions first, as many as the service allows
	size       []string // the per_page of oldest, as a query
	sizes      []string // what each per_page gives
	start, end string   // a window around the older half of oldest
	window     livePage // the sessions in it
	lines      []string // the answers
}

func gather(service *liveService) *liveFacts {
	f := &liveFacts{liveService: service, plain: service.get()}
	if f.plain.refused() {
		f.fail(f.plain)
	}
	for _, size := range []string{"100", "1000"} {
		page := f.ascending("per_page", size)
		f.sizes = append(f.sizes, size+" gives "+page.String())
		if !page.refused() {
			f.oldest, f.size = page, []string{"per_page", size}
		}
	}
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

// The service has no session this old.
const beforeAll, beforeAllEnd = "2001-01-01T00:00:00Z", "2001-01-02T00:00:00Z"

func (f *liveFacts) oldestWindow() (start, end string) {
	older := f.oldest.rows[:min(100, (len(f.oldest.rows)+1)/2)]
	if len(older) == 0 || field[time.Time](older[0], "created_at").IsZero() {
		return beforeAll, beforeAllEnd
	}
	return liveTime(field[time.Time](older[0], "created_at"), -time.Second), liveTime(field[time.Time](older[len(older)-1], "created_at"), time.Second)
}

// answer observes what is open in DESIGN.md, up to the first request that fails.
func (f *liveFacts) answer() {
	f.say("paging", f.paging())
	f.say("default per_page", fmt.Sprintf("%s, total_count %d", f.plain, f.plain.total()))
	f.say("largest per_page", strings.Join(f.sizes, ", "))
	f.say("first page", f.numbered(0, "per_page", "2"))
	f.say("default order", f.defaultOrder())
	f.say("page past the end", f.pastTheEnd())
	f.say("start_time and end_time", f.timeWindow())
	f.say("meta", fmt.Sprintf("in %d of %s", f.oldest.count(func(row liveSession) bool { return row["meta"] != nil }), f.oldest))
	f.say("live sessions", f.liveSessions())
}

func (f *liveFacts) say(about, answer string) {
	if f.err == nil {
		f.lines = append(f.lines, about+": "+answer)
	}
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

// numbered requests three pages and describes each by its place in the oldest
// sessions, or by the page before it.
func (f *liveFacts) numbered(first int, size ...string) string {
	var all []string
	var before livePage
	for number := first; number < first+3; number++ {
		page := f.ascending(append(size, "page_no", strconv.Itoa(number))...)
		text := page.in(f.oldest)
		if len(page.rows) > 0 && slices.Equal(page.ids(), before.ids()) {
			text = "the same"
		}
		all = append(all, fmt.Sprintf("%d gives %s", number, text))
		before = page
	}
	return strings.Join(all, ", ")
}

// pastTheEnd requests the pages around the last one, whether the first is 0 or 1.
func (f *liveFacts) pastTheEnd() string {
	size := max(1, len(f.oldest.rows))
	return f.numbered((max(size, f.oldest.total())-1)/size, f.size...)
}

// defaultOrder requests every documented order and compares.
func (f *liveFacts) defaultOrder() string {
	var same []string
	for _, order := range []string{"createdAt ASC", "createdAt DESC", "minutesConsumed ASC", "minutesConsumed DESC"} {
		by, direction, _ := strings.Cut(order, " ")
		if slices.Equal(f.get("sort_by", by, "sort_order", direction).ids(), f.plain.ids()) {
			same = append(same, order)
		}
	}
	return cmp.Or(strings.Join(same, " or "), "not a documented one")
}

// timeWindow looks for a session in windows around each of its times.
func (f *liveFacts) timeWindow() string {
	none := "a window in 2001 gives " + f.between(beforeAll, beforeAllEnd).String()
	row, ok := f.oldest.clearest()
	if !ok {
		return none
	}
	var found []string
	for _, name := range []string{"created_at", "started_at", "ended_at", "updated_at"} {
		if f.finds(row, name, -time.Second, time.Second) {
			found = append(found, name)
		}
	}
	if found == nil {
		return none + "; no session is found within a second of one of its times"
	}
	return none + "; a session is found within a second of its " + strings.Join(found, ", ") + "; " + f.bounds(row, found[0])
}

// bounds reads windows that begin or end at a time of the session, and next to it.
func (f *liveFacts) bounds(row liveSession, name string) string {
	return fmt.Sprintf("with that start_time: %t, 1 ms later: %t; with that end_time: %t, 1 ms earlier: %t",
		f.finds(row, name, 0, time.Second), f.finds(row, name, time.Millisecond, time.Second),
		f.finds(row, name, -time.Second, 0), f.finds(row, name, -time.Second, -time.Millisecond))
}

func (f *liveFacts) finds(row liveSession, name string, from, to time.Duration) bool {
	at := field[time.Time](row, name)
	return !at.IsZero() && slices.Contains(f.between(liveTime(at, from), liveTime(at, to)).ids(), field[string](row, "id"))
}

func (f *liveFacts) liveSessions() string {
	page := f.get("status", "LIVE")
	return fmt.Sprintf("status=LIVE gives %s, %d LIVE, live_participants above 0 in %d, minutes_consumed above 0 in %d", page,
		page.count(liveSession.live),
		page.count(func(row liveSession) bool { return field[float64](row, "live_participants") > 0 }),
		page.count(func(row liveSession) bool { return field[float64](row, "minutes_consumed") > 0 }))
}

var limitNumbers = regexp.MustCompile(`\b[qwrt]=[0-9]{1,9}\b`)

// unknownApp sends the last request of all, because a 401 or 403 may be its answer. It
// reads only numbers from the header, which may also name the account.
func (f *liveFacts) unknownApp() {
	page := f.send("00000000-0000-4000-8000-000000000000")
	limits := limitNumbers.FindAllString(f.plain.header.Get("Ratelimit"), -1)
	f.say("unknown app", page.String()+"; Ratelimit: "+cmp.Or(strings.Join(limits, " "), "none"))
}
