package faults

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Run is one way to run a row: with the fault on one page or another, once or
// for as long as it is asked for.
type Run struct {
	Row

	Title string
	Want  Outcome
	once  bool
}

// Runs are the ways to run a row.
func (r Row) Runs() []Run {
	pages := map[string]func(fakeapi.Request) bool{"": r.When}
	if r.Answer != nil && r.When == nil {
		pages = map[string]func(fakeapi.Request) bool{" on page 1": fakeapi.Page(1), " on page 2": fakeapi.Page(2)}
	}
	var runs []Run
	for where, when := range pages {
		row := r
		row.When = when
		if r.Always.Result != "" {
			runs = append(runs, Run{Row: row, Title: "always" + where, Want: r.Always})
		}
		if r.Once.Result != "" {
			runs = append(runs, Run{Row: row, Title: "once" + where, Want: r.Once, once: true})
		}
	}
	slices.SortFunc(runs, func(a, b Run) int { return strings.Compare(a.Title, b.Title) })
	return runs
}

// Rig is a server on which a run is set up.
type Rig struct {
	Server *fakeapi.Server
	run    Run
	fault  *fakeapi.Fault

	mu sync.Mutex
	// worlds are the sessions as they were, one after the other.
	worlds [][]fakeapi.Session
}

func (r Row) sessions() []fakeapi.Session {
	if r.Sessions == 0 {
		return fakeapi.Sessions(45)
	}
	return fakeapi.Sessions(max(0, r.Sessions))
}

// server is one of the row, with these options.
func (r Row) server(options []fakeapi.Option) *fakeapi.Server {
	return fakeapi.New(r.sessions(), append([]fakeapi.Option{fakeapi.MaxPageSize(20)}, options...)...)
}

// Rig sets the run up. The server is to be closed.
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
	if g.run.once && len(g.worlds) > 1 {
		return nil
	}
	changed := g.run.Change(n, data)
	if changed != nil {
		g.worlds = append(g.worlds, changed)
	}
	return changed
}

// Fired is how often the fault happened.
func (g *Rig) Fired() int {
	g.mu.Lock()
	defer g.mu.Unlock()
	requests := g.Server.Requests()
	switch {
	case g.run.Fired != nil:
		return g.run.Fired(requests)
	case g.run.Change != nil:
		return len(g.worlds) - 1
	case g.fault != nil:
		return g.fault.Fired()
	case g.run.Options != nil && g.run.Group != Local:
		return g.differing(requests)
	}
	return len(slices.DeleteFunc(requests, func(r fakeapi.Request) bool { return g.run.When != nil && !g.run.When(r) }))
}

// differing counts the requests that a server without one of the options would have
// answered in another way, for the option that mattered least.
func (g *Rig) differing(requests []fakeapi.Request) int {
	with, least := g.run.server(g.run.Options), len(requests)
	for i := range g.run.Options {
		without := g.run.server(slices.Concat(g.run.Usual, g.run.Options[:i], g.run.Options[i+1:]))
		n := 0
		for _, request := range requests {
			if answered(with, request) != answered(without, request) {
				n++
			}
		}
		least = min(least, n)
	}
	return least
}

// answered is what a server would answer, without what differs each time.
func answered(server *fakeapi.Server, request fakeapi.Request) string {
	recorder := httptest.NewRecorder()
	again := httptest.NewRequestWithContext(context.Background(), http.MethodGet, request.Path+"?"+request.Query.Encode(), nil)
	again.Header = request.Header
	server.ServeHTTP(recorder, again)
	return fmt.Sprint(recorder.Code, recorder.Header().Get("Ratelimit-Policy"), recorder.Body)
}

// Check says what is wrong with a list of ids: one that never matched, one that
// comes twice and, in a list that claims to be complete, one that is missing or
// out of order.
func (g *Rig) Check(ids []string, complete bool) error {
	g.mu.Lock()
	defer g.mu.Unlock()
	ever, throughout := map[string]bool{}, map[string]int{}
	for _, world := range g.worlds {
		for _, id := range g.matching(world) {
			ever[id] = true
			throughout[id]++
		}
	}
	seen := map[string]bool{}
	for _, id := range ids {
		if seen[id] || !ever[id] {
			return fmt.Errorf("session %s does not belong there", id)
		}
		seen[id] = true
	}
	if !complete {
		return nil
	}
	for id, times := range throughout {
		if times == len(g.worlds) && !seen[id] {
			return fmt.Errorf("session %s is missing", id)
		}
	}
	if want := g.matching(g.worlds[0]); len(g.worlds) == 1 && !slices.Equal(ids, want) {
		return fmt.Errorf("the order is %v, want %v", ids, want)
	}
	return nil
}

// matching are the ids that the run asks for, in the order that it asks for.
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
