package fakeapi_test

import (
	"bytes"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// What is measured on rendered pages is what the fake would have answered.
func TestRenderedPagesAreThoseOfTheFake(t *testing.T) {
	t.Parallel()
	const sessions, perPage = 250, 100
	api := fakeapi.New(fakeapi.Sessions(sessions), fakeapi.MaxPageSize(perPage))
	t.Cleanup(api.Close)
	rendered := fakeapi.Render(sessions, perPage, 0)

	for number := range 5 {
		want, got := answerOf(t, api, number), answerOf(t, rendered, number)
		if got.Code != http.StatusOK || !bytes.Equal(got.Body.Bytes(), want.Body.Bytes()) {
			t.Errorf("page %d is %d %.80s, want %.80s", number, got.Code, got.Body, want.Body)
		}
	}
	if got := answerOf(t, rendered, 5).Code; got != http.StatusNotFound {
		t.Errorf("a page that was not rendered is %d", got)
	}
}

func answerOf(t *testing.T, api http.Handler, number int) *httptest.ResponseRecorder {
	t.Helper()
	address := fmt.Sprintf("%s/accounts/%s/realtime/kit/%s/sessions?"+
		"sort_by=createdAt&sort_order=ASC&per_page=1000&page_no=%d", fakeapi.MemoryURL, fakeapi.AccountID, fakeapi.AppID, number)
	request := httptest.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	request.Header.Set("Authorization", "Bearer "+fakeapi.Token)
	recorder := httptest.NewRecorder()
	api.ServeHTTP(recorder, request)
	return recorder
}
