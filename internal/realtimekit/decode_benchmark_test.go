package realtimekit

import (
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/realtimekit/terraform-provider-realtimekit/internal/fakeapi"
)

// BenchmarkDecodePage reads a page of a thousand sessions.
func BenchmarkDecodePage(b *testing.B) {
	recorder := httptest.NewRecorder()
	first := httptest.NewRequestWithContext(b.Context(), http.MethodGet, "/?page_no=1", nil)
	fakeapi.Render(1000, 1000, 0).ServeHTTP(recorder, first)

	body := recorder.Body.Bytes()
	b.SetBytes(int64(len(body)))
	b.ReportAllocs()
	for b.Loop() {
		got, err := decodePage(b.Context(), body)
		if err != nil || len(got.sessions) != 1000 {
			b.Fatal(len(got.sessions), err)
		}
	}
}
