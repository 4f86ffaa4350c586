package fakeapi

import (
	"net/http"
	"net/url"
	"strconv"
	"time"
)

// Rendered is an API whose pages of sessions are made before a benchmark. It reads
// only page_no, and no credentials.
type Rendered struct {
	pages   [][]byte
	latency time.Duration
}

// Render writes the pages of [Sessions], oldest first, of a server that clamps to
// perPage. Each answer takes latency.
func Render(sessions, perPage int, latency time.Duration) *Rendered {
	api, rendered := New(Sessions(sessions), MaxPageSize(perPage)), &Rendered{latency: latency}
	pages := (sessions + perPage - 1) / perPage
	for number := range pages + 2 { // page 0, and the one past the end
		query := url.Values{"sort_order": {Ascending}, "page_no": {strconv.Itoa(number)}, "per_page": {strconv.Itoa(perPage)}}
		page, no := api.handle((*Server).listSessions, &call{address: home, reader: reader{server: api, values: query}})
		if no != nil {
			panic("fakeapi: no page " + strconv.Itoa(number) + " to render")
		}
		rendered.pages = append(rendered.pages, page)
	}
	return rendered
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
