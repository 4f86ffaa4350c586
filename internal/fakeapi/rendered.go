package fakeapi

import (
	"math"
	"net/http"
	"strconv"
	"time"
)

// Render makes the pages of [Sessions], oldest first, before a benchmark. Its handler
// serves them as a server that clamps to perPage, each after latency. It reads only
// page_no, and no credentials.
func Render(sessions, perPage int, latency time.Duration) http.HandlerFunc {
	api, pages := New(nil, MaxPageSize(perPage)), [][]byte{}
	list := selection{most: math.MaxInt64}.from(Sessions(sessions), &api.behaviour)
	for number := range (sessions+perPage-1)/perPage + 2 { // page 0, and the one past the end
		page, no := renderPage(api, sessionList, part{number, perPage}, list, api.row)
		if no != nil {
			panic("fakeapi: no page " + strconv.Itoa(number) + " to render")
		}
		pages = append(pages, page)
	}
	return func(w http.ResponseWriter, r *http.Request) {
		pause(r.Context(), latency)
		number, err := strconv.Atoi(r.URL.Query().Get("page_no"))
		if err != nil || number < 0 || number >= len(pages) {
			w.WriteHeader(http.StatusNotFound)
			return
		}
		writeJSON(w, http.StatusOK, pages[number])
	}
}
