package realtimekit

import (
	"context"
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"pgregory.net/rapid"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/realtimekit/fakeapi"
)

// The model test sets the crawl against random servers on which sessions
// arrive, end and move between any two answers, and checks what it claims
// against the server's own history. What is left out of the model, because no
// client can prove it, is named in DESIGN.md:
//
//   - sessions that are deleted;
//   - sessions that a window loses: there, no time of a session changes;
//   - on volatile lists, departures and arrivals that cancel out in each of two
//     passes: there, the model changes either nothing or one thing;
//   - a total that is smaller than the list and as long as the page of a server
//     that clamps: there, the model's total is never as small as a page;
//   - a total that is too small, where no more sessions were wanted;
//   - such a total on a server that ignores page_no while sessions arrive: its
//     first page, asked for again and again, looks like a list of that length;
//   - a first page whose offset and total say that more pages follow, from a
//     server that counts pages from 0, repeats its last one and has only one:
//     there, the model's total is never too large;
//   - pages of one row, whatever is asked for;
//   - a total that is too small by no more sessions than slip past a read of a
//     growing list: there, the model's total is too small or the list grows.

// world is the server's own history.
type world struct {
	lock     sync.Mutex
	query    Query
	sessions []fakeapi.Session
	// throughout holds the ids that matched at every moment of the read.
	throughout map[string]bool
	// changes happen before the answer with their index.
	changes map[int][]func(*world)
	// honest servers count right and know page_no: a list of theirs that stays
	// put must be proven.
	honest bool
}

func (w *world) matches(session fakeapi.Session) bool {
	return (w.query.Status == "" || session.Status == w.query.Status) &&
		(w.query.Search == "" || session.MeetingDisplayName == w.query.Search) &&
		(w.query.Participants == "" || session.MaxConcurrentParticipants <= 5)
}

// begin begins a read: what matches now may match throughout.
func (w *world) begin() {
	w.lock.Lock()
	defer w.lock.Unlock()

	for _, session := range w.sessions {
		w.throughout[session.ID] = true
	}

	w.remember()
}

// remember narrows throughout to what matches now.
func (w *world) remember() {
	matching := map[string]bool{}
	for _, session := range w.sessions {
		matching[session.ID] = w.matches(session)
	}

	for id := range w.throughout {
		if !matching[id] {
			delete(w.throughout, id)
		}
	}
}

// turn is the fake's hook before each answer.
func (w *world) turn(n int, _ []fakeapi.Session) []fakeapi.Session {
	w.lock.Lock()
	defer w.lock.Unlock()

	changes := w.changes[n]
	if len(changes) == 0 {
		return nil
	}

	for _, change := range changes {
		change(w)
		w.remember()
	}

	return slices.Clone(w.sessions)
}

// arrive creates the newest session.
func arrive(minutes float64, participants int64, live bool) func(*world) {
	return func(w *world) {
		w.sessions = append(w.sessions, newSession(len(w.sessions), minutes, participants, live))
	}
}

// alter changes a session, if there is one.
func alter(place int, change func(*fakeapi.Session)) func(*world) {
	return func(w *world) {
		if len(w.sessions) > 0 {
			w.sessions = slices.Clone(w.sessions)
			change(&w.sessions[place%len(w.sessions)])
		}
	}
}

func end(s *fakeapi.Session) { s.Status = StatusEnded }

// The title that is searched for, and another.
const title, otherTitle = "standup", "retrospective"

func rename(s *fakeapi.Session) {
	if s.MeetingDisplayName == title {
		s.MeetingDisplayName = otherTitle
	} else {
		s.MeetingDisplayName = title
	}
}

func newSession(number int, minutes float64, participants int64, live bool) fakeapi.Session {
	status := StatusEnded
	if live {
		status = StatusLive
	}

	created := time.Date(2026, 1, 1, 0, number, 0, 0, time.UTC)

	return fakeapi.Session{
		ID: fmt.Sprintf("s%03d", number), AssociatedID: "m", MeetingDisplayName: title, Type: "meeting", Status: status,
		MinutesConsumed: minutes, MaxConcurrentParticipants: participants,
		CreatedAt: created, StartedAt: created, UpdatedAt: created,
	}
}

// drawWorld makes a list and what happens to it during the read.
func drawWorld(t *rapid.T, query Query) *world {
	w := &world{query: query, throughout: map[string]bool{}, changes: map[int][]func(*world){}}

	for range rapid.IntRange(0, 14).Draw(t, "sessions") {
		drawArrival(t)(w)
	}

	w.begin()

	most := 12
	if query.ordered().class() == volatile {
		most = 1
	}

	for range rapid.IntRange(0, most).Draw(t, "changes") {
		before := rapid.IntRange(1, 40).Draw(t, "before answer")
		w.changes[before] = append(w.changes[before], drawChange(t))
	}

	return w
}

func drawArrival(t *rapid.T) func(*world) {
	return arrive(float64(rapid.IntRange(0, 9).Draw(t, "minutes")),
		int64(rapid.IntRange(0, 9).Draw(t, "participants")), rapid.Bool().Draw(t, "live"))
}

