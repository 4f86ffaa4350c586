package fakeapi

import (
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Rendered is an API whose pages were written beforehand, so that its own work
// does not count where the work of others is measured. It looks at page_no alone:
// every query gets the same list, and so does a caller without credentials.
type Rendered struct {
	pages   [][]byte
	latency time.Duration
}

// Render writes the pages of [Sessions], oldest first, as a server has them that
// clamps to perPage. Each answer will take so long.
func Render(sessions, perPage int, latency time.Duration) *Rendered {
	api := New(Sessions(sessions), MaxPageSize(perPage))
	made := &Rendered{latency: latency}

	pages := (sessions + perPage - 1) / perPage
	for number := range pages + 2 { // page 0, and the one past the end
		made.pages = append(made.pages, api.renderPage(number, perPage))
	}

	return made
}

func (s *Server) renderPage(number, perPage int) []byte {
	q, no := s.parse(url.Values{
		"sort_by": {SortByCreatedAt}, "sort_order": {Ascending},
		"page_no": {strconv.Itoa(number)}, "per_page": {strconv.Itoa(perPage)},
	})
	world := s.apps[home]
	list := world.list(q.selection, &s.behaviour)
	part, refused := s.page(q, len(list))
	if no != nil || refused != nil {
		panic("fakeapi: no page " + strconv.Itoa(number) + " to render")
	}
	return s.render(world, list, part)
}

// ServeHTTP implements [http.Handler].
func (r *Rendered) ServeHTTP(w http.ResponseWriter, request *http.Request) {
	pause(request.Context(), r.latency)
	number, err := strconv.Atoi(request.URL.Query().Get("page_no"))
	if err != nil || number < 0 || number >= len(r.pages) {
		w.WriteHeader(http.StatusNotFound)
		return
	}
	writeJSON(w, http.StatusOK, r.pages[number])
}
