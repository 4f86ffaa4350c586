package faults

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Run is one way to run a row: with the fault on one page or another, once or always.
type Run struct {
	Row

	Title string
	Want  Outcome
	once  bool
}

// Runs returns the ways to run the row.
func (r Row) Runs() []Run {
	if r.Answer == nil || r.When != nil {
		return r.runs("")
	}
	first, second := r, r
	first.When, second.When = fakeapi.Page(1), fakeapi.Page(2)
	return append(first.runs(" on page 1"), second.runs(" on page 2")...)
}

func (r Row) runs(where string) (runs []Run) {
	if r.Always.Result != "" {
		runs = append(runs, Run{Row: r, Title: "always" + where, Want: r.Always})
	}
	if r.Once.Result != "" {
		runs = append(runs, Run{Row: r, Title: "once" + where, Want: r.Once, once: true})
	}
	return runs
}

// Rig is a server with the fault of a run.
type Rig struct {
	Server *fakeapi.Server
	run    Run
	fault  *fakeapi.Fault

	mu     sync.Mutex
	worlds [][]fakeapi.Session // the sessions before and after each change
}

func (r Row) sessions() []fakeapi.Session {
	if r.Sessions == 0 {
		return fakeapi.Sessions(45)
	}
	return fakeapi.Sessions(max(0, r.Sessions))
}

// server gives at most 20 sessions in a page, unless the options differ.
func (r Row) server(options []fakeapi.Option) *fakeapi.Server {
	return fakeapi.New(r.sessions(), append([]fakeapi.Option{fakeapi.MaxPageSize(20)}, options...)...)
}

// Rig sets the run up. The caller closes the server.
func (r Run) Rig() *Rig {
	rig := &Rig{run: r, worlds: [][]fakeapi.Session{r.sessions()}}
	options := slices.Clone(r.Options)
	if r.Change != nil {
		options = append(options, fakeapi.BeforeAnswer(rig.change))
	}
	rig.Server = r.server(options)
	if r.Answer != nil {
		rig.fault = &fakeapi.Fault{Name: r.Name, When: r.When, Answer: r.Answer}
		if r.once && r.Change == nil {
			rig.fault.Times = 1
		}
		rig.Server.Inject(rig.fault)
	}
	return rig
}

func (g *Rig) change(n int, data []fakeapi.Session) []fakeapi.Session {
	g.mu.Lock()
	defer g.mu.Unlock()
	if n == 1 || g.run.once && len(g.worlds) > 1 {
		return nil
	}
	changed := g.run.Change(data)
	if changed != nil {
		g.worlds = append(g.worlds, changed)
	}
	return changed
}

// Fired counts the changes, the spoilt answers, the answers that an option altered, or
// else the requests.
func (g *Rig) Fired() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	requests := g.Server.Requests()
	switch {
	case g.run.Change != nil:
		return len(g.worlds) - 1
	case g.fault != nil:
		return g.fault.Fired()
	case g.run.When != nil:
		return count(requests, g.run.When)
	case g.run.Options != nil:
		return g.altered(requests)
	}
	return len(requests)
}

func count(requests []fakeapi.Request, when func(fakeapi.Request) bool) int {
	n := 0
	for _, request := range requests {
		if when(request) {
			n++
		}
	}
	return n
}

// altered counts the answers that differ without one of the options, for the option whose
// removal changes the fewest.
func (g *Rig) altered(requests []fakeapi.Request) int {
	with, least := g.run.server(g.run.Options), len(requests)
	for i := range g.run.Options {
		without := g.run.server(slices.Concat(g.run.Options[:i], g.run.Options[i+1:]))
		least = min(least, count(requests, func(r fakeapi.Request) bool { return answer(with, r) != answer(without, r) }))
	}
	return least
}

func answer(server *fakeapi.Server, request fakeapi.Request) string {
	recorder := httptest.NewRecorder()
	again := httptest.NewRequestWithContext(context.Background(), http.MethodGet, request.Path+"?"+request.Query.Encode(), nil)
	again.Header = request.Header
	server.ServeHTTP(recorder, again)
	return fmt.Sprint(recorder.Code, recorder.Body)
}

// Check returns an error for an id that never matched or comes twice and, in a list
// that claims to be complete, for one that is missing or out of order.
func (g *Rig) Check(ids []string, complete bool) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	worlds := map[string]int{} // in which a session matches
	for _, world := range g.worlds {
		for _, id := range g.matching(world) {
			worlds[id]++
		}
	}
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] || worlds[id] == 0 {
			return fmt.Errorf("session %s does not belong there", id)
		}
		seen[id] = true
	}
	if !complete {
		return nil
	}
	for id, times := range worlds {
		if times == len(g.worlds) && !seen[id] {
			return fmt.Errorf("session %s is missing", id)
		}
	}
	if want := g.matching(g.worlds[0]); len(g.worlds) == 1 && !slices.Equal(ids, want) {
		return fmt.Errorf("the order is %v, want %v", ids, want)
	}
	return nil
}

func (g *Rig) matching(world []fakeapi.Session) []string {
	var ids []string
	for _, session := range world {
		if status := g.run.Arguments["status"]; status == nil || status == session.Status {
			ids = append(ids, session.ID)
		}
	}
	if g.run.Arguments["sort_order"] == fakeapi.Descending {
		slices.Reverse(ids)
	}
	return ids
}