func drawChange(t *rapid.T) func(*world) {
	place := rapid.IntRange(0, 30).Draw(t, "place")
	amount := rapid.IntRange(0, 9).Draw(t, "amount")

	switch rapid.IntRange(0, 5).Draw(t, "change") {
	case 0:
		return alter(place, end)
	case 1:
		return alter(place, func(s *fakeapi.Session) { s.MinutesConsumed = float64(amount) })
	case 2:
		return alter(place, func(s *fakeapi.Session) { s.MaxConcurrentParticipants = int64(amount) })
	case 3:
		return alter(place, rename)
	default:
		return drawArrival(t)
	}
}

// drawQuery makes a query of each class.
func drawQuery(t *rapid.T) Query {
	query := app()
	query.PerPage = rapid.SampledFrom([]int{0, 0, 1, 2, 3, 4}).Draw(t, "per_page")

	if rapid.IntRange(0, 4).Draw(t, "limited") == 0 {
		query.MaxItems = rapid.IntRange(1, 12).Draw(t, "max_items")
	}

	switch rapid.IntRange(0, 8).Draw(t, "query") {
	case 0, 1:
	case 2:
		query.SortOrder = SortDescending
	case 3:
		query.Status = StatusEnded
	case 4:
		query.SortBy = SortByCreatedAt
	case 5:
		query.Status = StatusLive
	case 6:
		query.Participants = "0:5"
	case 7:
		query.SortBy = SortByMinutesConsumed
	case 8:
		query.Search = title
	}

	return query
}

// drawServer makes a server with a random answer to every open question.
func drawServer(t *rapid.T, w *world) *fakeapi.Server {
	clamp := rapid.IntRange(2, 5).Draw(t, "clamp")
	size := clamp
	if w.query.PerPage > 0 {
		size = min(clamp, w.query.PerPage)
	}

	knobs := []fakeapi.Knob{
		fakeapi.BeforeAnswer(w.turn),
		fakeapi.MaxPageSize(clamp),
		fakeapi.PastTheEnd(rapid.SampledFrom([]fakeapi.Outside{fakeapi.Empty, fakeapi.Nearest, 400, 404, 416, 422}).Draw(t, "past the end")),
		fakeapi.PageZero(rapid.SampledFrom([]fakeapi.Outside{fakeapi.Empty, fakeapi.Nearest, 400, 422}).Draw(t, "page 0")),
		fakeapi.DefaultSort("createdAt", rapid.SampledFrom([]string{"ASC", "DESC"}).Draw(t, "default order")),
		drawLatency(t),
		drawPaging(t),
	}

	fromZero := rapid.Bool().Draw(t, "pages from 0")
	if fromZero {
		knobs = append(knobs, fakeapi.PagesFromZero())
	}

	ignores := rapid.IntRange(0, 9).Draw(t, "ignores page_no") == 0
	if ignores {
		knobs = append(knobs, fakeapi.IgnoreParameters("page_no"))
	}

	slips := w.query.ordered().class() == growing && len(w.changes) > 0
	total, honest := drawTotal(t, size, !ignores && !slips && w.query.MaxItems == 0, !fromZero)
	knobs = append(knobs, total)
	w.honest = honest && !ignores

	server := fakeapi.New(slices.Clone(w.sessions), knobs...)
	for i, answer := range []fakeapi.Effect{fakeapi.Status(503, ""), fakeapi.RetryAfter("2"), fakeapi.Body(`{"succ`)} {
		if page := rapid.IntRange(0, 12).Draw(t, "fault at page"); page > 0 {
			server.Inject(&fakeapi.Fault{Name: fmt.Sprint(i), When: fakeapi.Page(page), Times: 1, Answer: answer})
		}
	}

	// A page is refused once, though it is there.
	if page := rapid.IntRange(-24, 6).Draw(t, "hiccup at page"); page >= 0 {
		status := rapid.SampledFrom([]int{400, 404, 416, 422}).Draw(t, "hiccup")
		server.Inject(&fakeapi.Fault{When: fakeapi.Page(page), Times: 1, Answer: fakeapi.ErrorA(status, status, "hiccup")})

		w.honest = false
	}

	if where := rapid.SampledFrom([]func(fakeapi.Request) bool{nil, nil, nil, nil, page1, beyondPage1}).Draw(t, "no total"); where != nil {
		server.Inject(&fakeapi.Fault{When: where, Answer: fakeapi.Rewrite(func(body []byte) []byte {
			return totalCount.ReplaceAll(body, nil)
		})})
	}

	return server
}

var totalCount = regexp.MustCompile(`"total_count":[^,}]*,?`)

func page1(r fakeapi.Request) bool { return r.Query.Get("page_no") == "1" }

func beyondPage1(r fakeapi.Request) bool { return !page1(r) }

