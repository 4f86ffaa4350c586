package fakeapi

import (
	"math"
	"net/http"
	"strconv"
	"time"
)

// Render makes the pages of [Sessions], oldest first, before a benchmark. The handler
// serves them, each after latency, and reads only page_no.
func Render(sessions, perPage int, latency time.Duration) http.HandlerFunc {
	api, pages := New(nil, MaxPageSize(perPage)), [][]byte{}
	list := selection{most: math.MaxInt64}.from(Sessions(sessions), &api.behaviour)
	for number := range (sessions+perPage-1)/perPage + 2 { // page 0, and the one past the end
		page, _ := renderPage(api, sessionList, part{number, perPage}, list, api.row)
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
