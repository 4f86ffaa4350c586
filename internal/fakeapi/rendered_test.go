package fakeapi_test

import (
	"fmt"
	"net/http"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// Rendered pages are those that the server would answer.
func TestRender(t *testing.T) {
	t.Parallel()
	api, rendered := fakeapi.New(fakeapi.Sessions(25), fakeapi.MaxPageSize(10)), fakeapi.Render(25, 10, 0)
	for number := range 5 {
		query := fmt.Sprintf("?sort_order=ASC&per_page=1000&page_no=%d", number)
		if want, got := get(t, api, query), get(t, rendered, query); got.status != http.StatusOK || got.body != want.body {
			t.Errorf("page %d is %d %.80s, want %.80s", number, got.status, got.body, want.body)
		}
	}
	if got := get(t, rendered, "?page_no=5").status; got != http.StatusNotFound {
		t.Errorf("a page that was not rendered is %d", got)
	}
}