// drawLatency lets answers overtake each other. No two pages take equally long:
// a case must run the same way when it is tried again.
func drawLatency(t *rapid.T) fakeapi.Knob {
	table := rapid.SliceOfN(rapid.IntRange(1, 9), 1, 7).Draw(t, "latencies")

	return fakeapi.LatencyOf(func(r fakeapi.Request) time.Duration {
		page, _ := strconv.Atoi(r.Query.Get("page_no"))

		return time.Duration(table[page%len(table)])*time.Millisecond + time.Duration(page)*time.Microsecond
	})
}

// drawTotal makes totals that are right, too large, too small and nonsense.
func drawTotal(t *rapid.T, size int, tooSmall, tooLarge bool) (knob fakeapi.Knob, honest bool) {
	lie := rapid.IntRange(0, 9).Draw(t, "lie")
	by := rapid.IntRange(1, 6).Draw(t, "by")

	return fakeapi.TotalCount(func(real int) any {
		switch {
		case lie == 0 && tooLarge:
			return real + by
		case lie == 1 && tooSmall:
			return min(real, size+by)
		case lie == 2:
			return -by
		case lie == 3:
			return "lots"
		case lie == 4:
			return nil
		default:
			return real
		}
	}), lie > 1
}

func drawPaging(t *rapid.T) fakeapi.Knob {
	if rapid.IntRange(0, 4).Draw(t, "offsets from 0") == 0 {
		return fakeapi.OffsetsFromZero()
	}

	return rapid.SampledFrom([]fakeapi.Knob{
		fakeapi.PagingFields("total_count", "start_offset", "end_offset"),
		fakeapi.PagingFields("total_count"),
		fakeapi.PagingFields("start_offset"),
		fakeapi.NoPaging(),
		fakeapi.PagingInData(),
	}).Draw(t, "paging")
}

// handled carries requests to a handler without a connection.
type handled struct{ handler http.Handler }

func (h handled) RoundTrip(request *http.Request) (got *http.Response, err error) {
	recorder := httptest.NewRecorder()

	// What a server makes of a handler that hangs up.
	defer func() {
		if cause := recover(); cause != nil {
			got, err = nil, fmt.Errorf("hung up: %v", cause)
		}
	}()

	h.handler.ServeHTTP(recorder, request)

	if err := request.Context().Err(); err != nil {
		return nil, err
	}

	return recorder.Result(), nil
}

// bubbled hides the deadline, which may not be asked for inside a bubble.
type bubbled struct{ testing.TB }

// cases is how often the model is tried, unless -rapid.checks says otherwise.
const cases = "3000"

func TestWhatIsClaimedCompleteIsComplete(t *testing.T) {
	t.Parallel()

	if checks := flag.Lookup("rapid.checks"); checks.Value.String() == checks.DefValue {
		if err := checks.Value.Set(cases); err != nil {
			t.Fatal(err)
		}
	}

	synctest.Test(t, func(t *testing.T) {
		rapid.Check(bubbled{t}, func(t *rapid.T) {
			query := drawQuery(t)
			w := drawWorld(t, query)
			server := drawServer(t, w)

			defer server.Close()

			base, _ := url.Parse(fakeapi.MemoryURL)

			client, err := New(Config{
				BaseURL: base, Credentials: Credentials{Token: fakeapi.Token}, MaxRetries: 4,
				MaxConcurrentRequests: rapid.IntRange(1, 6).Draw(t, "concurrent"), Transport: handled{server},
			})
			if err != nil {
				t.Fatal(err)
			}

			ctx, cancel := context.WithTimeout(context.Background(), time.Hour)
			defer cancel()

			// What an earlier read learned must not harm this one.
			if rapid.Bool().Draw(t, "read before") {
				before := drawQuery(t)
				before.MaxItems = rapid.IntRange(0, 3).Draw(t, "max_items before")

				if _, err := client.Sessions(ctx, before); err != nil {
					t.Log("read before:", err)
				}

				w.begin()
			}

			listing, err := client.Sessions(ctx, query)
			if err == nil {
				check(t, w, listing)
			} else if w.honest && len(w.throughout) > 0 {
				// An empty list may be told by refusals alone, which say nothing.
				t.Fatal(err)
			}
		})
	})
}

func check(t *rapid.T, w *world, listing SessionList) {
	held := ids(listing.Sessions)

	slices.Sort(held)

	if len(slices.Compact(slices.Clone(held))) != len(held) {
		t.Fatalf("an id is there twice: %v", held)
	}

	if want := min(len(w.throughout), w.query.MaxItems); w.honest && len(w.changes) == 0 && w.query.MaxItems > 0 && len(held) != want {
		t.Fatalf("%d sessions of %d were wanted, %d came", w.query.MaxItems, len(w.throughout), len(held))
	}

	if !listing.Complete {
		if w.honest && len(w.changes) == 0 && w.query.MaxItems == 0 {
			t.Fatalf("an honest list that stays put was not proven in %d passes of %+v", listing.Passes, w.query)
		}

		return
	}

	for id := range w.throughout {
		if _, found := slices.BinarySearch(held, id); !found {
			t.Fatalf("claimed complete with %v, after %d passes of %+v, but %s was there throughout", held, listing.Passes, w.query, id)
		}
	}
}
